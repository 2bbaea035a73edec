using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Papers;

namespace AttPortal.Web.Features.Reading;

/// <summary>The addresses of a meeting's papers in one language, of the current version or of an earlier one.</summary>
/// <param name="language">The language.</param>
/// <param name="slug">The meeting.</param>
/// <param name="number">The number of an earlier version; null for the current one.</param>
public sealed class PaperLinks(Language language, string slug, int? number = null)
{
    /// <summary>The number of an earlier version; null for the current one.</summary>
    public int? Number => number;

    private string Base => $"/{language.Code()}/meetings/{slug}";

    private string VersionBase => number is null ? Base : $"{Base}/versions/{number}";

    /// <summary>The page of the meeting.</summary>
    public string Meeting => Base;

    /// <summary>The page on which a part is read; the whole has none of its own.</summary>
    public string Page(string part) => $"{VersionBase}/{part}";

    /// <summary>The printed file of a part.</summary>
    public string Pdf(string part) => $"{VersionBase}/{part}.pdf";

    /// <summary>The comparison of two versions of a part.</summary>
    public string Compare(string from, string to, string part) => $"{Base}/compare?from={from}&to={to}&part={part}";

    /// <summary>Where an anchor leads that stands in another part.</summary>
    public string? Resolve(string anchor)
    {
        var part = anchor switch
        {
            _ when anchor.StartsWith("letter", StringComparison.Ordinal) => PaperParts.Letter,
            _ when anchor.StartsWith("annex-", StringComparison.Ordinal) && anchor.Length >= 7 => anchor[..7],
            _ => PaperParts.Agenda,
        };
        return anchor == part ? Page(part) : $"{Page(part)}#{anchor}";
    }
}
