using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Reading;

/// <summary>Says beside a text that it went out as the translation of an older original.</summary>
internal static class StaleRemarks
{
    /// <summary>Anchor → what is to be said there in the language of the page; null for nothing.</summary>
    public static Func<string, string?> StaleRemark(this ReadPaper paper, Words words)
    {
        var stale = (paper.InLanguages.FirstOrDefault(r => r.Language == words.Language)?.Stale ?? []).ToLookup(s => s.Anchor, s => s.Text);
        return anchor => stale[anchor].ToList() switch
        {
            [] => null,
            var texts when texts.OfType<string>().ToList() is { Count: > 0 } named => words["reading.stale.of", string.Join(words["reading.stale.and"], named.Select(t => words[$"reading.stale.{t}"]))],
            _ => words["reading.stale"],
        };
    }
}
