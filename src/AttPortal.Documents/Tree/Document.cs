using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Tree;

/// <summary>
/// A paper in one language, ready to be written as PDF, web page or anything else. All numbers, labels and note numbers
/// stand in it already, so that no two writers can count differently.
/// </summary>
/// <param name="Language">The language of every word in it; it also decides the direction of writing.</param>
/// <param name="Kind">What kind of paper it is.</param>
/// <param name="Title">The title of the whole, as a reader's window or bookmark list shows it.</param>
/// <param name="Identifier">What the paper is called among all papers: its symbol, or a stable path.</param>
/// <param name="Date">The date of issue. It also dates the file, so that the same content gives the same bytes.</param>
/// <param name="RunningHeader">The line at the head of each page after the first.</param>
/// <param name="DraftNote">What the head of each page says as long as the paper is not circulated; null once it is.</param>
/// <param name="Parts">The parts in order: one, or in a package several.</param>
public sealed record Document(
    Language Language,
    DocumentKind Kind,
    string Title,
    string Identifier,
    DateOnly Date,
    string RunningHeader,
    string? DraftNote,
    IReadOnlyList<Part> Parts);

/// <summary>What kind of paper a <see cref="Document"/> is.</summary>
public enum DocumentKind
{
    /// <summary>A letter of officers to delegations.</summary>
    Letter,

    /// <summary>An annotated agenda.</summary>
    Agenda,

    /// <summary>An annex to an agenda.</summary>
    Annex,

    /// <summary>What delegations submitted, put together.</summary>
    Compilation,

    /// <summary>Letter, agenda and annexes together.</summary>
    Package,

    /// <summary>The receipt of a submission.</summary>
    Receipt,
}

/// <summary>One part of a paper; it begins on a new page under its own title.</summary>
/// <param name="Anchor">By what the part is addressed: "letter", "agenda", "annex-a".</param>
/// <param name="Overline">The line above the title ("Annex A", or the name of the group); null for none.</param>
/// <param name="Title">The title.</param>
/// <param name="Subtitle">The line below the title: day and hour of a meeting, or the date a table is as of.</param>
/// <param name="Letterhead">The letterhead; null where a part has none.</param>
/// <param name="Blocks">What the part says.</param>
public sealed record Part(
    string Anchor,
    string? Overline,
    string Title,
    string? Subtitle,
    Letterhead? Letterhead,
    IReadOnlyList<Block> Blocks);

/// <summary>The head of a letter or an agenda.</summary>
/// <param name="DateWords">The date of issue in words.</param>
/// <param name="IssuedBy">By whom it is issued, as a whole phrase.</param>
/// <param name="Original">In which language it was written, as a whole phrase.</param>
/// <param name="ConferenceLines">The name of the treaty, of the Conference, its place and days; one line each.</param>
public sealed record Letterhead(string DateWords, string IssuedBy, string Original, IReadOnlyList<string> ConferenceLines);
