using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Conferences;

/// <summary>One of the lettered recommendations that a Conference adopted, with the paragraph of the report it comes from.</summary>
public sealed class Recommendation
{
    private Recommendation()
    {
    }

    /// <summary>Records a recommendation.</summary>
    /// <param name="conferenceNumber">Which Conference adopted it.</param>
    /// <param name="reportSymbol">The final report's symbol.</param>
    /// <param name="paragraph">The paragraph of the report, as in 23.</param>
    /// <param name="letter">The letter under the paragraph, as in a.</param>
    /// <param name="text">What it recommends.</param>
    public Recommendation(int conferenceNumber, string reportSymbol, string paragraph, string letter, LocalizedText text)
    {
        ConferenceNumber = conferenceNumber;
        ReportSymbol = reportSymbol;
        Paragraph = paragraph;
        Letter = letter;
        Text = text;
    }

    /// <summary>Which Conference adopted it.</summary>
    public int ConferenceNumber { get; private set; }

    /// <summary>The final report's symbol.</summary>
    public string ReportSymbol { get; private set; } = null!;

    /// <summary>The paragraph of the report.</summary>
    public string Paragraph { get; private set; } = null!;

    /// <summary>The letter under the paragraph; lower case.</summary>
    public string Letter { get; private set; } = null!;

    /// <summary>What it recommends.</summary>
    public LocalizedText Text { get; private set; } = null!;
}
