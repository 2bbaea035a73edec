using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Tests.Domain.Submissions;

public sealed class SubmissionNoteTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_note_belongs_to_all_versions_of_the_input()
    {
        var first = Submit(null);
        var second = Submit(first);

        var note = SubmissionNote.Write(Guid.NewGuid(), second, Now, null, "Ben", " To be discussed.\r\n ");

        note.Value.SeriesId.Should().Be(first.Id);
        note.Value.Text.Should().Be("To be discussed.");
    }

    [Theory]
    [InlineData(0, "submissions.note-empty")]
    [InlineData(4_001, "submissions.note-too-long")]
    public void A_note_that_says_nothing_or_too_much_is_refused(int length, string code) =>
        SubmissionNote.Write(Guid.NewGuid(), Submit(null), Now, null, "Ben", new string('x', length) + "  ").Error!.Code.Should().Be(code);

    [Fact]
    public void What_its_author_did_not_release_is_not_published() =>
        SubmissionAct.Add(Submit(null), [], SubmissionActKind.Published, Now, null, "Ben", "").Error!.Code.Should().Be("submissions.not-released");

    private static Submission Submit(Submission? replaced)
    {
        var terms = new CallTerms([SubmissionKind.AdditionalItem], [ParticipationCategory.StateParty], [Language.English], 0, LateRule.LeftToOfficers);
        var call = new Call(CallId.New(), MeetingId.New(), 1, Language.English, Geneva(1), Geneva(5), terms);
        call.WriteTitle(Language.English, "Proposals", 0);
        call.WriteText(Language.English, "Propose.", 0);
        call.Announce(Now.AddDays(-3)).IsRefused.Should().BeFalse();
        var draft = new Draft(DraftId.New(), call.Id, DelegationId.New(), SubmissionKind.AdditionalItem, Language.English, Now);
        draft.Write(SubmissionFields.Title, "Brokering", 0, "Ana", Now);
        draft.Write(SubmissionFields.About, "Registers of brokers.", 0, "Ana", Now);
        return Submission.Of(draft, call, ParticipationCategory.StateParty, replaced, ReceiptNumber.New(), new Arrival(Now, Now, null, "Ana")).Value;
    }

    private static VenueTime Geneva(int day) => VenueTime.InGeneva(new DateOnly(2026, 3, day), new TimeOnly(0, 1));
}
