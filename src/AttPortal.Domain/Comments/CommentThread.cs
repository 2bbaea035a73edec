using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Comments;

/// <summary>Identifies a <see cref="CommentThread"/>.</summary>
public readonly record struct CommentThreadId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static CommentThreadId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// What those who prepare a meeting say to each other about one place of its papers: an item, a paragraph of the letter or an
/// annex. It goes out with nothing. What was said stays as it was said; a thread is open until somebody resolves it.
/// </summary>
public sealed class CommentThread
{
    /// <summary>Comments that one thread may have.</summary>
    public const int MaximumComments = 200;

    /// <summary>Characters that one comment may have.</summary>
    public const int MaximumLength = 4000;

    private readonly List<Comment> comments = [];

    private CommentThread()
    {
    }

    /// <summary>Begins a thread in which nothing was said yet.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="meetingId">Whose papers.</param>
    /// <param name="place">The key of the item, paragraph or annex: i6, p4, closing, B.</param>
    public CommentThread(CommentThreadId id, MeetingId meetingId, string place)
    {
        Id = id;
        MeetingId = meetingId;
        Place = place;
    }

    /// <summary>Its identity.</summary>
    public CommentThreadId Id { get; private set; }

    /// <summary>Whose papers.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>The key of the item, paragraph or annex.</summary>
    public string Place { get; private set; } = null!;

    /// <summary>Grows with every change.</summary>
    public int Revision { get; private set; }

    /// <summary>When it was resolved; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Who resolved it; null while it is open.</summary>
    public string? ResolvedBy { get; private set; }

    /// <summary>What was said, in order.</summary>
    public IReadOnlyList<Comment> Comments => [.. comments.OrderBy(c => c.Number)];

    /// <summary>Whether something was said that nobody resolved yet.</summary>
    public bool IsOpen => comments.Count > 0 && ResolvedAt is null;

    /// <summary>Says something. Whoever comments on a resolved thread opens it again.</summary>
    /// <param name="id">Made by whoever sends it: what arrives twice is said once.</param>
    /// <param name="text">What a person typed.</param>
    /// <param name="userId">The account; null for the portal itself.</param>
    /// <param name="by">The name that others see.</param>
    /// <param name="at">The instant.</param>
    /// <returns>The comment; refused as comments.empty, text.too-long or comments.too-many.</returns>
    public Result<Comment> Add(Guid id, string text, Guid? userId, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (comments.Find(c => c.Id == id) is { } said)
        {
            return said;
        }

        if (text.Length > MaximumLength)
        {
            return new DomainError("text.too-long", text.Length, MaximumLength);
        }

        var clean = RichText.Clean(text);
        if (clean.IsRefused)
        {
            return clean.Error;
        }

        if (string.IsNullOrWhiteSpace(clean.Value.Text))
        {
            return new DomainError("comments.empty");
        }

        if (comments.Count >= MaximumComments)
        {
            return new DomainError("comments.too-many", MaximumComments);
        }

        var comment = new Comment(id, comments.Count + 1, clean.Value.Text.Trim(), userId, by, at);
        comments.Add(comment);
        (ResolvedAt, ResolvedBy) = (null, null);
        Revision++;
        return comment;
    }

    /// <summary>States that nothing is left to do about what was said.</summary>
    /// <param name="read">How many comments the person had before their eyes.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">The instant.</param>
    /// <returns>Refused as comments.not-open, or as comments.not-read where something was said since.</returns>
    public Result Resolve(int read, string by, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return new DomainError("comments.not-open");
        }

        if (read != comments.Count)
        {
            return new DomainError("comments.not-read");
        }

        (ResolvedAt, ResolvedBy) = (at, by);
        Revision++;
        return Result.Done;
    }

    /// <summary>States that something is left to do after all; refused as comments.not-resolved.</summary>
    public Result Reopen()
    {
        if (ResolvedAt is null)
        {
            return new DomainError("comments.not-resolved");
        }

        (ResolvedAt, ResolvedBy) = (null, null);
        Revision++;
        return Result.Done;
    }
}

/// <summary>Something that a person said about a place of the papers. It is never altered.</summary>
public sealed class Comment
{
    private Comment()
    {
    }

    internal Comment(Guid id, int number, string text, Guid? userId, string by, DateTimeOffset at)
    {
        Id = id;
        Number = number;
        Text = text;
        UserId = userId;
        By = by;
        At = at;
    }

    /// <summary>As whoever sent it named it.</summary>
    public Guid Id { get; private set; }

    /// <summary>Place in the thread, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Plain text in whatever language the person wrote; may have several lines.</summary>
    public string Text { get; private set; } = null!;

    /// <summary>The account; null for the portal itself.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>The name that others see.</summary>
    public string By { get; private set; } = null!;

    /// <summary>When it was said.</summary>
    public DateTimeOffset At { get; private set; }
}
