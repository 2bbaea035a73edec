using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Shared;

public sealed class StatedFactsTests
{
    private const string Original = "The meeting takes place on 18 March 2026 from 15:00 to 18:00; input is due by 5 March 2026 (ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep, 1,250 copies).";

    [Theory]
    [InlineData(Language.French, "La réunion a lieu le 18 mars 2026 de 15 h 00 à 18 h ; les contributions sont attendues jusqu’au 5 mars 2026 (ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep, 1 250 exemplaires).")]
    [InlineData(Language.Spanish, "La reunión es el 18 de marzo de 2026 de 15.00 a 18.00; las contribuciones, hasta el 5 de marzo de 2026 (ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep, 1.250 ejemplares).")]
    [InlineData(Language.Russian, "Заседание состоится 18 марта 2026 г. с 15:00 до 18:00; материалы принимаются до 5 марта 2026 г. (ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep, 1 250 экземпляров).")]
    [InlineData(Language.Chinese, "会议于2026年3月18日15时至18时举行；意见请于2026年3月5日前提交（ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep，1,250份）。")]
    [InlineData(Language.Arabic, "يُعقد الاجتماع في ١٨ آذار/مارس ٢٠٢٦ من الساعة ١٥:٠٠ إلى ١٨:٠٠؛ وتُقبل المساهمات حتى ٥ آذار/مارس ٢٠٢٦ (ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep، ١٬٢٥٠ نسخة).")]
    public void A_translation_states_the_same_in_the_figures_of_its_language(Language language, string translation) =>
        Difference(Original, language, translation).Should().BeNull();

    [Theory]
    [InlineData(Language.French, "… 18 mars 2026, 15 h, 18 h ; 15 mars 2026 (ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep, 1 250).", "5 March ≠ 15 mars")]
    [InlineData(Language.Spanish, "… 18 de abril de 2026, 15.00, 18.00; 5 de abril de 2026 (ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep, 1.250).", "18 March, 5 March ≠ 18 de abril, 5 de abril")]
    [InlineData(Language.Russian, "… 18 марта 2025 г., 15:00, 18:00; 5 марта 2025 г. (ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep, 1 250).", "2026 ≠ 2025")]
    [InlineData(Language.Chinese, "… 2026年3月18日15时至18时；2026年3月5日（ATT/CSP11.WGTU/2025/CHAIR/812/Conf.Rep，1,250）。", "ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep ≠ ATT/CSP11.WGTU/2025/CHAIR/812/Conf.Rep")]
    [InlineData(Language.Arabic, "… ١٨ آذار/مارس ٢٠٢٦، ١٥:٠٠، ١٨:٠٠؛ ٦ آذار/مارس ٢٠٢٦ (ATT/CSP11.WGTU/2025/CHAIR/811/Conf.Rep، ١٬٢٥٠).", "5 March ≠ 6 آذار/مارس")]
    public void A_translation_that_states_something_else_is_caught(Language language, string translation, string difference) =>
        Difference(Original, language, translation).Should().Be(difference);

    [Fact]
    public void Fifteen_March_for_five_March_is_caught() =>
        Difference("Input is due by 5 March 2026.", Language.French, "Les contributions sont attendues jusqu’au 15 mars 2026.").Should().Be("5 March ≠ 15 mars");

    [Theory]
    [InlineData("At most 3 speakers", Language.French, "Trois orateurs au plus")]
    [InlineData("The Twelfth Conference (CSP12)", Language.Chinese, "第十二次缔约国会议（CSP12）")]
    [InlineData("See [[item:i7]] and note[^1].\n\n[^1]: Page 4.", Language.Spanish, "Véanse la nota[^1] y [[item:i7]].\n\n[^1]: Página 4.")]
    [InlineData("They may ask {{5 or 6 States}}.", Language.Russian, "Они могут спросить {{7 или 8 государств}}.")]
    [InlineData("Paragraph 37.2, 50 %", Language.French, "Paragraphe 37,2, 50 %")]
    [InlineData("on 1 May 2026", Language.French, "le 1er mai 2026")]
    [InlineData("from CSP11 to CSP13", Language.Russian, "от КГУ-11 до КГУ-13")]
    [InlineData("in March, in November and in December", Language.Chinese, "三月、十一月和十二月")]
    [InlineData("16–19 March 2026", Language.Chinese, "2026年3月16日至19日")]
    [InlineData("16–19 March 2026", Language.Spanish, "del 16 al 19 de marzo de 2026")]
    [InlineData("on 18 and 19 March, at 3 p.m.", Language.Chinese, "3月18日和19日下午3时")]
    [InlineData("from 16 March to 2 April", Language.Arabic, "من ١٦ آذار/مارس إلى ٢ نيسان/أبريل")]
    [InlineData("May they submit? In December they may.", Language.Russian, "Могут ли они? В декабре могут.")]
    [InlineData("at 15:30", Language.Spanish, "a las 15.30 h")]
    [InlineData("Write to info@example.org or https://example.org/2026/5", Language.French, "Écrire à info@example.org ou https://example.org/fr/2026")]
    public void What_is_only_written_differently_is_no_difference(string original, Language language, string translation) =>
        Difference(original, language, translation).Should().BeNull();

    [Fact]
    public void Numbers_in_groups_are_one_number_whatever_parts_them()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 1000; i++)
        {
            var number = random.Next(1_000, 99_999_999);
            var english = number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
            foreach (var (language, separator) in new[] { (Language.French, '\u202f'), (Language.Spanish, '.'), (Language.Russian, '\u00a0'), (Language.Arabic, '٬'), (Language.Chinese, ',') })
            {
                Difference($"{english} arms", language, english.Replace(',', separator)).Should().BeNull("{0} in {1}", number, language);
                Difference($"{english} arms", language, (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).Should().NotBeNull("{0} in {1}", number, language);
            }
        }
    }

    private static string? Difference(string original, Language language, string translation) =>
        StatedFacts.Of(original, Language.English).DifferenceFrom(StatedFacts.Of(translation, language))?.ToString();
}
