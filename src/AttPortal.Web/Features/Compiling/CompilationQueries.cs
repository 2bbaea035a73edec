using AttPortal.Documents.Composition;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Features.Meetings;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Features.Submissions;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Compiling;

/// <summary>How a compilation is put together, and of what.</summary>
/// <param name="Slug">Of which meeting.</param>
/// <param name="ByQuestion">Question by question; else delegation by delegation.</param>
/// <param name="All">All input, for those who prepare the meeting; else what is published.</param>
internal sealed record CompilationAsked(string Slug, bool ByQuestion, bool All)
{
    /// <summary>The key of the only section that is wanted; null for all.</summary>
    public string? Part { get; init; }

    /// <summary>Reads the words of an address.</summary>
    public static CompilationAsked Of(string slug, string? by, string? of) => new(slug, by == "question", of == "all");

    /// <summary>The same as an address, below the language.</summary>
    public string Address(string ending = "") => $"meetings/{Slug}/compilation{ending}?by={(ByQuestion ? "question" : "delegation")}{(All ? "&of=all" : "")}{(Part is null ? "" : $"&part={Uri.EscapeDataString(Part)}")}";
}

/// <summary>A compilation, ready to be composed.</summary>
/// <param name="Meeting">Of which meeting.</param>
/// <param name="Model">What it says.</param>
/// <param name="Setting">Its surroundings.</param>
internal sealed record Compilation(Meeting Meeting, CompilationModel Model, PaperSetting Setting)
{
    /// <summary>The texts.</summary>
    public int Count => Model.Sections.Sum(s => s.Texts.Count);

    /// <summary>Some of it: the texts from one number on, under their sections.</summary>
    public CompilationModel Slice(int from, int count) => Model with
    {
        Sections =
        [
            .. Model.Sections.Select(s => s with { Texts = [.. s.Texts.Where(t => t.Number >= from && t.Number < from + count)] }).Where(s => s.Texts.Count > 0),
        ],
    };
}

/// <summary>Puts together what was submitted: what is published for everybody, all of it for those who prepare the meeting.</summary>
/// <param name="db">The database.</param>
/// <param name="input">What was submitted.</param>
/// <param name="plan">What was asked.</param>
internal sealed class CompilationQueries(PortalDbContext db, InputQueries input, FormPlan plan)
{
    /// <summary>The compilation; null where there is no such meeting, or the person may not read what was asked for.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="asked">What is asked for.</param>
    /// <param name="root">What stands before the addresses of files: the address of the portal where it is printed, nothing on its own pages.</param>
    /// <param name="words">In which language.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task<Compilation?> FindAsync(Actor? actor, CompilationAsked asked, string root, Words words, CancellationToken cancellation)
    {
        // The published one is the same for everybody, so that whoever passes it on passes on nothing else.
        var found = asked.All ? await input.AllAsync(actor, asked.Slug, words, cancellation) : await input.ReadableAsync(null, asked.Slug, words, cancellation);
        if (found is null)
        {
            return null;
        }

        var meeting = found.Meeting;
        var rows = found.Rows.Where(r => !r.Standing.IsWithdrawn).ToList();
        var call = await db.Calls.AsNoTracking().Where(c => c.MeetingId == meeting.Id && c.AnnouncedAt != null).OrderBy(c => c.Number).FirstOrDefaultAsync(cancellation);
        var group = await db.WorkingGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Code == meeting.GroupCode, cancellation);
        IReadOnlyList<CompilationSection> sections = [];
        if (call is not null && rows.Count > 0)
        {
            var places = await InputPlaces.OfAsync(plan, call, meeting, words, cancellation);
            var at = $"{root}/{words.Language.Code()}/meetings/{asked.Slug}/{(asked.All ? "input" : "submissions")}";
            List<TextToCompile> texts = [.. Texts(rows, await input.TextsAsync(rows, cancellation), places, words), .. Files(rows, await input.FilesAsync(rows, cancellation), at, words)];
            sections = asked.ByQuestion ? CompilationOrder.ByQuestion(texts) : CompilationOrder.ByDelegation(texts);
        }

        if (asked.Part is not null)
        {
            // Its texts keep the numbers by which they are cited.
            sections = [.. sections.Where(s => s.Key == asked.Part)];
            if (sections.Count == 0)
            {
                return null;
            }
        }

        var name = group?.Name.InOrOriginal(words.Language) ?? words.MeetingTitle(meeting);
        var model = new CompilationModel(name, words["compiling.compilation"], $"{words.MeetingDates(meeting)} · {words[asked.ByQuestion ? "compiling.by.Question" : "compiling.by.Delegation"]}", sections);
        var date = rows.Count == 0 ? meeting.StartDate : rows.Max(r => VenueTime.At(r.BeganAt, VenueTime.Geneva).Date);
        return new Compilation(meeting, model, new PaperSetting(
            words.Language, $"meetings/{asked.Slug}/compilation", date, $"{name}, {words.MeetingDates(meeting)}", asked.All, ReferenceBook.Empty));
    }

    private static List<TextToCompile> Texts(
        IEnumerable<InputRow> rows, IReadOnlyDictionary<SubmissionId, IReadOnlyList<SubmittedText>> texts, InputPlaces places, Words words) =>
    [
        .. rows.SelectMany(row =>
        {
            var said = places.Name(texts[row.Id]);
            var name = row.Delegation.Name.InOrOriginal(words.Language);
            var place = said.FirstOrDefault(t => t.Key == SubmissionFields.Place)?.Text;
            return said.Where(t => t.Key != SubmissionFields.Place).Select(t => row.Kind switch
            {
                SubmissionKind.Answers or SubmissionKind.AgendaComments => new TextToCompile(row.Delegation.Id.Value, name, places.Order(t.Key), t.Label, t.Label, "", row.Language, t.Text),
                SubmissionKind.ProposedText => new TextToCompile(row.Delegation.Id.Value, name, int.MaxValue - 2, place ?? t.Label, $"{place}: {t.Label}", t.Label, row.Language, t.Text),
                _ => new TextToCompile(row.Delegation.Id.Value, name, int.MaxValue - 1, words.Name(row.Kind), $"{words.Name(row.Kind)}: {t.Label}", t.Label, row.Language, t.Text),
            });
        }),
    ];

    /// <summary>Files come last: they speak to a call as a whole.</summary>
    private static IEnumerable<TextToCompile> Files(IEnumerable<InputRow> rows, IReadOnlyDictionary<SubmissionId, IReadOnlyList<AttachedFile>> files, string at, Words words) =>
        from row in rows
        where files[row.Id].Count > 0
        select new TextToCompile(row.Delegation.Id.Value, row.Delegation.Name.InOrOriginal(words.Language), int.MaxValue, words["submissions.files"], words["submissions.files"], "", row.Language, "")
        {
            Files = [.. files[row.Id].Select(f => new CompiledFile(f.Name, words.About(f), $"{at}/{row.Id.Value}/files/{f.FileId}"))],
        };
}
