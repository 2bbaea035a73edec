using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Papers;

/// <summary>
/// One part of the papers of a meeting as it went out in one language: its text as a document tree, and the printed bytes.
/// Kept as it was; what was circulated never changes again.
/// </summary>
public sealed class IssuedPart
{
    private IssuedPart()
    {
    }

    /// <summary>Keeps a part.</summary>
    /// <param name="versionId">The version of the agenda with which it went out.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="part">letter, agenda, annex-a … or package.</param>
    /// <param name="language">The language version.</param>
    /// <param name="title">What it is called, in that language.</param>
    /// <param name="tree">The document tree, serialised.</param>
    /// <param name="pdf">The printed bytes.</param>
    /// <param name="sha256">Their SHA-256, in lower-case hexadecimal.</param>
    /// <param name="pages">How many pages were counted.</param>
    /// <param name="staleTexts">The texts of it that rendered an older original when it went out.</param>
    public IssuedPart(AgendaVersionId versionId, MeetingId meetingId, string part, Language language, string title, string tree, byte[] pdf, string sha256, int pages, IReadOnlyList<StaleText>? staleTexts)
    {
        VersionId = versionId;
        MeetingId = meetingId;
        Part = part;
        Language = language;
        Title = title;
        Tree = tree;
        Pdf = pdf;
        Sha256 = sha256;
        Pages = pages;
        StaleTexts = staleTexts;
    }

    /// <summary>The version of the agenda with which it went out.</summary>
    public AgendaVersionId VersionId { get; private set; }

    /// <summary>The meeting.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>letter, agenda, annex-a … or package.</summary>
    public string Part { get; private set; } = null!;

    /// <summary>The language version.</summary>
    public Language Language { get; private set; }

    /// <summary>What it is called, in that language.</summary>
    public string Title { get; private set; } = null!;

    /// <summary>The document tree, serialised.</summary>
    public string Tree { get; private set; } = null!;

    /// <summary>The printed bytes.</summary>
    public byte[] Pdf { get; private set; } = null!;

    /// <summary>Their SHA-256, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = null!;

    /// <summary>How many pages were counted.</summary>
    public int Pages { get; private set; }

    /// <summary>
    /// The texts of it that rendered an older original when it went out, in the order of the part; empty where each followed its
    /// original; null where nobody wrote it down at that time, and so nothing can be said.
    /// </summary>
    public IReadOnlyList<StaleText>? StaleTexts { get; private set; }
}

/// <summary>A text that went out as the translation of an older original.</summary>
/// <param name="Anchor">By what its place in the part is addressed.</param>
/// <param name="Text">Which text of the place: title, annotation, speaker, introduction, salutation, closing, caption; null where the place is the text.</param>
public sealed record StaleText(string Anchor, string? Text);
