using AttPortal.Domain.Shared;
using AttPortal.Domain.WorkingGroups;

namespace AttPortal.Tests.Domain.WorkingGroups;

public sealed class QuestionListTests
{
    private readonly QuestionList list = new(QuestionListId.New(), "WGTU", "ratification", LocalizedText.Written(Language.English, "Ratification"), "");

    [Fact]
    public void A_list_without_questions_is_not_issued()
    {
        list.AddHeading(LocalizedText.Written(Language.English, "Implementation"));

        list.Issue(new DateOnly(2024, 8, 23), "Welcomed by CSP10").Error!.Code.Should().Be("questions.none");
    }

    [Fact]
    public void An_edition_stays_as_it_was_issued_while_the_list_lives_on()
    {
        var heading = list.AddHeading(LocalizedText.Written(Language.English, "Implementation")).Key;
        list.AddQuestion(heading, LocalizedText.Written(Language.English, "How?"));
        list.Issue(new DateOnly(2024, 8, 23), "Welcomed by CSP10");

        list.Write("b1", Language.English, "How, and when?", 1);
        list.Issue(new DateOnly(2025, 8, 29), "Revised");

        list.Editions.Select(e => e.Headings[0].Questions[0][Language.English]).Should().Equal("How?", "How, and when?");
        list.CurrentEdition.Should().Be(2);
    }

    [Fact]
    public void Whoever_read_an_older_question_is_refused()
    {
        var heading = list.AddHeading(LocalizedText.Written(Language.English, "Implementation")).Key;
        list.AddQuestion(heading, LocalizedText.Written(Language.English, "How?"));
        list.Write("b1", Language.English, "From Ana", 1);

        list.Write("b1", Language.English, "From Ben", 1).Error!.Code.Should().Be("text.conflict");
    }
}
