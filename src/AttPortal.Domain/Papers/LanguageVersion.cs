using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Domain.Papers;

/// <summary>How far a language version has come. That it is circulated follows from the revision's circulations; nothing keeps it.</summary>
public enum VersionStage
{
    /// <summary>Somebody is to deliver it.</summary>
    Awaited,

    /// <summary>It is there, and nobody has looked it through.</summary>
    Delivered,

    /// <summary>Somebody looked it through: it goes out with its revision.</summary>
    Checked,
}

/// <summary>Which stage may follow which.</summary>
public static class VersionStages
{
    private static readonly HashSet<(VersionStage From, VersionStage To)> Allowed =
    [
        (VersionStage.Awaited, VersionStage.Awaited),
        (VersionStage.Awaited, VersionStage.Delivered),
        (VersionStage.Delivered, VersionStage.Delivered),
        (VersionStage.Delivered, VersionStage.Checked),
        // Another file takes the place of one that was checked, as long as it has not gone out.
        (VersionStage.Checked, VersionStage.Delivered),
    ];

    /// <summary>Whether a version may go from one stage to another.</summary>
    public static bool MayBecome(this VersionStage from, VersionStage to) => Allowed.Contains((from, to));
}

/// <summary>A file of a language version, as it was checked and is kept.</summary>
/// <param name="Key">Under which it is kept; it stands in the file's address, and nobody guesses it.</param>
/// <param name="Name">Its harmless name.</param>
/// <param name="Kind">What it truly is.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Pages">How many pages it has; null where that could not be counted.</param>
/// <param name="Sha256">Of its bytes, in small hexadecimal letters.</param>
public sealed record DocumentFile(Guid Key, string Name, AttachmentKind Kind, int Length, int? Pages, string Sha256);

/// <summary>A revision of a document in one language.</summary>
public sealed class LanguageVersion
{
    private LanguageVersion()
    {
    }

    internal LanguageVersion(Guid revisionId, Language language)
    {
        RevisionId = revisionId;
        Language = language;
    }

    /// <summary>Of which revision.</summary>
    public Guid RevisionId { get; private set; }

    /// <summary>The language.</summary>
    public Language Language { get; private set; }

    /// <summary>How far it has come.</summary>
    public VersionStage Stage { get; private set; }

    /// <summary>From whom it is awaited, or was.</summary>
    public string AwaitedFrom { get; private set; } = "";

    /// <summary>Until when; null where no time was agreed.</summary>
    public VenueTime? AwaitedUntil { get; private set; }

    /// <summary>Its file; null until it is delivered.</summary>
    public DocumentFile? File { get; private set; }

    /// <summary>The SHA-256 of the original's file that it renders; null for the original, and where the original had no file yet.</summary>
    public string? Renders { get; private set; }

    internal void Await(string from, VenueTime? until)
    {
        Stage = VersionStage.Awaited;
        AwaitedFrom = from;
        AwaitedUntil = until;
    }

    internal void Deliver(DocumentFile file, string? renders)
    {
        Stage = VersionStage.Delivered;
        File = file;
        Renders = renders;
    }

    internal void Check() => Stage = VersionStage.Checked;
}
