using System.Security.Claims;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Auditing;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Editor;

/// <summary>What was written.</summary>
/// <param name="Text">The text as it was kept.</param>
/// <param name="Version">Its version, on which the next change is based.</param>
/// <param name="RemovedCharacters">How many control and direction characters were taken out.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When.</param>
internal sealed record WrittenText(string Text, int Version, int RemovedCharacters, string By, DateTimeOffset At);

/// <summary>
/// Changes the papers of a meeting. Each change asks anew who acts, waits for its turn on the paper, carries out one verb, and
/// saves it together with what tells of it.
/// </summary>
/// <param name="contexts">The database; editors outlive a request.</param>
/// <param name="actors">Who acts.</param>
/// <param name="audit">Tells of it.</param>
/// <param name="clock">The time.</param>
internal sealed class EditorOperations(IDbContextFactory<PortalDbContext> contexts, CurrentActor actors, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How the audit log calls the papers of a meeting.</summary>
    public static string Subject(string slug) => $"meetings/{slug}";

    /// <summary>Writes a text as it stands at a pause in typing.</summary>
    /// <param name="person">Who.</param>
    /// <param name="slug">Whose papers.</param>
    /// <param name="id">Which text.</param>
    /// <param name="text">What it is to say.</param>
    /// <param name="basedOn">The version that the person read.</param>
    /// <param name="cancellation">Ends with the request.</param>
    public async Task<Result<WrittenText>> WriteAsync(ClaimsPrincipal person, string slug, TextId id, string text, int basedOn, CancellationToken cancellation)
    {
        await using var session = await OpenAsync(person, slug, id.Paper, cancellation);
        if (session.Error is { } error)
        {
            return error;
        }

        var before = session.Text(id);
        var written = id.Paper == TextId.Agenda ? session.Agenda!.Write(id.Key, id.Language, text, basedOn) : session.Letter!.Write(id.Key, id.Language, text, basedOn);
        if (written.IsRefused)
        {
            return written.Error;
        }

        var kept = new WrittenText(written.Value.Text, session.Text(id)!.VersionIn(id.Language), written.Value.RemovedCharacters, session.Actor!.Name, clock.GetUtcNow());
        if (kept.Version != before!.VersionIn(id.Language))
        {
            await NoteAsync(session, id, before.In(id.Language), kept, cancellation);
            await session.SaveAsync(cancellation);
        }

        return kept;
    }

    /// <summary>States that a translation renders the original as it stands.</summary>
    public Task<Result<string>> ConfirmAsync(ClaimsPrincipal person, string slug, TextId id, CancellationToken cancellation) =>
        ChangeAsync(person, slug, id.Paper, $"{id.Paper}.translation.confirmed", session =>
        {
            var result = id.Paper == TextId.Agenda ? session.Agenda!.ConfirmTranslation(id.Key, id.Language) : session.Letter!.ConfirmTranslation(id.Key, id.Language);
            return Done(result, id.Key, new { key = id.Key, language = id.Language.Code(), original = session.Text(id)?.OriginalText });
        }, cancellation);

    /// <summary>Adds an item at the end.</summary>
    public Task<Result<string>> AddItemAsync(ClaimsPrincipal person, string slug, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Agenda, "agenda.item.added", session =>
        {
            var added = session.Agenda!.AddItem();
            return added.IsRefused ? added.Error : new Carried(added.Value.Key, new { key = added.Value.Key, number = added.Value.Number });
        }, cancellation);

    /// <summary>Moves an item to a place from 1.</summary>
    public Task<Result<string>> MoveItemAsync(ClaimsPrincipal person, string slug, string key, int position, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Agenda, "agenda.item.moved", session =>
        {
            var before = Item(session, key)?.Number;
            var result = session.Agenda!.MoveItem(key, position);
            return Done(result, key, new { key, title = Item(session, key)?.Title.OriginalText, before, after = Item(session, key)?.Number });
        }, cancellation);

    /// <summary>Takes an item out.</summary>
    public Task<Result<string>> RemoveItemAsync(ClaimsPrincipal person, string slug, string key, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Agenda, "agenda.item.removed", session =>
        {
            var item = Item(session, key);
            var before = item?.Number;
            return Done(session.Agenda!.RemoveItem(key), key, new { key, title = item?.Title.OriginalText, before });
        }, cancellation);

    /// <summary>Puts an item back, at the place it had.</summary>
    public Task<Result<string>> RestoreItemAsync(ClaimsPrincipal person, string slug, string key, int? position, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Agenda, "agenda.item.restored", session =>
        {
            var result = session.Agenda!.RestoreItem(key);
            if (!result.IsRefused && position is { } place)
            {
                result = session.Agenda!.MoveItem(key, place);
            }

            return Done(result, key, new { key, title = Item(session, key)?.Title.OriginalText, after = Item(session, key)?.Number });
        }, cancellation);

    /// <summary>Allots minutes to an item; null takes the allotment away.</summary>
    public Task<Result<string>> AllotTimeAsync(ClaimsPrincipal person, string slug, string key, int? minutes, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Agenda, "agenda.time.allotted", session =>
        {
            var before = Item(session, key)?.Minutes;
            return Done(session.Agenda!.AllotTime(key, minutes), key, new { key, before, after = minutes });
        }, cancellation);

    /// <summary>Adds a guiding question or an invited speaker to an item.</summary>
    public Task<Result<string>> AddPartAsync(ClaimsPrincipal person, string slug, string itemKey, bool isQuestion, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Agenda, "agenda.part.added", session =>
        {
            if (isQuestion)
            {
                var question = session.Agenda!.AddQuestion(itemKey);
                return question.IsRefused ? question.Error : new Carried(question.Value.Key, new { item = itemKey, key = question.Value.Key });
            }

            var speaker = session.Agenda!.AddSpeaker(itemKey);
            return speaker.IsRefused ? speaker.Error : new Carried(speaker.Value.Key, new { item = itemKey, key = speaker.Value.Key });
        }, cancellation);

    /// <summary>Moves a question or speaker under its item.</summary>
    public Task<Result<string>> MovePartAsync(ClaimsPrincipal person, string slug, string key, int position, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Agenda, "agenda.part.moved", session =>
            Done(session.Agenda!.MovePart(key, position), key, new { key, after = position }), cancellation);

    /// <summary>Takes a question or speaker out.</summary>
    public Task<Result<string>> RemovePartAsync(ClaimsPrincipal person, string slug, string key, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Agenda, "agenda.part.removed", session =>
        {
            var text = session.Agenda!.Text(key)?.OriginalText;
            return Done(session.Agenda!.RemovePart(key), key, new { key, before = text });
        }, cancellation);

    /// <summary>Puts a question or speaker back, at the place it had.</summary>
    public Task<Result<string>> RestorePartAsync(ClaimsPrincipal person, string slug, string key, int position, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Agenda, "agenda.part.restored", session =>
        {
            var result = session.Agenda!.RestorePart(key);
            if (!result.IsRefused)
            {
                result = session.Agenda!.MovePart(key, position);
            }

            return Done(result, key, new { key, after = session.Agenda!.Text(key)?.OriginalText });
        }, cancellation);

    /// <summary>Adds a paragraph to the letter, after the last one.</summary>
    public Task<Result<string>> AddParagraphAsync(ClaimsPrincipal person, string slug, ParagraphKind kind, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Letter, "letter.paragraph.added", session =>
        {
            var added = session.Letter!.AddParagraph(kind);
            return added.IsRefused ? added.Error : new Carried(added.Value.Key, new { key = added.Value.Key, kind = kind.ToString() });
        }, cancellation);

    /// <summary>Moves a paragraph to a place from 1.</summary>
    public Task<Result<string>> MoveParagraphAsync(ClaimsPrincipal person, string slug, string key, int position, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Letter, "letter.paragraph.moved", session =>
        {
            var before = session.Letter!.Paragraphs.FirstOrDefault(p => p.Key == key)?.Position;
            return Done(session.Letter!.MoveParagraph(key, position), key, new { key, before, after = position });
        }, cancellation);

    /// <summary>Takes a paragraph out.</summary>
    public Task<Result<string>> RemoveParagraphAsync(ClaimsPrincipal person, string slug, string key, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Letter, "letter.paragraph.removed", session =>
        {
            var text = session.Letter!.Text(key)?.OriginalText;
            return Done(session.Letter!.RemoveParagraph(key), key, new { key, before = text });
        }, cancellation);

    /// <summary>Puts a paragraph back, at the place it had.</summary>
    public Task<Result<string>> RestoreParagraphAsync(ClaimsPrincipal person, string slug, string key, int? position, CancellationToken cancellation) =>
        ChangeAsync(person, slug, TextId.Letter, "letter.paragraph.restored", session =>
        {
            var result = session.Letter!.RestoreParagraph(key);
            if (!result.IsRefused && position is { } place)
            {
                result = session.Letter!.MoveParagraph(key, place);
            }

            return Done(result, key, new { key, after = session.Letter!.Text(key)?.OriginalText });
        }, cancellation);

    private static AgendaItem? Item(EditSession session, string key) => session.Agenda!.Items.FirstOrDefault(i => i.Key == key);

    private static Result<Carried> Done(Result result, string key, object detail) => result.IsRefused ? result.Error : new Carried(key, detail);

    private async Task<Result<string>> ChangeAsync(
        ClaimsPrincipal person, string slug, string paper, string action, Func<EditSession, Result<Carried>> verb, CancellationToken cancellation)
    {
        await using var session = await OpenAsync(person, slug, paper, cancellation);
        if (session.Error is { } error)
        {
            return error;
        }

        var result = verb(session);
        if (result.IsRefused)
        {
            return result.Error;
        }

        audit.Record(session.Db, session.Actor!, action, Subject(slug), result.Value.Detail);
        await session.SaveAsync(cancellation);
        return result.Value.Key;
    }

    private async Task<EditSession> OpenAsync(ClaimsPrincipal person, string slug, string paper, CancellationToken cancellation)
    {
        var session = new EditSession(await contexts.CreateDbContextAsync(cancellation));
        try
        {
            await session.OpenAsync(await actors.FindAsync(person, cancellation), slug, paper, cancellation);
            return session;
        }
        catch
        {
            // A window that was closed in the middle must not keep the paper locked for everybody else.
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Keeps what the audit log will say of the spell of writing to which a save belongs.</summary>
    private static async Task NoteAsync(EditSession session, TextId id, string before, WrittenText written, CancellationToken cancellation)
    {
        var edit = await session.Db.TextEdits.FindAsync([session.Meeting!.Id, id.Paper, id.Key, id.Language], cancellation);
        if (edit is null)
        {
            edit = new TextEdit(session.Meeting.Id, id.Paper, id.Key, id.Language);
            session.Db.TextEdits.Add(edit);
            edit.Begin(session.Actor!.UserId, session.Actor.Name, before, written.At);
        }
        else if (!edit.Takes(session.Actor!.UserId, written.At, WritingLog.Pause, WritingLog.Longest))
        {
            WritingLog.Record(session.Db, edit, session.Meeting.Slug);
            edit.Begin(session.Actor.UserId, session.Actor.Name, before, written.At);
        }

        edit.Change(written.Text, written.At);
    }

    private sealed record Carried(string Key, object Detail);
}
