using AttPortal.Domain.Papers;

namespace AttPortal.Tests.Domain.Papers;

/// <summary>Document symbols of both eras, as they were seen on documents.</summary>
public sealed class DocumentSymbolTests
{
    /// <summary>Symbols printed on documents or cited by them.</summary>
    public static readonly TheoryData<string> Seen = new(
        "ATT/CSP1/2015/1",
        "ATT/CSP1/2015/1/Rev.1",
        "ATT/CSP1/2015/6",
        "ATT/CSP1/2015/INF.2",
        "ATT/CSP1/2015/WP.2",
        "ATT/CSP1/2015/WP.2/Rev.2",
        "ATT/CSP1/2015/WP.6/Rev.1/Corr",
        "ATT/CSP1/CONF/1",
        "ATT/CSP1/CONF.3",
        "ATT/CSP2/2016/5",
        "ATT/CSP2/2016/WP.4/Rev.1",
        "ATT/CSP3.WGETI/2017/CHAIR/158/Conf.Rep",
        "ATT/CSP3/2017/SEC/184/Conf.FinRep.Rev1",
        "ATT/VTF18/2018/SEC/251/ToR.Cons.Dr.v1.Rev1",
        "ATT/CSP5.WGTU/2019/CHAIR/443/M2.DiscPaper",
        "ATT/CSP5.WGETI/2019/CHAIR/529/Conf.Rep",
        "ATT/CSP6.WGETI/2020/CHAIR/584/M1.LetterWorkPlans.Rev1",
        "ATT/VTF/2020/CHAIR/614/Conf.Rep",
        "ATT/CSP9/2023/SEC/773/Conf.FinRep.Rev2",
        "ATT/CSP9/2023/AUT-IRL-MEX/774/Conf.WP",
        "ATT/CSP10.WGTU/2024/CHAIR/776/DrAgenda",
        "ATT/CSP10.WGTU/2024/CHAIR/777/DrWP",
        "ATT/CSP10.WGTR/2024/CHAIR/778/AnnAgenda",
        "ATT/CSP10.WGTR/2024/CHAIR/779/IntroPaper",
        "ATT/CSP10/2024/PRES/782/WG.WP.IAC",
        "ATT/CSP11/2025/SEC.FIN/817/Conf.2026Bud",
        "ATT/CSP11/2025/SEC/820/Conf.AnnPoW/Rev.",
        "ATT/CSP11.MC/2025/MC/823/Conf.Rep",
        "ATT/CSP11/2025/PRES/825/Conf.WP.UNIV",
        "ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep/Annex",
        "ATT/CSP11/2025/GBR/831/Conf.NP/Rev.",
        "ATT/CSP1/2025/SEC/834/Conf.FinRep/Rev.");

    private const int Cases = 1_000;

    [Theory]
    [MemberData(nameof(Seen))]
    public void Every_symbol_that_was_seen_is_read_and_printed_as_issued(string text)
    {
        var symbol = DocumentSymbol.Parse(text);

        symbol.Error.Should().BeNull();
        symbol.Value.ToString().Should().Be(text);
        WithoutMarks(string.Concat(symbol.Value.Parts.Select(p => p.Text))).Should().Be(WithoutMarks(text), "its parts leave nothing out");
    }

    [Fact]
    public void A_symbol_since_2017_says_body_year_author_number_and_type()
    {
        var symbol = DocumentSymbol.Known("ATT/CSP5.WGTU/2019/CHAIR/443/M2.DiscPaper");

        symbol.Era.Should().Be(SymbolEra.Running);
        symbol.Body.Should().Be("CSP5.WGTU");
        symbol.Conference.Should().Be(5);
        symbol.Group.Should().Be("WGTU");
        symbol.Year.Should().Be(2019);
        symbol.Author.Should().Be("CHAIR");
        symbol.Number.Should().Be(443);
        symbol.Meeting.Should().Be(2);
        symbol.Type.Should().Be("DiscPaper");
        symbol.Revision.Should().Be(0);
        symbol.IsDraft.Should().BeFalse();
    }

