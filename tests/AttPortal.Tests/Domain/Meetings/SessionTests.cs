using AttPortal.Domain.Meetings;
using static AttPortal.Tests.Domain.Meetings.AMeeting;

namespace AttPortal.Tests.Domain.Meetings;

public sealed class SessionTests
{
    private static readonly DateOnly Tuesday = Monday.AddDays(1);

    [Fact]
    public void Sessions_are_numbered_in_the_order_in_which_they_are_held()
    {
        With(Morning(Tuesday), Afternoon(Monday), Morning(Monday)).Sessions.Select(s => (s.Number, s.Hours))
            .Should().Equal((1, Morning(Monday)), (2, Afternoon(Monday)), (3, Morning(Tuesday)));
    }

    [Fact]
    public void A_session_keeps_its_number_when_it_moves_and_tells_when_it_was_to_be_and_why()
    {
        var meeting = With(Morning(Monday), Afternoon(Monday));

        meeting.MoveSession(1, Afternoon(Tuesday), " The room is taken. ", Now).Error.Should().BeNull();

        var moved = meeting.Sessions[1];
        (moved.Number, moved.Hours, moved.IsMoved, moved.IsCancelled).Should().Be((1, Afternoon(Tuesday), true, false));
        moved.Changes.Should().Equal(new SessionChange(Morning(Monday), false, "The room is taken.", Now));
        meeting.ChangedAt(moved).Should().Be(Now);
        meeting.Revision.Should().Be(1);
    }

    [Fact]
    public void The_days_of_the_meeting_follow_the_sessions_that_stand()
    {
        var meeting = With(Morning(Monday), Morning(Tuesday));

        meeting.MoveSession(2, Morning(Tuesday.AddDays(2)), "A holiday.", Now).Error.Should().BeNull();
        (meeting.StartDate, meeting.EndDate).Should().Be((Monday, Tuesday.AddDays(2)));
        meeting.CancelSession(1, "Nothing left to discuss.", Now).Error.Should().BeNull();
        (meeting.StartDate, meeting.EndDate).Should().Be((Tuesday.AddDays(2), Tuesday.AddDays(2)));
    }

    [Fact]
    public void A_session_that_is_added_takes_no_announced_day_away()
    {
        var meeting = With();

        meeting.AddSession(Morning(Monday), Now).Error.Should().BeNull();
        (meeting.StartDate, meeting.EndDate, meeting.HasDaysWithoutHours).Should().Be((Monday, Tuesday, true));
        meeting.AddSession(Morning(Tuesday), Now).Error.Should().BeNull();
        meeting.HasDaysWithoutHours.Should().BeFalse();
        meeting.AddSession(Morning(Tuesday.AddDays(1)), Now).Error.Should().BeNull();
        meeting.EndDate.Should().Be(Tuesday.AddDays(1));
    }

    [Fact]
    public void A_meeting_all_of_whose_sessions_are_cancelled_is_cancelled_and_keeps_its_days()
    {
        var meeting = With(Morning(Monday), Morning(Tuesday));

        meeting.CancelSession(1, "A strike.", Now).Error.Should().BeNull();
        meeting.IsCancelled.Should().BeFalse();
        meeting.CancelSession(2, "The strike goes on.", Now.AddHours(1)).Error.Should().BeNull();

        (meeting.IsCancelled, meeting.CancellationReason, meeting.StartDate, meeting.EndDate).Should().Be((true, "The strike goes on.", Tuesday, Tuesday));
        meeting.Sessions.Should().HaveCount(2);
        meeting.StandingSessions.Should().BeEmpty();
    }

