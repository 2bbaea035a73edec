using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Letters;

/// <summary>Identifies a <see cref="Letter"/>.</summary>
public readonly record struct LetterId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static LetterId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// The letter with which officers send out the papers of a meeting, and the annexes that go with the agenda. What it
/// lists (the guiding questions, the parts and their pages, the signatures) is taken from where it stands, never typed.
/// </summary>
public sealed class Letter
{
    /// <summary>Paragraphs that one letter may have.</summary>
    public const int MaximumParagraphs = 99;

    private const string SalutationKey = "salutation";
    private const string ClosingKey = "closing";
    private const string CaptionKey = "caption";

    private readonly List<LetterParagraph> paragraphs = [];
    private readonly List<Annex> annexes = [];

    private Letter()
    {
    }

    /// <summary>Begins a letter without text.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="meetingId">The meeting it invites to.</param>
    /// <param name="originalLanguage">The language in which it is first written.</param>
    /// <param name="date">The day printed on it.</param>
    /// <param name="deadline">Until when delegations may send proposals.</param>
    /// <param name="sendTo">The address to send them to.</param>
    public Letter(LetterId id, MeetingId meetingId, Language originalLanguage, DateOnly date, VenueTime deadline, string sendTo)
    {
        Id = id;
        MeetingId = meetingId;
        OriginalLanguage = originalLanguage;
        Date = date;
        Deadline = deadline;
        SendTo = sendTo;
        Salutation = LocalizedText.Empty(originalLanguage);
        Closing = LocalizedText.Empty(originalLanguage);
        Caption = LocalizedText.Empty(originalLanguage);
    }

    /// <summary>Its identity.</summary>
    public LetterId Id { get; private set; }

    /// <summary>The meeting it invites to.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>The language in which it is first written.</summary>
    public Language OriginalLanguage { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Revision { get; private set; }

    /// <summary>The day printed on it.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Until when delegations may send proposals.</summary>
    public VenueTime Deadline { get; private set; }

    /// <summary>The address to send them to.</summary>
    public string SendTo { get; private set; } = null!;

    /// <summary>How it addresses its readers.</summary>
    public LocalizedText Salutation { get; private set; } = null!;

    /// <summary>How it ends.</summary>
    public LocalizedText Closing { get; private set; } = null!;

    /// <summary>The line under the signatures.</summary>
    public LocalizedText Caption { get; private set; } = null!;

    /// <summary>The paragraphs that stand, in order.</summary>
    public IReadOnlyList<LetterParagraph> Paragraphs => [.. paragraphs.Where(p => !p.IsRemoved).OrderBy(p => p.Position)];

    /// <summary>The paragraphs that were taken out and can be put back.</summary>
    public IReadOnlyList<LetterParagraph> RemovedParagraphs => [.. paragraphs.Where(p => p.IsRemoved)];

    /// <summary>The annexes in order of their letters.</summary>
    public IReadOnlyList<Annex> Annexes => [.. annexes.OrderBy(a => a.Letter)];

    /// <summary>Adds a paragraph without text.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="position">Its place from 1; null for the last.</param>
    public Result<LetterParagraph> AddParagraph(ParagraphKind kind, int? position = null)
    {
        if (Paragraphs.Count >= MaximumParagraphs)
        {
            return new DomainError("letter.too-many-paragraphs", MaximumParagraphs);
        }

        if (kind != ParagraphKind.Numbered && kind != ParagraphKind.Continuation && Paragraphs.Any(p => p.Kind == kind))
        {
            return new DomainError("letter.only-one", kind.ToString());
        }

        var paragraph = new LetterParagraph($"p{paragraphs.Count + 1}", Paragraphs.Count + 1, kind, OriginalLanguage);
        paragraphs.Add(paragraph);
        Place(paragraph, position ?? paragraph.Position);
        Revision++;
        return paragraph;
    }

    /// <summary>Moves a paragraph to a place from 1.</summary>
    public Result MoveParagraph(string key, int position) => OnParagraph(key, removed: false, p => Place(p, position));

    /// <summary>Takes a paragraph out.</summary>
    public Result RemoveParagraph(string key) => OnParagraph(key, removed: false, paragraph =>
    {
        paragraph.IsRemoved = true;
        Number(Paragraphs);
    });

    /// <summary>Puts a paragraph back, at the end.</summary>
    public Result RestoreParagraph(string key) => OnParagraph(key, removed: true, paragraph =>
    {
        paragraph.IsRemoved = false;
        Place(paragraph, int.MaxValue);
    });

    /// <summary>Attaches an annex under the next letter: A, B, C …</summary>
    public Result<Annex> Attach(AnnexKind kind, string source, DateOnly? asOf)
    {
        if (annexes.Count >= 26)
        {
            return new DomainError("letter.too-many-annexes", 26);
        }

        var annex = new Annex((char)('A' + annexes.Count), kind, source, asOf, OriginalLanguage);
        annexes.Add(annex);
        Revision++;
        return annex;
    }

    /// <summary>Sets the date as of which a status table counts.</summary>
    public Result CountAsOf(char letter, DateOnly asOf)
    {
        if (annexes.Find(a => a.Letter == letter && a.Kind == AnnexKind.StatusTable) is not { } annex)
        {
            return new DomainError("letter.no-such-annex");
        }

        annex.AsOf = asOf;
        Revision++;
        return Result.Done;
    }

    /// <summary>Sets the day printed, the deadline and the address.</summary>
    public Result Announce(DateOnly date, VenueTime deadline, string sendTo)
    {
        ArgumentNullException.ThrowIfNull(sendTo);
        if (!deadline.IsUnambiguous)
        {
            return new DomainError("time.not-once", deadline.Local);
        }

        if (deadline.Date < date)
        {
            return new DomainError("letter.deadline-before-date");
        }

        if (!sendTo.Contains('@', StringComparison.Ordinal) || sendTo.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) || sendTo.Length > 200)
        {
            return new DomainError("letter.address");
        }

        Date = date;
        Deadline = deadline;
        SendTo = sendTo;
        Revision++;
        return Result.Done;
    }

