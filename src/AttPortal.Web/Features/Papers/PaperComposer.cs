using AttPortal.Documents.Composition;
using AttPortal.Domain.Shared;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Papers;

/// <summary>
/// Fills the plain models of a meeting's papers in one language, and composes them. The same trees are shown on the web,
/// drawn beside the editor, printed and kept.
/// </summary>
/// <param name="phrases">The fixed phrases.</param>
internal sealed class PaperComposer(Phrases phrases)
{
    /// <summary>All parts by name, the package last.</summary>
    /// <param name="papers">What they are made of.</param>
    /// <param name="language">In which language; a text without translation stands in its original.</param>
    /// <param name="issue">How they go out; null for a draft.</param>
    public IReadOnlyDictionary<string, Paper> Compose(MeetingPapers papers, Language language, Issue? issue)
    {
        var draft = new Draft(papers, phrases.In(language), issue);
        var parts = new Dictionary<string, Paper>
        {
            [PaperParts.Letter] = Composer.Letter(draft.Letter(), draft.Setting(PaperParts.Letter)),
            [PaperParts.Agenda] = Composer.Agenda(draft.Agenda(), draft.Setting(PaperParts.Agenda)),
        };
        foreach (var annex in papers.Letter.Annexes)
        {
            parts[PaperParts.Annex(annex.Letter)] = draft.Annex(annex);
        }

        parts[PaperParts.Package] = Composer.Package(draft.PackageTitle, [.. parts.Values], draft.Setting(PaperParts.Package));
        return parts;
    }

    /// <summary>Composes one part: for a preview while somebody types.</summary>
    public Paper ComposePart(MeetingPapers papers, Language language, string part)
    {
        var draft = new Draft(papers, phrases.In(language), null);
        return part switch
        {
            PaperParts.Letter => Composer.Letter(draft.Letter(), draft.Setting(part)),
            PaperParts.Agenda => Composer.Agenda(draft.Agenda(), draft.Setting(part)),
            _ when papers.Letter.Annexes.FirstOrDefault(a => PaperParts.Annex(a.Letter) == part) is { } annex => draft.Annex(annex),
            _ => throw new ArgumentException($"There is no part '{part}'.", nameof(part)),
        };
    }
}

/// <summary>How papers go out.</summary>
/// <param name="Date">The day printed on them.</param>
/// <param name="Revision">Rev.1, Rev.2 …; empty for the first version.</param>
/// <param name="IsAdopted">Whether the agenda is the adopted one, and so no draft agenda any more.</param>
internal sealed record Issue(DateOnly Date, string Revision, bool IsAdopted);
