using System.Globalization;
using System.Text;
using AttPortal.Domain.States;

namespace AttPortal.Web.Features.States;

/// <summary>Where the lines of the chart of parties and signatories run, in the units of its drawing.</summary>
internal sealed class StatusChartDrawing
{
    public const int Width = 600;
    public const int Height = 280;
    private const int Left = 36;
    private const int Right = 592;
    private const int Top = 40;
    private const int Bottom = 246;

    /// <summary>Room that two labels at the end of the lines need between them.</summary>
    private const int LabelRoom = 64;

    /// <summary>Room that a year needs after its beginning.</summary>
    private const int YearRoom = 30;

    private static readonly int[] Steps = [2, 5, 10, 25, 50];

    private readonly DateOnly first;
    private readonly DateOnly last;
    private readonly int highest;

    /// <summary>Draws the history of the States up to a day.</summary>
    public StatusChartDrawing(StatusHistory history, DateOnly until)
    {
        first = new DateOnly(TreatyDates.OpenedForSignature.Year, 1, 1);
        last = until > first.AddYears(1) ? until : first.AddYears(1);
        var points = history.Points.Where(p => p.Day <= until).ToList();
        var most = points.Select(p => Math.Max(p.StateParties, p.Signatories)).DefaultIfEmpty(1).Max();
        var step = Array.Find(Steps, s => most <= s * 4);
        highest = ((most + step - 1) / step) * step;
        Lines = [.. Enumerable.Range(0, (highest / step) + 1).Select(i => (i * step, Y(i * step)))];
        Years =
        [
            .. Enumerable.Range(first.Year, last.Year - first.Year + 1)
                .Select(y => (Year: y, X: PlaceOf(new DateOnly(y, 1, 1))))
                .Where(y => y.X < Right - YearRoom)
                .Select(y => (y.Year, Text(y.X), y.Year % 3 != 2 || y.X > Right - (2 * YearRoom))),
        ];
        Parties = Path(points, p => p.StateParties);
        Signatories = Path(points, p => p.Signatories);
    }

    /// <summary>Horizontal lines: the number and its height.</summary>
    public IReadOnlyList<(int Number, string Y)> Lines { get; }

    /// <summary>The beginnings of the years; minor ones are left out where letters are large.</summary>
    public IReadOnlyList<(int Year, string X, bool IsMinor)> Years { get; }

    /// <summary>The line of the parties.</summary>
    public string Parties { get; }

    /// <summary>The line of the signatories.</summary>
    public string Signatories { get; }

    public static string LeftEdge => Text(Left);

    public static string RightEdge => Text(Right);

    public static string TopEdge => Text(Top);

    public static string BottomEdge => Text(Bottom);

    /// <summary>Where a day stands.</summary>
    public string X(DateOnly day) => Text(PlaceOf(day));

    /// <summary>Where a number stands.</summary>
    public string Y(int number) => Text(HeightOf(number));

    /// <summary>Where the word for a number stands at the end of its line: above it, or below it where another is too near above.</summary>
    public string WordY(int number, int other)
    {
        var isBelow = number < other && HeightOf(number) - HeightOf(other) < LabelRoom;
        return Text(HeightOf(number) + (isBelow ? 26 : -10));
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private double PlaceOf(DateOnly day) =>
        Left + ((Right - Left) * (double)(Math.Clamp(day.DayNumber, first.DayNumber, last.DayNumber) - first.DayNumber) / (last.DayNumber - first.DayNumber));

    private double HeightOf(int number) => Bottom - ((Bottom - Top) * (double)number / highest);

    private string Path(IReadOnlyList<StatusPoint> points, Func<StatusPoint, int> number)
    {
        var path = new StringBuilder($"M{LeftEdge} {BottomEdge}");
        foreach (var point in points)
        {
            path.Append(CultureInfo.InvariantCulture, $"H{X(point.Day)}V{Y(number(point))}");
        }

        return path.Append('H').Append(X(last)).ToString();
    }
}