    /// <summary>Every text that stands, with its key: salutation, p1 …, closing, caption, A/title, A/introduction …</summary>
    public IEnumerable<KeyedText> Texts() =>
    [
        new KeyedText(SalutationKey, SalutationKey, Salutation),
        .. Paragraphs.Select(p => new KeyedText(p.Key, p.Key, p.Text)),
        new KeyedText(ClosingKey, ClosingKey, Closing),
        new KeyedText(CaptionKey, CaptionKey, Caption),
        .. Annexes.SelectMany(a => new[]
        {
            new KeyedText(a.TitleKey, a.Key, a.Title),
            new KeyedText(a.IntroductionKey, a.Key, a.Introduction),
        }),
    ];

    /// <summary>A text by its key; null where it was taken out or never was.</summary>
    public LocalizedText? Text(string key) => Texts().FirstOrDefault(t => t.Key == key)?.Text;

    /// <summary>Writes a text in one language; refused like <see cref="Agendas.Agenda.Write"/>.</summary>
    public Result<CleanText> Write(string key, Language language, string text, int basedOn)
    {
        if (Text(key) is not { } current)
        {
            return new DomainError("text.gone");
        }

        var edited = current.Edit(language, text, basedOn);
        if (edited.IsRefused)
        {
            return edited.Error;
        }

        Rewrite(key, edited.Value.Text);
        return edited.Value.Kept;
    }

    /// <summary>States that a translation renders the original as it stands now.</summary>
    public Result ConfirmTranslation(string key, Language language)
    {
        if (Text(key) is not { } current)
        {
            return new DomainError("text.gone");
        }

        if (current.IsMissing(language))
        {
            return new DomainError("text.nothing-to-confirm");
        }

        Rewrite(key, current.Confirm(language));
        return Result.Done;
    }

    /// <summary>Everything open in the letter and the words of its annexes.</summary>
    public IReadOnlyList<OpenPoint> FindOpenPoints(Func<TextReference, bool> resolves)
    {
        var letters = Annexes.Select(a => a.Letter.ToString()).ToHashSet();
        bool Resolves(TextReference reference) => reference.Kind switch
        {
            "annex" => letters.Contains(reference.Target),
            "deadline" or "sendTo" => true,
            _ => resolves(reference),
        };

        bool MayBeEmpty(string key) => key is CaptionKey || Annexes.Any(a => a.IntroductionKey == key);
        return [.. Texts().SelectMany(t => OpenPoints.Of(t, MayBeEmpty(t.Key), Resolves))];
    }

    private void Rewrite(string key, LocalizedText text)
    {
        switch (key)
        {
            case SalutationKey:
                Salutation = text;
                break;
            case ClosingKey:
                Closing = text;
                break;
            case CaptionKey:
                Caption = text;
                break;
            default:
                paragraphs.Find(p => p.Key == key)?.Rewrite(text);
                annexes.Find(a => a.TitleKey == key)?.RewriteTitle(text);
                annexes.Find(a => a.IntroductionKey == key)?.RewriteIntroduction(text);
                break;
        }

        Revision++;
    }

    private Result OnParagraph(string key, bool removed, Action<LetterParagraph> change)
    {
        if (paragraphs.Find(p => p.Key == key && p.IsRemoved == removed) is not { } paragraph)
        {
            return new DomainError("letter.no-such-paragraph");
        }

        change(paragraph);
        Revision++;
        return Result.Done;
    }

    private void Place(LetterParagraph paragraph, int position)
    {
        var row = Paragraphs.Where(p => p != paragraph).ToList();
        row.Insert(Math.Clamp(position - 1, 0, row.Count), paragraph);
        Number(row);
    }

    private static void Number(IReadOnlyList<LetterParagraph> row)
    {
        foreach (var (index, paragraph) in row.Index())
        {
            paragraph.Position = index + 1;
        }
    }
}