    [Fact]
    public void A_session_added_to_a_cancelled_meeting_brings_it_back_on_its_own_day()
    {
        var meeting = With(Morning(Monday), Morning(Tuesday));
        meeting.CancelSession(1, "A strike.", Now);
        meeting.CancelSession(2, "A strike.", Now);

        meeting.AddSession(Morning(Tuesday.AddDays(7)), Now).Value.Number.Should().Be(3);

        (meeting.IsCancelled, meeting.StartDate, meeting.EndDate).Should().Be((false, Tuesday.AddDays(7), Tuesday.AddDays(7)));
    }

    [Fact]
    public void A_meeting_whose_hours_are_not_announced_is_not_cancelled() => With().IsCancelled.Should().BeFalse();

    [Theory]
    [InlineData("2026-03-16", "12:00", "14:00", "sessions.overlap")]
    [InlineData("2026-03-16", "13:00", "14:00", null)]
    [InlineData("2026-03-17", "15:00", "15:00", "sessions.end-before-start")]
    [InlineData("2026-03-17", "15:00", "14:00", "sessions.end-before-start")]
    [InlineData("2026-03-17", "08:00", "20:00", null)]
    [InlineData("2026-03-17", "08:00", "20:01", "sessions.too-long")]
    [InlineData("2026-03-29", "02:30", "05:00", "sessions.hour-unclear")]
    [InlineData("2026-03-29", "01:00", "02:00", "sessions.hour-unclear")]
    [InlineData("2026-10-25", "02:30", "05:00", "sessions.hour-unclear")]
    [InlineData("2026-10-25", "03:00", "05:00", null)]
    [InlineData("2027-03-18", "10:00", "13:00", null)]
    [InlineData("2027-03-19", "10:00", "13:00", "sessions.far-off")]
    [InlineData("2025-03-14", "10:00", "13:00", "sessions.far-off")]
    public void Hours_that_cannot_be_are_refused_when_a_session_is_added_and_when_one_moves(string day, string start, string end, string? refusal)
    {
        var hours = new SessionHours(DateOnly.Parse(day, null), TimeOnly.Parse(start, null), TimeOnly.Parse(end, null));

        With(Morning(Monday)).AddSession(hours, Now).Error?.Code.Should().Be(refusal);
        var meeting = With(Morning(Monday), Afternoon(Tuesday.AddDays(-1)));
        meeting.MoveSession(2, hours, "Because.", Now).Error?.Code.Should().Be(refusal);
        (meeting.Revision == 0).Should().Be(refusal is not null);
    }

    [Fact]
    public void A_cancelled_session_is_in_nobodys_way()
    {
        var meeting = With(Morning(Monday));
        meeting.CancelSession(1, "Because.", Now);

        meeting.AddSession(Morning(Monday), Now).Error.Should().BeNull();
    }

    [Fact]
    public void A_session_may_overlap_the_hours_from_which_it_moves() =>
        With(Morning(Monday)).MoveSession(1, new SessionHours(Monday, new TimeOnly(11, 0), new TimeOnly(14, 0)), "Because.", Now).Error.Should().BeNull();

    [Fact]
    public void What_is_no_change_has_no_reason_or_comes_too_late_is_refused()
    {
        var meeting = With(Morning(Monday), Morning(Tuesday));
        meeting.CancelSession(2, "Because.", Now);

        meeting.MoveSession(1, Morning(Monday), "Because.", Now).Error!.Code.Should().Be("sessions.same-hours");
        meeting.MoveSession(1, Afternoon(Monday), "  ", Now).Error!.Code.Should().Be("sessions.reason-missing");
        meeting.CancelSession(1, new string('x', Meeting.LongestReason + 1), Now).Error!.Code.Should().Be("sessions.reason-too-long");
        meeting.MoveSession(2, Afternoon(Monday), "Because.", Now).Error!.Code.Should().Be("sessions.cancelled-already");
        meeting.CancelSession(2, "Because.", Now).Error!.Code.Should().Be("sessions.cancelled-already");
        meeting.CancelSession(3, "Because.", Now).Error!.Code.Should().Be("sessions.none");
        meeting.Revision.Should().Be(1);
    }
}
