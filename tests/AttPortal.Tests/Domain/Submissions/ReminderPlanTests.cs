using AttPortal.Domain.Submissions;

namespace AttPortal.Tests.Domain.Submissions;

public sealed class ReminderPlanTests
{
    private static readonly DateTimeOffset Closes = new(2026, 3, 5, 22, 59, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Opens = Closes.AddDays(-30);

    /// <summary>A thousand calls and moments, the same on every run.</summary>
    private static readonly IReadOnlyList<Moment> Moments = [.. Enumerable.Range(0, 1000).Select(Generate)];

    [Theory]
    [InlineData(-8 * 24, null)]
    [InlineData(-7 * 24, 168)]
    [InlineData(-3 * 24, 168)]
    [InlineData(-24, 24)]
    [InlineData(-2, 2)]
    [InlineData(-1, 2)]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void The_latest_reminder_that_has_come_is_due_until_closing(int hoursFromClosing, int? due) =>
        ReminderPlan.Due(Opens, Closes, Closes.AddHours(hoursFromClosing), []).Should().Be(due);

    [Fact]
    public void What_was_sent_is_not_due_again() =>
        ReminderPlan.Due(Opens, Closes, Closes.AddHours(-20), [168, 24]).Should().BeNull();

    [Fact]
    public void After_a_long_silence_one_reminder_is_due_and_not_those_that_were_missed()
    {
        ReminderPlan.Due(Opens, Closes, Closes.AddHours(-1), []).Should().Be(2);
        ReminderPlan.Due(Opens, Closes, Closes.AddHours(-1), [2]).Should().BeNull();
    }

    [Fact]
    public void What_would_have_come_before_the_call_opened_is_not_due() =>
        ReminderPlan.Due(Closes.AddDays(-3), Closes, Closes.AddDays(-2), []).Should().BeNull();

    [Fact]
    public void An_extended_call_is_reminded_of_anew()
    {
        var call = Guid.NewGuid();
        var user = Guid.NewGuid();

        ReminderPlan.Key(call, user, Closes, 24).Should().NotBe(ReminderPlan.Key(call, user, Closes.AddDays(7), 24))
            .And.Be(ReminderPlan.Key(call, user, Closes.ToOffset(TimeSpan.FromHours(1)), 24));
    }

    [Fact]
    public void The_moments_are_as_different_as_life()
    {
        Moments.Select(m => m.Due).Distinct().Should().BeEquivalentTo(new int?[] { null, 168, 24, 2 });
        Moments.Should().Contain(m => m.Now < m.Opens).And.Contain(m => m.Now >= m.Closes).And.Contain(m => m.Sent.Count > 1);
    }

    [Fact]
    public void Nothing_is_due_before_opening_or_from_closing_on() =>
        Moments.Where(m => m.Now < m.Opens || m.Now >= m.Closes).Should().OnlyContain(m => m.Due == null);

    [Fact]
    public void What_is_due_has_come_and_nothing_later_has() =>
        Moments.Where(m => m.Due is not null).Should().OnlyContain(m =>
            m.Closes.AddHours(-m.Due!.Value) <= m.Now && ReminderPlan.HoursBefore.All(h => h >= m.Due || m.Closes.AddHours(-h) > m.Now));

    [Fact]
    public void What_was_sent_never_comes_back_nor_does_an_earlier_one() =>
        Moments.Where(m => m.Due is not null).Should().OnlyContain(m => m.Sent.All(s => s > m.Due));

    [Fact]
    public void Looking_every_minute_or_once_a_day_sends_each_reminder_at_most_once_and_the_last_one_that_was_seen() =>
        Moments.Should().OnlyContain(m => IsOrderly(Watched(m)));

    [Fact]
    public void The_next_reminder_is_due_at_its_instant() =>
        Moments.Where(m => ReminderPlan.Next(m.Opens, m.Closes, m.Now) is not null).Should()
            .OnlyContain(m => ReminderPlan.Due(m.Opens, m.Closes, ReminderPlan.Next(m.Opens, m.Closes, m.Now)!.Value, Array.Empty<int>()) != null)
            .And.NotBeEmpty();

    /// <summary>What somebody gets who is looked after from opening to closing at this call's own pace.</summary>
    private static List<int> Watched(Moment moment)
    {
        List<int> sent = [];
        for (var now = moment.Opens; now < moment.Closes; now += moment.Pace)
        {
            if (ReminderPlan.Due(moment.Opens, moment.Closes, now, sent) is { } due)
            {
                sent.Add(due);
            }
        }

        return sent;
    }

    private static bool IsOrderly(List<int> sent) => sent.Distinct().Count() == sent.Count && sent.SequenceEqual(sent.OrderDescending());

    private static Moment Generate(int seed)
    {
        var random = new Random(seed);
        var opens = Closes.AddHours(-random.Next(1, 24 * 20)).AddMinutes(random.Next(60));
        var now = Closes.AddMinutes(random.Next(4) == 0 ? -random.Next(0, 180) : -random.Next(-24 * 60, 24 * 60 * 14));
        var sent = ReminderPlan.HoursBefore.Where(_ => random.Next(3) == 0).ToList();
        return new Moment(opens, Closes, now, sent, TimeSpan.FromMinutes(random.Next(7, 24 * 60)));
    }

    private sealed record Moment(DateTimeOffset Opens, DateTimeOffset Closes, DateTimeOffset Now, IReadOnlyList<int> Sent, TimeSpan Pace)
    {
        public int? Due => ReminderPlan.Due(Opens, Closes, Now, Sent);
    }
}
