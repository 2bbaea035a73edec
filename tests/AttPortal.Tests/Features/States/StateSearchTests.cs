using AttPortal.Domain.States;
using AttPortal.Persistence.States;
using AttPortal.Web.Features.States;

namespace AttPortal.Tests.Features.States;

public sealed class StateSearchTests
{
    private static readonly StateSearch Search = new(StateSample.Read());

    [Theory]
    [InlineData("Türkiye", "TUR")]
    [InlineData("turkiye", "TUR")]
    [InlineData("TURKIYE", "TUR")]
    [InlineData("Turquie", "TUR")]
    [InlineData("Турц", "TUR")]
    [InlineData("土耳其", "TUR")]
    [InlineData("تركيا", "TUR")]
    [InlineData("cote d'ivoire", "CIV")]
    [InlineData("Côte d’Ivoire", "CIV")]
    [InlineData("ivoire", "CIV")]
    [InlineData("reino unido", "GBR")]
    [InlineData("United Kingdom", "GBR")]
    [InlineData("Сьерра", "SLE")]
    [InlineData("Корол Испан", "ESP")]
    [InlineData("turkey", "TUR")]
    [InlineData("Swaziland", "SWZ")]
    [InlineData("KEN", "KEN")]
    [InlineData("840", "USA")]
    public void A_State_is_found_by_any_of_its_names_and_codes(string query, string iso3) => Search.Find(query).Should().Contain(StateId.Of(iso3));

    [Theory]
    [InlineData("مصر", "EGY")]
    [InlineData("الأردن", "JOR")]
    [InlineData("الاردن", "JOR")]
    [InlineData("اردن", "JOR")]
    [InlineData("سوريه", "SYR")]
    [InlineData("ايسلندا", "ISL")]
    [InlineData("المملكه المتحده", "GBR")]
    public void Arabic_is_found_with_and_without_hamza_article_and_the_dots_of_the_last_letter(string query, string iso3) =>
        Search.Find(query).Should().Contain(StateId.Of(iso3));

    [Fact]
    public void Chinese_is_found_anywhere_in_a_name() =>
        Search.Find("人民共和国").Should().Contain([StateId.Of("CHN"), StateId.Of("BGD")]);

    [Fact]
    public void A_word_matches_from_its_beginning() => Search.Find("mali").Should().Contain(StateId.Of("MLI")).And.NotContain(StateId.Of("SOM"));

    [Fact]
    public void A_part_of_a_word_is_enough_where_no_word_begins_so() => Search.Find("khstan").Should().Equal(StateId.Of("KAZ"));

    [Fact]
    public void All_words_of_a_search_must_match() => Search.Find("guinea bissau").Should().Equal(StateId.Of("GNB"));

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("' OR 1=1 --")]
    [InlineData("%")]
    [InlineData("\u202e")]
    public void What_is_no_name_finds_nothing(string query) => Search.Find(query).Should().BeEmpty();
}
