using System.Globalization;
using AttPortal.Web.Features.Papers;

namespace AttPortal.Web.Features.Circulation;

/// <summary>The form with which papers are sent out or adopted: what was typed, and what the person had before their eyes.</summary>
public sealed class CirculationForm
{
    public string? IssuedOn { get; set; }

    public string? Reason { get; set; }

    /// <summary>The revision of the agenda that was shown.</summary>
    public int AgendaRevision { get; set; }

    /// <summary>The revision of the letter that was shown.</summary>
    public int LetterRevision { get; set; }

    /// <summary>The number under which it would go out.</summary>
    public int Number { get; set; }

    /// <summary>When the page was drawn, in ticks of UTC.</summary>
    public long DrawnAt { get; set; }

    internal DateTimeOffset DrawnAtInstant => new(Math.Clamp(DrawnAt, DateTimeOffset.UnixEpoch.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);

    /// <summary>What the person now has before their eyes.</summary>
    internal void Show(CirculationPreview preview, DateTimeOffset now)
    {
        AgendaRevision = preview.Papers.Agenda.Revision;
        LetterRevision = preview.Papers.Letter.Revision;
        Number = preview.Number;
        DrawnAt = now.UtcTicks;
    }

    /// <summary>The day to be printed; null where none can be read.</summary>
    internal DateOnly? Day => DateOnly.TryParseExact(IssuedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2012 and < 2100 ? day : null;

    internal CirculationOrder Order(DateOnly day) => new(day, string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(), AgendaRevision, LetterRevision);
}
