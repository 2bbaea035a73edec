using AttPortal.Domain.Shared;
using AttPortal.Domain.WorkingGroups;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Caching;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.QuestionLists;

/// <summary>A text of a question list as somebody wants it.</summary>
/// <param name="Key">Which heading or question.</param>
/// <param name="Text">What it is to say; null leaves it.</param>
/// <param name="BasedOn">The version that the person read.</param>
/// <param name="Confirms">Whether the translation renders the original as it stands.</param>
internal sealed record WantedText(string Key, string? Text, int BasedOn, bool Confirms);

/// <summary>A text that was refused.</summary>
/// <param name="Key">Which heading or question.</param>
/// <param name="Error">Why.</param>
internal sealed record RefusedText(string Key, DomainError Error);

/// <summary>Reads and changes the question lists of groups.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where changes are written down.</param>
/// <param name="published">Told when an edition was issued.</param>
internal sealed class QuestionOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, PublishedGeneration published)
{
    /// <summary>Whether a person writes the lists of a group: the Secretariat, and its officers of any cycle, for the list outlives a cycle.</summary>
    public static bool MayWrite(Actor? actor, string groupCode) => actor is not null && (actor.IsSecretariat || actor.Offices.Any(o => o.GroupCode == groupCode));

    /// <summary>A list by its address; null where there is none.</summary>
    public async Task<QuestionList?> FindAsync(string group, string key, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var list = await db.QuestionLists.AsNoTracking().SingleOrDefaultAsync(l => l.Key == key, cancellation);
        return list is not null && list.GroupCode.Equals(group, StringComparison.OrdinalIgnoreCase) ? list : null;
    }

    /// <summary>Writes texts in one language; what can be kept is kept, and the rest told.</summary>
    public async Task<IReadOnlyList<RefusedText>> WriteAsync(Actor actor, string key, Language language, IReadOnlyList<WantedText> wanted, CancellationToken cancellation)
    {
        List<RefusedText> refused = [];
        var done = await ChangeAsync(actor, key, (db, list) =>
        {
            refused.Clear();
            foreach (var text in wanted)
            {
                var before = list.Text(text.Key)?.In(language);
                var result = text.Text is null ? Result.Done : list.Write(text.Key, language, text.Text, text.BasedOn);
                if (!result.IsRefused && text.Confirms)
                {
                    result = list.ConfirmTranslation(text.Key, language);
                }

                if (result.IsRefused)
                {
                    refused.Add(new RefusedText(text.Key, result.Error));
                }
                else
                {
                    audit.Record(db, actor, "questions.written", Subject(list), new { text.Key, Language = language.Code(), text.Confirms, Before = before, After = list.Text(text.Key)!.In(language) });
                }
            }

            return Result.Done;
        }, cancellation);
        return done.IsRefused ? [new RefusedText("", done.Error)] : refused;
    }

    /// <summary>Adds a heading at the end, in the list's original language.</summary>
    public Task<Result> AddHeadingAsync(Actor actor, string key, string title, CancellationToken cancellation) => ChangeAsync(actor, key, (db, list) =>
    {
        var written = Written(list, title);
        // The same form sent twice adds one heading.
        if (!written.IsRefused && (list.Headings is [] || list.Headings[^1].Title.OriginalText != written.Value.OriginalText))
        {
            var heading = list.AddHeading(written.Value);
            audit.Record(db, actor, "questions.heading.added", Subject(list), new { heading.Key, Text = heading.Title.OriginalText });
        }

        return written.IsRefused ? written.Error : Result.Done;
    }, cancellation);

    /// <summary>Adds a question at the end of a heading, in the list's original language.</summary>
    public Task<Result> AddQuestionAsync(Actor actor, string key, string heading, string text, CancellationToken cancellation) => ChangeAsync(actor, key, (db, list) =>
    {
        var written = Written(list, text);
        if (written.IsRefused || (list.Headings.FirstOrDefault(h => h.Key == heading)?.Questions is [.., var last] && last.Text.OriginalText == written.Value.OriginalText))
        {
            return written.IsRefused ? written.Error : Result.Done;
        }

        var added = list.AddQuestion(heading, written.Value);
        if (!added.IsRefused)
        {
            audit.Record(db, actor, "questions.question.added", Subject(list), new { Heading = heading, Text = written.Value.OriginalText });
        }

        return added;
    }, cancellation);

    /// <summary>Issues the list as it stands under the next number; the public reads it from then on.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="key">Which list.</param>
    /// <param name="number">The number that the person saw announced; one that exists already was issued by the same form.</param>
    /// <param name="issuedOn">The day printed on it.</param>
    /// <param name="note">What it is issued for.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result> IssueAsync(Actor actor, string key, int number, DateOnly issuedOn, string note, CancellationToken cancellation)
    {
        var done = await ChangeAsync(actor, key, (db, list) =>
        {
            if (list.CurrentEdition >= number)
            {
                return Result.Done;
            }

            var issued = list.Issue(issuedOn, note);
            if (issued.IsRefused)
            {
                return issued.Error;
            }

            audit.Record(db, actor, "questions.issued", Subject(list), new { issued.Value.Number, issued.Value.IssuedOn, issued.Value.Note });
            return Result.Done;
        }, cancellation);
        published.Advance();
        return done;
    }

    private async Task<Result> ChangeAsync(Actor actor, string key, Func<PortalDbContext, QuestionList, Result> verb, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            if (await db.QuestionLists.SingleOrDefaultAsync(l => l.Key == key, cancellation) is not { } list || !MayWrite(actor, list.GroupCode))
            {
                return new DomainError("questions.not-yours");
            }

            var result = verb(db, list);
            if (result.IsRefused)
            {
                return result;
            }

            try
            {
                await db.SaveChangesAsync(cancellation);
                return result;
            }
            catch (DbUpdateConcurrencyException) when (attempt < 5)
            {
                // Somebody else changed the list in this moment: the verb is tried on what stands now, and refuses a true conflict.
            }
        }
    }

    private static Result<LocalizedText> Written(QuestionList list, string text)
    {
        var clean = RichText.Clean(text.Trim());
        return clean.IsRefused ? clean.Error
            : clean.Value.Text.Length == 0 ? new DomainError("questions.empty")
            : LocalizedText.Written(list.Title.Original, clean.Value.Text);
    }

    private static string Subject(QuestionList list) => $"questions/{list.Key}";
}
