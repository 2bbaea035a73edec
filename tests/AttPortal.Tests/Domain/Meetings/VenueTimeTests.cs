using AttPortal.Domain.Meetings;

namespace AttPortal.Tests.Domain.Meetings;

public sealed class VenueTimeTests
{
    [Fact]
    public void The_end_of_5_March_2026_in_Geneva_is_an_hour_before_that_of_UTC()
    {
        VenueTime.InGeneva(new DateOnly(2026, 3, 5), new TimeOnly(23, 59)).Instant
            .Should().Be(new DateTimeOffset(2026, 3, 5, 22, 59, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(2026, 3, 29, 2, 30, false)]
    [InlineData(2026, 10, 25, 2, 30, false)]
    [InlineData(2026, 3, 29, 1, 59, true)]
    [InlineData(2026, 3, 29, 3, 0, true)]
    [InlineData(2026, 10, 25, 3, 0, true)]
    public void An_hour_that_Geneva_skips_or_has_twice_is_known(int year, int month, int day, int hour, int minute, bool once)
    {
        VenueTime.InGeneva(new DateOnly(year, month, day), new TimeOnly(hour, minute)).IsUnambiguous.Should().Be(once);
    }

    [Fact]
    public void What_the_clock_shows_at_an_instant_means_that_instant()
    {
        var instant = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

        VenueTime.At(instant, VenueTime.Geneva).Should().Be(VenueTime.InGeneva(new DateOnly(2026, 7, 1), new TimeOnly(14, 0)));
        VenueTime.At(instant, VenueTime.Geneva).Instant.Should().Be(instant);
    }

    [Theory]
    [InlineData(2026, 3, 29)]
    [InlineData(2026, 10, 25)]
    public void In_place_of_an_hour_that_is_skipped_or_repeated_the_nearest_clear_minutes_are_proposed(int year, int month, int day)
    {
        var date = new DateOnly(year, month, day);

        VenueTime.InGeneva(date, new TimeOnly(2, 30)).NearestUnambiguous
            .Should().Be((VenueTime.InGeneva(date, new TimeOnly(1, 59)), VenueTime.InGeneva(date, new TimeOnly(3, 0))));
        VenueTime.InGeneva(date, new TimeOnly(12, 0)).NearestUnambiguous
            .Should().Be((VenueTime.InGeneva(date, new TimeOnly(12, 0)), VenueTime.InGeneva(date, new TimeOnly(12, 0))));
    }
}
