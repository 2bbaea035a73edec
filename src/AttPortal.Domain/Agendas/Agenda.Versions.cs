using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Agendas;

/// <content>Sending the agenda out, and adopting it.</content>
public sealed partial class Agenda
{
    /// <summary>Everything open before circulation, in the order of the page.</summary>
    /// <param name="resolves">Whether a reference to something outside the agenda leads somewhere; items and questions are looked up here.</param>
    public IReadOnlyList<OpenPoint> FindOpenPoints(Func<TextReference, bool> resolves)
    {
        var itemKeys = Items.Select(i => i.Key).ToHashSet();
        var questionKeys = Items.SelectMany(i => i.Questions).Select(q => q.Key).ToHashSet();
        bool Resolves(TextReference reference) => reference.Kind switch
        {
            "item" => itemKeys.Contains(reference.Target),
            "question" => questionKeys.Contains(reference.Target),
            _ => resolves(reference),
        };

        var annotations = Items.Select(i => AnnotationKey(i.Key)).ToHashSet();
        var inTexts = Texts().SelectMany(t => OpenPoints.Of(t, annotations.Contains(t.Key), Resolves));
        var withoutQuestion = Items.Where(i => i.Questions.Count == 0)
            .Select(i => new OpenPoint(OpenPointKind.ItemWithoutQuestion, i.Key, null, null, ""));
        var order = Items.ToDictionary(i => i.Key, i => i.Number);
        return [.. inTexts.Concat(withoutQuestion).OrderBy(p => order[p.Place])];
    }

    /// <summary>
    /// Sends the agenda out as it stands: the first time as circulated, then as Rev.1, Rev.2 … What went out stays as it was.
    /// </summary>
    /// <param name="issuedOn">The day printed on it.</param>
    /// <param name="at">The instant.</param>
    /// <param name="by">Who sends it out.</param>
    /// <param name="call">Until when and where to proposals may be sent, as the letter says.</param>
    /// <param name="open">What is open in the agenda and the papers sent with it.</param>
    /// <param name="reason">Why it goes out although something is open; needed when a point takes a reason.</param>
    /// <returns>The version; refused as agenda.no-items, agenda.blocked, agenda.reason-needed or agenda.adopted.</returns>
    public Result<AgendaVersion> Circulate(DateOnly issuedOn, DateTimeOffset at, string by, IssuedCall call, IReadOnlyList<OpenPoint> open, string? reason)
    {
        ArgumentNullException.ThrowIfNull(open);
        var next = Stage == AgendaStage.Draft ? AgendaStage.Circulated : AgendaStage.Revised;
        if (!Stage.MayBecome(next))
        {
            return Closed;
        }

        if (Items.Count == 0)
        {
            return new DomainError("agenda.no-items");
        }

        if (open.Count(p => p.Blocks) is > 0 and var blocking)
        {
            return new DomainError("agenda.blocked", blocking);
        }

        if (open.Count(p => p.TakesReason) is > 0 and var unresolved && string.IsNullOrWhiteSpace(reason))
        {
            return new DomainError("agenda.reason-needed", unresolved);
        }

        return Keep(next, issuedOn, at, by, reason, call, open.Count);
    }

    /// <summary>Records that the group adopted the agenda at the opening of its meeting. It changes no more.</summary>
    /// <param name="on">The day of adoption.</param>
    /// <param name="at">The instant of the record.</param>
    /// <param name="by">Who records it.</param>
    /// <returns>The version; refused as agenda.not-circulated, agenda.changed-since or agenda.adopted.</returns>
    public Result<AgendaVersion> Adopt(DateOnly on, DateTimeOffset at, string by)
    {
        if (CurrentVersion is not { } last)
        {
            return new DomainError("agenda.not-circulated");
        }

        if (!Stage.MayBecome(AgendaStage.Adopted))
        {
            return Closed;
        }

        return SameAs(last)
            ? Keep(AgendaStage.Adopted, on, at, by, null, last.Call, 0)
            : new DomainError("agenda.changed-since");
    }

    /// <summary>Whether the working copy says what a version says.</summary>
    public bool SameAs(AgendaVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return IssuedText.Same(Issue(), version.Items);
    }

    private AgendaVersion Keep(AgendaStage stage, DateOnly issuedOn, DateTimeOffset at, string by, string? reason, IssuedCall call, int open)
    {
        var version = new AgendaVersion(AgendaVersionId.New(), versions.Count, stage, issuedOn, at, by, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), open, call, Issue());
        versions.Add(version);
        Stage = stage;
        Revision++;
        return version;
    }

    private List<IssuedItem> Issue() => [.. Items.Select(i => new IssuedItem(
        i.Key,
        i.Number,
        i.Title.Texts(),
        i.Annotation.Texts(),
        i.Minutes,
        [.. i.Speakers.Select(s => new IssuedItemPart(s.Key, s.Text.Texts()))],
        [.. i.Questions.Select(q => new IssuedItemPart(q.Key, q.Text.Texts()))]))];
}

/// <summary>Compares what was issued by value.</summary>
internal static class IssuedText
{
    public static bool Same(IReadOnlyList<IssuedItem> one, IReadOnlyList<IssuedItem> other) =>
        one.Count == other.Count && one.Zip(other).All(p => Same(p.First, p.Second));

    private static bool Same(IssuedItem one, IssuedItem other) =>
        one.Key == other.Key && one.Number == other.Number && one.Minutes == other.Minutes
        && Same(one.Title, other.Title) && Same(one.Annotation, other.Annotation)
        && Same(one.Speakers, other.Speakers) && Same(one.Questions, other.Questions);

    private static bool Same(IReadOnlyList<IssuedItemPart> one, IReadOnlyList<IssuedItemPart> other) =>
        one.Count == other.Count && one.Zip(other).All(p => p.First.Key == p.Second.Key && Same(p.First.Text, p.Second.Text));

    private static bool Same(IReadOnlyDictionary<Language, string> one, IReadOnlyDictionary<Language, string> other) =>
        Languages.All.All(l => (one.GetValueOrDefault(l) ?? "") == (other.GetValueOrDefault(l) ?? ""));
}