    [Theory]
    [InlineData("ATT/CSP1/2015/WP.2/Rev.2", "WP", 2, 2)]
    [InlineData("ATT/CSP1/2015/INF.4", "INF", 4, 0)]
    [InlineData("ATT/CSP1/CONF/4", "CONF", 4, 0)]
    [InlineData("ATT/CSP1/2015/1/Rev.1", "", 1, 1)]
    [InlineData("ATT/CSP11/2025/SEC/820/Conf.AnnPoW/Rev.", "Conf.AnnPoW", 820, 1)]
    [InlineData("ATT/CSP9/2023/SEC/773/Conf.FinRep.Rev2", "Conf.FinRep", 773, 2)]
    [InlineData("ATT/CSP9/2023/SEC/773/Conf.FinRep/Rev2", "Conf.FinRep", 773, 2)]
    [InlineData("ATT/VTF18/2018/SEC/251/ToR.Cons.Dr.v1.Rev1", "ToR.Cons.Dr.v1", 251, 1)]
    public void Type_number_and_revision_are_found_however_they_are_written(string text, string type, int number, int revision)
    {
        var symbol = DocumentSymbol.Known(text);

        (symbol.Type, symbol.Number, symbol.Revision).Should().Be((type, number, revision));
    }

    [Theory]
    [InlineData("ATT/CSP10.WGTU/2024/CHAIR/776/DrAgenda", true)]
    [InlineData("ATT/VTF18/2018/SEC/251/ToR.Cons.Dr.v1.Rev1", true)]
    [InlineData("ATT/CSP10.WGTU/2024/CHAIR/776/Drafting", false)]
    public void A_draft_is_told_by_its_type(string text, bool isDraft) => DocumentSymbol.Known(text).IsDraft.Should().Be(isDraft);

    [Fact]
    public void Symbols_are_compared_without_regard_to_case()
    {
        var one = DocumentSymbol.Known("ATT/CSP11.WGTU/2025/CHAIR/828/Conf.Rep");
        var other = DocumentSymbol.Known("att/csp11.wgtu/2025/chair/828/conf.rep");

        one.Should().Be(other);
        one.GetHashCode().Should().Be(other.GetHashCode());
        other.ToString().Should().Be("att/csp11.wgtu/2025/chair/828/conf.rep", "it is printed as issued");
    }

    [Fact]
    public void Codes_that_nobody_has_seen_are_legal() =>
        DocumentSymbol.Parse("ATT/DIEF/2027/FACIL.XY/912/NewThing.Sub").Error.Should().BeNull();

    [Theory]
    [InlineData("ATT/CSP11/2025/SEC/834/Conf.FinRep", "ATT/CSP11/2025/SEC/834/Conf.FinRep/Rev.")]
    [InlineData("ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep", "ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep/Annex")]
    [InlineData("ATT/CSP1/2015/WP.6", "ATT/CSP1/2015/WP.6/Rev.1/Corr")]
    [InlineData("ATT/CSP1/CONF/3", "ATT/CSP1/CONF.3")]
    public void Revisions_annexes_and_corrigenda_are_of_the_family_of_their_document(string one, string other) =>
        DocumentSymbol.Known(one).Family.Should().Be(DocumentSymbol.Known(other).Family);

    [Theory]
    [InlineData("ATT/CSP1/2015/WP.2", "ATT/CSP1/2015/2")]
    [InlineData("ATT/CSP1/2015/WP.2", "ATT/CSP2/2016/WP.2")]
    [InlineData("ATT/CSP11/2025/SEC/833/Conf.PartList", "ATT/CSP11/2025/SEC/834/Conf.PartList")]
    public void Other_documents_are_of_other_families(string one, string other) =>
        DocumentSymbol.Known(one).Family.Should().NotBe(DocumentSymbol.Known(other).Family);

