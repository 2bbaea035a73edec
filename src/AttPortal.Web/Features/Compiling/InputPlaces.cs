using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Features.Submissions;

namespace AttPortal.Web.Features.Compiling;

/// <summary>How input is put together for reading.</summary>
public enum InputGrouping
{
    /// <summary>Delegation by delegation.</summary>
    Delegation,

    /// <summary>Item by item: comments on it, and answers to its questions.</summary>
    Item,

    /// <summary>Question by question.</summary>
    Question,

    /// <summary>By the paragraph or question for which a text is proposed.</summary>
    Paragraph,
}

/// <summary>Something to which input speaks.</summary>
/// <param name="At">Its name in addresses: i6, answer:q4, letter#letter-p3.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Topics">The topics of input that speak to it.</param>
public sealed record InputPlace(string At, string Label, IReadOnlyList<string> Topics);

/// <summary>A text with what it is called.</summary>
/// <param name="Key">The key of its field.</param>
/// <param name="Label">What was asked.</param>
/// <param name="Text">What was answered; for a chosen place, its name.</param>
public sealed record LabelledText(string Key, string Label, string Text);

/// <summary>
/// What the fields of input are called, and to what they speak: taken from the agenda and the papers that went out, as in the
/// forms. A field of an item that a later version no longer has keeps its key as its name.
/// </summary>
public sealed class InputPlaces
{
    private readonly Words words;
    private readonly Dictionary<string, string> labels = [];
    private readonly Dictionary<string, string> choices = [];
    private readonly List<string> order = [];
    private readonly List<InputPlace> items = [];
    private readonly List<InputPlace> questions = [];

    private InputPlaces(Words words) => this.words = words;

    /// <summary>Reads the forms of a meeting.</summary>
    internal static async Task<InputPlaces> OfAsync(FormPlan plan, Call call, Meeting meeting, Words words, CancellationToken cancellation)
    {
        var places = new InputPlaces(words);
        var forms = new Dictionary<SubmissionKind, IReadOnlyList<FormGroup>>();
        foreach (var kind in Enum.GetValues<SubmissionKind>())
        {
            forms[kind] = await plan.GroupsAsync(new CallOfMeeting(call, meeting), kind, words, cancellation);
            places.Add(forms[kind]);
        }

        places.AddItems(forms[SubmissionKind.AgendaComments], forms[SubmissionKind.Answers]);
        return places;
    }

    /// <summary>The places to which some input speaks, in the order of the papers.</summary>
    public IReadOnlyList<InputPlace> Of(InputGrouping grouping, IEnumerable<InputRow> rows)
    {
        var topics = rows.SelectMany(r => r.Topics).ToHashSet();
        var known = grouping switch
        {
            InputGrouping.Item => items,
            InputGrouping.Question => questions,
            InputGrouping.Paragraph => [.. choices.Select(c => new InputPlace(c.Key, c.Value, [c.Key]))],
            _ => [],
        };
        var former = topics.Except(known.SelectMany(p => p.Topics)).Where(t => IsOf(grouping, t)).Order(StringComparer.Ordinal)
            .Select(t => new InputPlace(t, words["compiling.former", t], [t]));
        return [.. known.Where(p => p.Topics.Any(topics.Contains)), .. former];
    }

    /// <summary>Where a field stands in the forms; those that are asked no more come last.</summary>
    public int Order(string key) => order.IndexOf(key) is >= 0 and var place ? place : int.MaxValue - 3;

    /// <summary>What was asked.</summary>
    public string Label(string key) => labels.TryGetValue(key, out var label) ? label : words["compiling.former", key];

    /// <summary>Texts in the order of the forms, with their names; a place is named in words.</summary>
    public IReadOnlyList<LabelledText> Name(IEnumerable<SubmittedText> texts) =>
    [
        .. texts.OrderBy(t => Order(t.Key))
            .Select(t => new LabelledText(t.Key, Label(t.Key), t.Key == SubmissionFields.Place ? choices.GetValueOrDefault(t.Text, t.Text) : t.Text)),
    ];

    private static bool IsOf(InputGrouping grouping, string topic) => grouping switch
    {
        InputGrouping.Item => topic.StartsWith(SubmissionFields.CommentPrefix, StringComparison.Ordinal) || topic.StartsWith(SubmissionFields.AnswerPrefix, StringComparison.Ordinal),
        InputGrouping.Question => topic.StartsWith(SubmissionFields.AnswerPrefix, StringComparison.Ordinal),
        InputGrouping.Paragraph => topic.Contains('#', StringComparison.Ordinal),
        _ => false,
    };

    private void Add(IReadOnlyList<FormGroup> groups)
    {
        foreach (var field in groups.SelectMany(g => g.Fields))
        {
            if (labels.TryAdd(field.Key, field.Label))
            {
                order.Add(field.Key);
            }

            foreach (var choice in field.Choices)
            {
                choices.TryAdd(choice.Value, choice.Label);
            }
        }
    }

    private void AddItems(IReadOnlyList<FormGroup> comments, IReadOnlyList<FormGroup> answers)
    {
        var asked = answers.Where(g => g.Heading.Length > 0).ToLookup(g => g.Heading, g => g.Fields.Where(IsAnswer).ToList());
        foreach (var field in comments.SelectMany(g => g.Fields).Where(f => f.Key.StartsWith(SubmissionFields.CommentPrefix, StringComparison.Ordinal)))
        {
            var answered = asked[field.Label].SelectMany(f => f).ToList();
            items.Add(new InputPlace(field.Key[SubmissionFields.CommentPrefix.Length..], field.Label, [field.Key, .. answered.Select(f => f.Key)]));
        }

        questions.AddRange(answers.SelectMany(g => g.Fields).Where(IsAnswer).Select(f => new InputPlace(f.Key, f.Label, [f.Key])));
    }

    private static bool IsAnswer(FormField field) => field.Key.StartsWith(SubmissionFields.AnswerPrefix, StringComparison.Ordinal);
}
