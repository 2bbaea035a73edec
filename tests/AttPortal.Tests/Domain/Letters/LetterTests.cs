using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Letters;

public sealed class LetterTests
{
    private static readonly VenueTime Deadline = VenueTime.InGeneva(new DateOnly(2026, 3, 5), new TimeOnly(23, 59));
    private readonly Letter letter = new(LetterId.New(), MeetingId.New(), Language.English, new DateOnly(2026, 2, 17), Deadline, "info@example.org");

    [Fact]
    public void Paragraphs_move_and_keep_their_keys()
    {
        letter.AddParagraph(ParagraphKind.Numbered);
        letter.AddParagraph(ParagraphKind.Continuation);
        letter.AddParagraph(ParagraphKind.Numbered);

        letter.MoveParagraph("p3", 1);

        letter.Paragraphs.Select(p => p.Key).Should().Equal("p3", "p1", "p2");
    }

    [Theory]
    [InlineData(ParagraphKind.Questions)]
    [InlineData(ParagraphKind.Deadline)]
    public void A_letter_lists_its_questions_once_and_says_its_deadline_once(ParagraphKind kind)
    {
        letter.AddParagraph(kind);

        letter.AddParagraph(kind).Error!.Code.Should().Be("letter.only-one");
    }

    [Fact]
    public void Annexes_are_lettered_in_the_order_in_which_they_are_attached()
    {
        letter.Attach(AnnexKind.Recommendations, "CSP11/23", null);
        letter.Attach(AnnexKind.StatusTable, "focus-states", new DateOnly(2026, 2, 17));

        letter.Annexes.Select(a => a.Letter).Should().Equal('A', 'B');
    }

    [Fact]
    public void Only_a_status_table_counts_as_of_a_date()
    {
        letter.Attach(AnnexKind.Recommendations, "CSP11/23", null);

        letter.CountAsOf('A', new DateOnly(2026, 2, 17)).Error!.Code.Should().Be("letter.no-such-annex");
    }

    [Fact]
    public void A_deadline_in_the_hour_that_Geneva_skips_is_asked_about()
    {
        var skipped = VenueTime.InGeneva(new DateOnly(2026, 3, 29), new TimeOnly(2, 30));

        letter.Announce(letter.Date, skipped, letter.SendTo).Error!.Code.Should().Be("time.not-once");
        letter.Deadline.Should().Be(Deadline);
    }

    [Fact]
    public void A_deadline_before_the_letter_is_refused()
    {
        letter.Announce(new DateOnly(2026, 3, 6), Deadline, letter.SendTo).Error!.Code.Should().Be("letter.deadline-before-date");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a b@example.org")]
    [InlineData("a@example.org\nBcc: x@example.org")]
    public void An_address_that_is_none_is_refused(string address)
    {
        letter.Announce(letter.Date, Deadline, address).Error!.Code.Should().Be("letter.address");
    }

    [Fact]
    public void A_reference_to_an_annex_that_is_not_attached_is_open_until_it_is()
    {
        letter.AddParagraph(ParagraphKind.Numbered);
        letter.Write("p1", Language.English, "See [[annex:A]] by [[deadline]].", 0);
        letter.FindOpenPoints(_ => false).Should().Contain(p => p.Kind == OpenPointKind.BrokenReference && p.Detail == "annex:A");

        letter.Attach(AnnexKind.Recommendations, "CSP11/23", null);

        letter.FindOpenPoints(_ => false).Should().NotContain(p => p.Kind == OpenPointKind.BrokenReference);
    }
}
