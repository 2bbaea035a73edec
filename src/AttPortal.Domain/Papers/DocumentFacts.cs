using AttPortal.Domain.Meetings;

namespace AttPortal.Domain.Papers;

/// <summary>What sort of document it is.</summary>
public enum DocumentKind
{
    /// <summary>An agenda, also annotated or provisional.</summary>
    Agenda,

    /// <summary>A programme of work.</summary>
    ProgrammeOfWork,

    /// <summary>A letter of officers.</summary>
    Letter,

    /// <summary>A report to a Conference or a group.</summary>
    Report,

    /// <summary>The final report of a Conference.</summary>
    FinalReport,

    /// <summary>A working paper, discussion paper or introductory paper.</summary>
    WorkingPaper,

    /// <summary>A paper for information.</summary>
    InformationPaper,

    /// <summary>A proposal or draft decision.</summary>
    Proposal,

    /// <summary>Budget estimates and other financial papers.</summary>
    Budget,

    /// <summary>Rules of procedure, financial rules, terms of reference.</summary>
    Rules,

    /// <summary>A list of participants or of documents.</summary>
    List,

    /// <summary>A tool: a template, a form, a reference page.</summary>
    Tool,

    /// <summary>Voluntary guidance.</summary>
    Guidelines,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Under which heading a document stands in a list of documents, in the order of the annex of a final report.</summary>
public enum ListSection
{
    /// <summary>Documents of the Conference or the meeting.</summary>
    Main,

    /// <summary>Working papers that States submitted.</summary>
    WorkingPapers,

    /// <summary>What organisations submitted under rule 5 of the rules of procedure.</summary>
    RuleFive,

    /// <summary>Other documents.</summary>
    Others,

    /// <summary>Tools and guidelines, which stand in the library and belong to no meeting.</summary>
    Library,
}

/// <summary>How a document hangs under another.</summary>
public enum DocumentRelation
{
    /// <summary>It stands by itself.</summary>
    None,

    /// <summary>An annex issued apart.</summary>
    Annex,

    /// <summary>It adds to the other.</summary>
    Addendum,

    /// <summary>It corrects the other.</summary>
    Corrigendum,
}

/// <summary>What is known of a document beside its title and its symbol.</summary>
/// <param name="Kind">What sort of document it is.</param>
/// <param name="Section">Under which heading lists show it.</param>
/// <param name="GroupCode">The working group whose officers prepare it, as in WGTU; null where the Secretariat alone does.</param>
/// <param name="Cycle">The cycle to which it belongs, as the number of its Conference; null for none.</param>
/// <param name="ConferenceNumber">The Conference in whose list it stands, as 11 for CSP11; null for none.</param>
/// <param name="MeetingId">The meeting for which it was issued; null for none.</param>
/// <param name="Items">The keys of the agenda items of that meeting which it serves, as in i7.</param>
/// <param name="OutsideAddress">Where it was published outside the portal; null where that is not known.</param>
public sealed record DocumentFacts(
    DocumentKind Kind,
    ListSection Section,
    string? GroupCode = null,
    int? Cycle = null,
    int? ConferenceNumber = null,
    MeetingId? MeetingId = null,
    IReadOnlyList<string>? Items = null,
    string? OutsideAddress = null);
