namespace AttPortal.Domain.Papers;

/// <summary>
/// A running number that was given for a document. Numbers are kept although a document is abandoned, so that none is ever given
/// twice; one whose document is gone is "given, not used".
/// </summary>
public sealed class RunningNumber
{
    /// <summary>How far beyond the highest known number one may be written down that was given outside the portal.</summary>
    public const int FarthestAhead = 100;

    private RunningNumber()
    {
    }

    /// <summary>Gives a number.</summary>
    /// <param name="number">Which.</param>
    /// <param name="givenTo">Who asked for it.</param>
    /// <param name="givenAt">When.</param>
    public RunningNumber(int number, string givenTo, DateTimeOffset givenAt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        Number = number;
        GivenTo = givenTo;
        GivenAt = givenAt;
    }

    /// <summary>The number.</summary>
    public int Number { get; private set; }

    /// <summary>Who asked for it.</summary>
    public string GivenTo { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset GivenAt { get; private set; }
}
