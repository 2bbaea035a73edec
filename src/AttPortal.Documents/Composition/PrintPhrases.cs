using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Composition;

/// <summary>The fixed phrases of printed papers, and what is said when one cannot be printed.</summary>
public static class PrintPhrases
{
    /// <summary>The phrases, in the six languages.</summary>
    public static PhraseBook Book { get; } = PhraseBook.Read([Read()]);

    /// <summary>The text of the phrase file, for books that hold several.</summary>
    public static string Read()
    {
        var assembly = typeof(PrintPhrases).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("print.phrases.json", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