    [Theory]
    [InlineData("ATT/CSP1/2015/WP.6/Rev.1/Corr", "ATT/CSP1/2015/WP.6/Rev.1")]
    [InlineData("ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep/Annex", "ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep")]
    [InlineData("ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep/Annex/Rev.1", "ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep")]
    [InlineData("ATT/CSP11/2025/SEC/834/Conf.FinRep/Rev.", null)]
    public void What_hangs_under_a_document_names_it(string text, string? parent) => DocumentSymbol.Known(text).Parent?.Text.Should().Be(parent);

    [Fact]
    public void What_hangs_under_no_document_names_none() => DocumentSymbol.Known("ATT/CSP11/2025/SEC/834/Conf.FinRep.Rev1").Parent.Should().BeNull();

    [Theory]
    [InlineData("ATT/CSP11/2025/SEC/834/Conf.FinRep/Rev.", "ATT/CSP11/2025/SEC/834/Conf.FinRep")]
    [InlineData("ATT/CSP9/2023/SEC/773/Conf.FinRep.Rev2", "ATT/CSP9/2023/SEC/773/Conf.FinRep")]
    [InlineData("ATT/CSP1/2015/WP.6/Rev.1/Corr", "ATT/CSP1/2015/WP.6/Rev.1/Corr")]
    public void A_revision_shares_the_rest_of_its_symbol(string text, string stem) => DocumentSymbol.Known(text).WithoutRevision.Text.Should().Be(stem);

    [Fact]
    public void What_follows_a_document_is_named_as_in_its_era()
    {
        var late = DocumentSymbol.Known("ATT/CSP11/2025/SEC/834/Conf.FinRep");
        var early = DocumentSymbol.Known("ATT/CSP1/2015/WP.6/Rev.1");

        late.Revised(1).Text.Should().Be("ATT/CSP11/2025/SEC/834/Conf.FinRep.Rev1");
        late.Annexed(null).Text.Should().Be("ATT/CSP11/2025/SEC/834/Conf.FinRep/Annex");
        late.Annexed('B').Revised(2).Text.Should().Be("ATT/CSP11/2025/SEC/834/Conf.FinRep/Annex.B/Rev2");
        early.Revised(2).Text.Should().Be("ATT/CSP1/2015/WP.6/Rev.2");
        early.Corrected(1).Text.Should().Be("ATT/CSP1/2015/WP.6/Rev.1/Corr.1");
        early.Added(1).Parent!.Text.Should().Be("ATT/CSP1/2015/WP.6/Rev.1");
    }

    [Theory]
    [InlineData("  ATT/CSP11/2025/SEC/834/Conf.FinRep\t")]
    [InlineData("ATT/CSP11 / 2025/SEC/ 834/Conf. FinRep")]
    [InlineData("\u2066ATT/CSP11/2025/SEC/834/Conf.FinRep\u2069")]
    [InlineData("ATT/CSP11/2025/SEC/834/Conf.\u00A0FinRep\r\n")]
    public void Stray_spaces_and_invisible_marks_are_dropped(string text) =>
        DocumentSymbol.Parse(text).Value.Text.Should().Be("ATT/CSP11/2025/SEC/834/Conf.FinRep");

    [Theory]
    [InlineData("ATT/СSP11/2025/SEC/834/Conf.Rep", "symbols.cyrillic", "С", 5, "C")]
    [InlineData("ΑTT/CSP11/2025/SEC/834/Conf.Rep", "symbols.greek", "Α", 1, "A")]
    public void A_letter_that_only_looks_right_is_named_with_its_place(string text, string code, string letter, int place, string latin) =>
        DocumentSymbol.Parse(text).Error!.Should().Be(new AttPortal.Domain.Shared.DomainError(code, letter, place, latin));

