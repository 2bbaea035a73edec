using System.Text.RegularExpressions;
using DiffPlex;

namespace AttPortal.Web.Components;

/// <summary>What became of a stretch of text.</summary>
internal enum DiffKind
{
    Same,
    Inserted,
    Deleted,
}

/// <summary>A stretch of text between two versions.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">The text, as it stood in one version or stands in the other.</param>
internal sealed record DiffStretch(DiffKind Kind, string Text);

/// <summary>Compares texts word by word; Chinese, which parts no words, sign by sign.</summary>
internal static partial class WordDiff
{
    /// <summary>The stretches in the order of the text; what was deleted stands before what took its place.</summary>
    public static IReadOnlyList<DiffStretch> Between(string before, string after)
    {
        var diff = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Pieces);
        List<DiffStretch> stretches = [];
        var position = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(stretches, DiffKind.Same, diff.PiecesNew[position..block.InsertStartB]);
            Add(stretches, DiffKind.Deleted, diff.PiecesOld[block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA)]);
            Add(stretches, DiffKind.Inserted, diff.PiecesNew[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]);
            position = block.InsertStartB + block.InsertCountB;
        }

        Add(stretches, DiffKind.Same, diff.PiecesNew[position..]);
        return stretches;
    }

    private static string[] Pieces(string text) => [.. Piece().Matches(text).Select(m => m.Value)];

    private static void Add(List<DiffStretch> stretches, DiffKind kind, string[] pieces)
    {
        if (pieces.Length > 0)
        {
            stretches.Add(new DiffStretch(kind, string.Concat(pieces)));
        }
    }

    // A word, a run of white space, or one sign. A combining mark stays with its letter.
    [GeneratedRegex(@"[\u3400-\u9FFF\uF900-\uFAFF]|[\p{L}\p{M}\p{N}_-[\u3400-\u9FFF\uF900-\uFAFF]]+|\s+|.", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
