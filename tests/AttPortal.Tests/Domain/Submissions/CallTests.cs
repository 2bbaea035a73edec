using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Tests.Domain.Submissions;

public sealed class CallTests
{
    private static readonly DateTimeOffset Announced = new(2026, 2, 17, 11, 0, 0, TimeSpan.Zero);

    private static readonly VenueTime Deadline = Geneva(2026, 3, 5, 23, 59);

    [Fact]
    public void The_minute_that_the_deadline_shows_still_counts()
    {
        var call = AnnouncedCall();
        var delegation = DelegationId.New();

        call.LateBy(delegation, new DateTimeOffset(2026, 3, 5, 22, 59, 59, 999, TimeSpan.Zero)).Should().BeNull();
        call.LateBy(delegation, new DateTimeOffset(2026, 3, 5, 23, 0, 0, TimeSpan.Zero)).Should().Be(TimeSpan.Zero);
        call.LateBy(delegation, new DateTimeOffset(2026, 3, 6, 0, 30, 0, TimeSpan.Zero)).Should().Be(TimeSpan.FromMinutes(90));
    }

    [Fact]
    public void An_extension_for_one_delegation_leaves_the_others_where_they_were()
    {
        var call = AnnouncedCall();
        var one = DelegationId.New();

        call.Extend(Geneva(2026, 3, 9, 12, 0), one, "Their line was down.", Announced).IsRefused.Should().BeFalse();

        call.DeadlineFor(one).Should().Be(Geneva(2026, 3, 9, 12, 0));
        call.DeadlineFor(DelegationId.New()).Should().Be(Deadline);
        call.Deadline.Should().Be(Deadline);
    }

    [Fact]
    public void A_later_extension_for_all_also_moves_a_delegation_that_had_its_own()
    {
        var call = AnnouncedCall();
        var one = DelegationId.New();
        call.Extend(Geneva(2026, 3, 9, 12, 0), one, "Their line was down.", Announced);

        call.Extend(Geneva(2026, 3, 12, 18, 0), null, "The agenda was revised.", Announced);

        call.DeadlineFor(one).Should().Be(Geneva(2026, 3, 12, 18, 0));
    }

    [Fact]
    public void An_extension_to_an_earlier_time_is_refused() =>
        AnnouncedCall().Extend(Geneva(2026, 3, 5, 12, 0), null, "Why not?", Announced).Error!.Code.Should().Be("calls.not-later");

    [Fact]
    public void An_extension_without_a_reason_is_refused() =>
        AnnouncedCall().Extend(Geneva(2026, 3, 9, 12, 0), null, "  ", Announced).Error!.Code.Should().Be("calls.reason-missing");

    [Theory]
    [InlineData(29, 3, 2, 30)]
    [InlineData(25, 10, 2, 30)]
    public void An_hour_that_the_clock_of_Geneva_skips_or_repeats_is_asked_about(int day, int month, int hour, int minute) =>
        AnnouncedCall().Extend(Geneva(2026, month, day, hour, minute), null, "The clocks change.", Announced).Error!.Code.Should().Be("calls.hour-unclear");

    [Fact]
    public void Confirming_a_translation_says_that_title_and_text_render_the_original()
    {
        var call = DraftCall();
        call.WriteTitle(Language.French, "Appel", 0);
        call.WriteTitle(Language.English, "A call", call.Title.VersionIn(Language.English));
        call.WriteTitle(Language.French, "Appel", call.Title.VersionIn(Language.French));
        call.WriteTitle(Language.English, "Another call", call.Title.VersionIn(Language.English));
        call.Title.IsStale(Language.French).Should().BeTrue();

        call.ConfirmTranslation(Language.French);

        call.Title.IsStale(Language.French).Should().BeFalse();
    }

    [Fact]
    public void Announced_terms_stay_as_they_were_announced()
    {
        var call = AnnouncedCall();

        call.Arrange(call.Opens, call.Closes, Terms with { MaximumFiles = 1 }).Error!.Code.Should().Be("calls.announced-already");
        call.Terms.Should().Be(Terms);
    }

    [Fact]
    public void A_call_that_asks_nothing_is_not_announced() =>
        DraftCall().Announce(Announced).Error!.Code.Should().Be("calls.nothing-asked");

    [Fact]
    public void Late_input_is_received()
    {
        var call = AnnouncedCall();
        var late = Call.End(Deadline).AddDays(2);

        call.StageAt(late).Should().Be(CallStage.Closed);
        call.Takes(SubmissionKind.Answers, ParticipationCategory.StateParty, Language.French, 0, late).IsRefused.Should().BeFalse();
    }

    [Fact]
    public void A_delegation_whose_category_is_not_asked_is_told_so() =>
        AnnouncedCall().Takes(SubmissionKind.Answers, ParticipationCategory.Industry, Language.French, 0, Announced.AddDays(1)).Error!.Code.Should().Be("calls.not-invited");

    [Fact]
    public void On_any_instant_a_delegation_with_an_extension_is_never_later_than_one_without()
    {
        var random = new Random(20260305);
        for (var i = 0; i < 1_000; i++)
        {
            var call = AnnouncedCall();
            var one = DelegationId.New();
            for (var n = random.Next(4); n > 0; n--)
            {
                call.Extend(Geneva(2026, 3, 6 + random.Next(20), random.Next(24), random.Next(60)), random.Next(2) == 0 ? one : null, "A reason.", Announced);
            }

            var began = Announced.AddMinutes(random.Next(60 * 24 * 40));
            (call.LateBy(one, began) ?? TimeSpan.Zero).Should().BeLessThanOrEqualTo(call.LateBy(DelegationId.New(), began) ?? TimeSpan.Zero);
        }
    }

    private static CallTerms Terms { get; } = new(
        [SubmissionKind.Answers, SubmissionKind.AdHocTopic], [ParticipationCategory.StateParty, ParticipationCategory.Signatory], Languages.All, 3, LateRule.LeftToOfficers);

    private static VenueTime Geneva(int year, int month, int day, int hour, int minute) => VenueTime.InGeneva(new DateOnly(year, month, day), new TimeOnly(hour, minute));

    private static Call DraftCall() => new(CallId.New(), MeetingId.New(), 1, Language.English, Geneva(2026, 2, 17, 12, 0), Deadline, Terms);

    private static Call AnnouncedCall()
    {
        var call = DraftCall();
        call.WriteTitle(Language.English, "Proposals", 0);
        call.WriteText(Language.English, "Answer the questions.", 0);
        call.Announce(Announced).IsRefused.Should().BeFalse();
        return call;
    }
}