    [Theory]
    [InlineData("", "symbols.empty")]
    [InlineData(" \u200B ", "symbols.empty")]
    [InlineData("ATT/CSP11/2025/SEC/834/Conf\u0007.Rep", "symbols.control")]
    [InlineData("ATT/CSP11/2025/SEC/834/Conf.Жep", "symbols.letter")]
    [InlineData("ATT/CSP11/2025/SEC/834/Conf_Rep", "symbols.letter")]
    [InlineData("ATT/CSP11/2025/SEC/834", "symbols.not-a-symbol")]
    [InlineData("ATT/CSP11/2025/SEC", "symbols.not-a-symbol")]
    [InlineData("ATT/CSP1/2015", "symbols.not-a-symbol")]
    [InlineData("ATT/CSP11/1999/SEC/834/Conf.Rep", "symbols.not-a-symbol")]
    [InlineData("ATT//2025/SEC/834/Conf.Rep", "symbols.not-a-symbol")]
    [InlineData("UN/CSP11/2025/SEC/834/Conf.Rep", "symbols.not-a-symbol")]
    public void What_is_no_symbol_is_refused_with_a_reason(string text, string code) => DocumentSymbol.Parse(text).Error!.Code.Should().Be(code);

    [Fact]
    public void A_symbol_without_end_is_refused_at_once() =>
        DocumentSymbol.Parse("ATT/CSP11/2025/SEC/834/" + new string('a', 100_000)).Error!.Code.Should().Be("symbols.too-long");

    [Fact]
    public void Lists_follow_the_running_number_and_what_belongs_to_a_document_follows_it()
    {
        string[] ordered =
        [
            "ATT/CSP1/2015/2", "ATT/CSP1/2015/WP.2", "ATT/CSP1/2015/WP.10", "ATT/CSP1/2015/INF.2", "ATT/CSP2/2016/1",
            "ATT/CSP3.WGETI/2017/CHAIR/158/Conf.Rep", "ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep", "ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep/Annex", "ATT/CSP11.WGTR/2025/CHAIR/827/Conf.Rep",
        ];

        ordered.Reverse().OrderBy(s => DocumentSymbol.Known(s).SortKey, StringComparer.Ordinal).Should().Equal(ordered);
    }

    [Fact]
    public void A_slug_holds_only_what_an_address_may() =>
        DocumentSymbol.Known("ATT/CSP9/2023/AUT-IRL-MEX/774/Conf.WP/Rev.").Slug.Should().Be("att-csp9-2023-aut-irl-mex-774-conf-wp-rev");

    [Fact]
    public void Whatever_is_put_together_is_read_as_the_same_and_says_the_same()
    {
        var random = new Random(20_261_121);
        for (var i = 0; i < Cases; i++)
        {
            var body = Pick(random, "CSP3", "CSP11", "CSP12.WGTU", "CSP10.WGETI", "CSP11.MC", "VTF", "VTF18", "DIEF");
            var author = Pick(random, "SEC", "SEC.FIN", "PRES", "CHAIR", "MC", "GBR", "AUT-IRL-MEX", Letters(random));
            var type = Pick(random, "", "M1.", "M2.") + Pick(random, "Conf.Rep", "Conf.2026Bud", "DrAgenda", "ToR.Cons.Dr.v1", "WG.WP.IAC", Letters(random), $"{Letters(random)}.{Letters(random)}");
            var ending = Pick(random, "", ".Rev1", "/Rev.", "/Rev.2", "/Annex", "/Annex.B", "/Add.1", "/Corr", "/Annex/Rev2", "/Rev.1/Corr.1");
            var (year, number) = (random.Next(2017, 2060), random.Next(1, 20_000));
            var text = $"ATT/{body}/{year}/{author}/{number}/{type}{ending}";

            var symbol = DocumentSymbol.Parse(text);

            symbol.Error.Should().BeNull(text);
            symbol.Value.ToString().Should().Be(text);
            DocumentSymbol.Parse(symbol.Value.ToString()).Value.Should().Be(symbol.Value);
            (symbol.Value.Body, symbol.Value.Year, symbol.Value.Author, symbol.Value.Number).Should().Be((body, year, author, number));
            symbol.Value.WithoutRevision.Revision.Should().Be(0);
            symbol.Value.Family.Should().Be(DocumentSymbol.Of(body, year, author, number, "Other").Value.Family);
        }
    }

    private static string WithoutMarks(string text) => string.Concat(text.Where(c => c is not ('/' or '.')));

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static string Letters(Random random) => "X" + new string([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (char)('a' + random.Next(26)))]) + "Y";
}
