using AttPortal.Documents.Tree;
using DiffPlex;

namespace AttPortal.Web.Features.Reading;

/// <summary>What became of a section between two versions.</summary>
public enum SectionFate
{
    Same,
    Changed,
    Came,
    Went,
}

/// <summary>A section between two versions.</summary>
/// <param name="Anchor">By what it is addressed.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="TitleBefore">Its title before; empty where it was not there.</param>
/// <param name="TitleAfter">Its title now; empty where it went.</param>
/// <param name="MovedFrom">Its place before, from 1, where it was moved; else null.</param>
/// <param name="MovedTo">Its place now, likewise.</param>
/// <param name="Paragraphs">Its paragraphs, each as it was and as it is.</param>
public sealed record SectionChange(
    string Anchor,
    SectionFate Fate,
    string TitleBefore,
    string TitleAfter,
    int? MovedFrom,
    int? MovedTo,
    IReadOnlyList<ParagraphChange> Paragraphs)
{
    /// <summary>Whether there is anything to see.</summary>
    public bool HasChanged => Fate != SectionFate.Same || MovedFrom is not null;
}

/// <summary>A paragraph as it was and as it is; empty where it was not, or is no more.</summary>
public sealed record ParagraphChange(string Before, string After);

/// <summary>Compares two versions of a part, section by section. A section is known by its anchor, so one that was moved is not taken for a new one.</summary>
internal static class PaperComparison
{
    public static IReadOnlyList<SectionChange> Of(Document? before, Document? after)
    {
        var old = Sections(before);
        var now = Sections(after);
        var oldPlaces = old.Select((s, i) => (s.Anchor, i)).ToDictionary(s => s.Anchor, s => s.i);
        var common = now.Where(s => oldPlaces.ContainsKey(s.Anchor)).Select(s => oldPlaces[s.Anchor]).ToList();
        var unmoved = LongestRising(common).ToHashSet();
        var nowAnchors = now.Select(s => s.Anchor).ToHashSet();

        List<SectionChange> changes = [];
        foreach (var (place, section) in now.Index())
        {
            if (!oldPlaces.TryGetValue(section.Anchor, out var oldPlace))
            {
                changes.Add(new SectionChange(section.Anchor, SectionFate.Came, "", section.Title, null, null, Paragraphs("", section.Text)));
                continue;
            }

            var was = old[oldPlace];
            var isMoved = !unmoved.Contains(oldPlace);
            var fate = was.Text == section.Text && was.Title == section.Title ? SectionFate.Same : SectionFate.Changed;
            changes.Add(new SectionChange(section.Anchor, fate, was.Title, section.Title, isMoved ? oldPlace : null, isMoved ? place : null, Paragraphs(was.Text, section.Text)));
        }

        foreach (var (place, gone) in old.Index().Where(s => !nowAnchors.Contains(s.Item.Anchor)))
        {
            // It is shown where it stood: after what stood before it.
            var follows = place == 0 ? -1 : changes.FindIndex(c => c.Anchor == old[place - 1].Anchor);
            changes.Insert(follows + 1, new SectionChange(gone.Anchor, SectionFate.Went, gone.Title, "", null, null, Paragraphs(gone.Text, "")));
        }

        return changes;
    }

    /// <summary>The sections, without page counts: a draft has not been counted, and a count is not what anybody wrote.</summary>
    private static IReadOnlyList<TextSection> Sections(Document? document) => document is null ? [] : TreeText.Sections(document with
    {
        Parts = [.. document.Parts.Select(p => p with
        {
            Blocks = [.. p.Blocks.Select(b => b is PartsList list ? list with { Entries = [.. list.Entries.Select(e => e with { Pages = null, PagesWords = null })] } : b)],
        })],
    });

    /// <summary>Pairs the paragraphs of two texts: those between two that stayed are taken to have become one another.</summary>
    private static List<ParagraphChange> Paragraphs(string before, string after)
    {
        var diff = new Differ().CreateCustomDiffs(Lines(before), Lines(after), ignoreWhiteSpace: false, ignoreCase: false, text => text.Split('\n'));
        List<ParagraphChange> changes = [];
        var position = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Same(block.InsertStartB);
            for (var i = 0; i < Math.Max(block.DeleteCountA, block.InsertCountB); i++)
            {
                changes.Add(new ParagraphChange(
                    i < block.DeleteCountA ? diff.PiecesOld[block.DeleteStartA + i] : "",
                    i < block.InsertCountB ? diff.PiecesNew[block.InsertStartB + i] : ""));
            }

            position = block.InsertStartB + block.InsertCountB;
        }

        Same(diff.PiecesNew.Length);
        return [.. changes.Where(c => c.Before.Length + c.After.Length > 0)];

        void Same(int until)
        {
            for (; position < until; position++)
            {
                changes.Add(new ParagraphChange(diff.PiecesNew[position], diff.PiecesNew[position]));
            }
        }
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Replace("\t", " | ", StringComparison.Ordinal);

    /// <summary>The longest run of numbers that rise: the sections that kept their order, the fewest others being moved.</summary>
    private static List<int> LongestRising(List<int> numbers)
    {
        var best = numbers.Select(n => new List<int> { n }).ToList();
        for (var i = 0; i < numbers.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (numbers[j] < numbers[i] && best[j].Count + 1 > best[i].Count)
                {
                    best[i] = [.. best[j], numbers[i]];
                }
            }
        }

        return best.MaxBy(b => b.Count) ?? [];
    }
}
