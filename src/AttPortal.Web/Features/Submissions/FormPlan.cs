using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Features.Meetings;
using AttPortal.Web.Features.Papers;

namespace AttPortal.Web.Features.Submissions;

/// <summary>A field of a form.</summary>
/// <param name="Key">Its key in the draft.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Hint">What helps to answer; may be empty.</param>
/// <param name="Rows">Its height in lines; 1 for a single line.</param>
/// <param name="Required">Whether nothing is submitted without it.</param>
/// <param name="Choices">From what is chosen, if not typed.</param>
public sealed record FormField(string Key, string Label, string Hint, int Rows, bool Required, IReadOnlyList<FormChoice> Choices)
{
    /// <summary>The id of the field on its page.</summary>
    public string Id => "f-" + Key.Replace(':', '-');
}

/// <summary>Something to choose.</summary>
/// <param name="Value">What is kept.</param>
/// <param name="Label">What is read.</param>
public sealed record FormChoice(string Value, string Label);

/// <summary>Fields that belong together: the questions of an item.</summary>
/// <param name="Heading">What they are about; empty where the form has one group only.</param>
/// <param name="Fields">The fields in order.</param>
public sealed record FormGroup(string Heading, IReadOnlyList<FormField> Fields);

/// <summary>Makes the form of a kind from what went out: each guiding question and each item has its field.</summary>
/// <param name="meetings">The agenda in lists.</param>
/// <param name="issued">What went out.</param>
internal sealed class FormPlan(MeetingQueries meetings, IssuedPapers issued)
{
    private const int LongestQuote = 90;

    /// <summary>The groups of a form, in the reader's language where the papers have it.</summary>
    public async Task<IReadOnlyList<FormGroup>> GroupsAsync(CallOfMeeting call, SubmissionKind kind, Words words, CancellationToken cancellation)
    {
        var versions = await issued.VersionsAsync(call.Meeting.Slug, cancellation);
        var current = versions.Count == 0 ? null : versions[^1];
        var agenda = current is null ? null : await AgendaAsync(current, call, words, cancellation);
        List<FormGroup> groups = kind switch
        {
            SubmissionKind.Answers => [.. (agenda ?? []).Where(i => i.Questions.Count > 0).Select(i => new FormGroup(
                words["submissions.item", i.Number, i.Title],
                [.. i.Questions.Select(q => Field(SubmissionFields.AnswerPrefix + q.Key, $"{q.Label} {q.Text}", "", 5, false))]))],
            SubmissionKind.AgendaComments => [.. (agenda ?? []).Select(i => new FormGroup(
                "", [Field(SubmissionFields.CommentPrefix + i.Key, words["submissions.item", i.Number, i.Title], "", 4, false)]))],
            _ => [],
        };
        var places = kind == SubmissionKind.ProposedText && current is not null ? await PlacesAsync(current, words.Language, cancellation) : [];
        groups.Add(new FormGroup(
            groups.Count > 1 ? words["submissions.in-general"] : "",
            [.. SubmissionFields.Fixed(kind).Select(key => FixedField(kind, key, places, words))]));
        return groups;
    }

    /// <summary>The field of a form that can't be looked up: what it is called at least tells one from another.</summary>
    public static FormField Unlisted(SubmissionKind kind, string key, Words words) => SubmissionFields.Fixed(kind).Contains(key)
        ? FixedField(kind, key, [], words)
        : Field(key, $"{words.Name(kind)}: {key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]}", "", 5, false);

    private static FormField FixedField(SubmissionKind kind, string key, IReadOnlyList<FormChoice> places, Words words)
    {
        var isRequired = SubmissionFields.Required(kind).Contains(key);
        var name = key.Split(':')[0];
        return name switch
        {
            SubmissionFields.Place => Field(key, words["submissions.field.place"], words["submissions.field.place.hint"], 1, isRequired) with { Choices = places },
            "speaker" => Field(key, words["submissions.field.speaker", key.Split(':')[1]], words["submissions.field.speaker.hint"], 1, isRequired),
            SubmissionFields.Title or SubmissionFields.Presenter or SubmissionFields.Minutes => Field(key, words[$"submissions.field.{name}"], "", 1, isRequired),
            SubmissionFields.General => Field(key, words["submissions.field.general"], words["submissions.field.general.hint"], 6, isRequired),
            _ => Field(key, words[$"submissions.field.{name}"], "", 6, isRequired),
        };
    }

    private static FormField Field(string key, string label, string hint, int rows, bool required) => new(key, label, hint, rows, required, []);

    private async Task<IReadOnlyList<AgendaLine>?> AgendaAsync(IssuedVersion version, CallOfMeeting call, Words words, CancellationToken cancellation)
    {
        var agendas = await meetings.AgendasAsync(version.Id, call.Meeting.Slug, [words.Language, Language.English], cancellation);
        return agendas.GetValueOrDefault(words.Language) ?? agendas.GetValueOrDefault(Language.English);
    }

    /// <summary>The numbered paragraphs and questions of the papers, by which a proposed text says where it belongs.</summary>
    private async Task<IReadOnlyList<FormChoice>> PlacesAsync(IssuedVersion version, Language language, CancellationToken cancellation)
    {
        List<FormChoice> places = [];
        foreach (var part in (await issued.PartsAsync(version.Id, cancellation)).Where(p => p.Language == language && p.Part is not (PaperParts.Package or PaperParts.Agenda)))
        {
            var document = DocumentJson.Read((await issued.TreeAsync(version.Id, part.Part, language, cancellation))!);
            places.AddRange(document.Parts.SelectMany(p => p.Blocks).SelectMany(Numbered)
                .Select(n => new FormChoice($"{part.Part}#{n.Anchor}", $"{part.Title}, {n.Number} {Quote(n.Text)}")));
        }

        return places;
    }

    private static IEnumerable<(string Anchor, string Number, string Text)> Numbered(Block block) => block switch
    {
        Paragraph { Anchor: { } anchor, Number: { } number } paragraph => [(anchor, number, TreeText.Of(paragraph.Inlines))],
        Questions questions => questions.Items.Select(q => (q.Anchor, q.Label, TreeText.Of(q.Inlines))),
        ListBlock list => list.Items.Where(i => i.Anchor is not null).Select(i => (i.Anchor!, i.Label, TreeText.Of(i.Blocks.OfType<Paragraph>().SelectMany(p => p.Inlines).ToList()))),
        _ => [],
    };

    private static string Quote(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
}
