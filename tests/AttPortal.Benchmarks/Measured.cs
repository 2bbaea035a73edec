using System.Globalization;

namespace AttPortal.Benchmarks;

/// <summary>A figure taken several times. On a shared machine only the middle of many says anything, and only together with the spread.</summary>
/// <param name="values">What was measured, in the order of time.</param>
internal sealed class Measured(IEnumerable<double> values)
{
    private readonly double[] inOrder = [.. values];

    public double Median => At(0.5);

    /// <summary>The value that so large a share of all values does not exceed.</summary>
    public double At(double share)
    {
        var sorted = inOrder.Order().ToArray();
        var place = share * (sorted.Length - 1);
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return below + ((above - below) * (place - Math.Floor(place)));
    }

    /// <summary>This divided by another, turn by turn: what disturbs the machine disturbs both sides of a turn.</summary>
    public Measured Over(Measured other) => new(inOrder.Zip(other.inOrder, (one, two) => one / two));

    /// <summary>The middle, and between which values half of all lie.</summary>
    public string Text(string format, string unit = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"{Median.ToString(format, CultureInfo.InvariantCulture)}{unit} ({At(0.25).ToString(format, CultureInfo.InvariantCulture)}–{At(0.75).ToString(format, CultureInfo.InvariantCulture)})");
}
