using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Shared;

public sealed class LocalizedTextTests
{
    private static readonly LocalizedText Original = LocalizedText.Written(Language.English, "5 March");

    [Fact]
    public void A_first_translation_renders_the_original_as_it_stands()
    {
        var text = Original.Write(Language.French, "5 mars");

        text.IsStale(Language.French).Should().BeFalse();
        text.Renderings[Language.French].RenderedRevision.Should().Be(1);
    }

    [Fact]
    public void When_the_original_moves_on_a_translation_is_stale_and_remembers_what_it_rendered()
    {
        var text = Original.Write(Language.French, "5 mars").Write(Language.English, "6 March").Write(Language.English, "7 March");

        text.IsStale(Language.French).Should().BeTrue();
        text.OriginalRenderedIn(Language.French).Should().Be("5 March");
        text.Renderings[Language.French].RenderedRevision.Should().Be(1);
    }

    [Fact]
    public void Correcting_a_stale_translation_does_not_make_it_follow()
    {
        var text = Original.Write(Language.French, "5 mars").Write(Language.English, "6 March").Write(Language.French, "5 mars.");

        text.IsStale(Language.French).Should().BeTrue();
    }

    [Fact]
    public void A_translation_follows_again_when_somebody_says_so()
    {
        var text = Original.Write(Language.French, "5 mars").Write(Language.English, "6 March").Write(Language.French, "6 mars").Confirm(Language.French);

        text.IsStale(Language.French).Should().BeFalse();
        text.Renderings[Language.French].RenderedRevision.Should().Be(2);
    }

    [Fact]
    public void A_translation_is_not_stale_when_the_original_says_again_what_it_said()
    {
        var text = Original.Write(Language.French, "5 mars").Write(Language.English, "6 March").Write(Language.English, "5 March");

        text.IsStale(Language.French).Should().BeFalse();
    }

    [Fact]
    public void A_text_that_only_the_original_has_is_missing_elsewhere_and_an_empty_one_is_missing_nowhere()
    {
        Original.IsMissing(Language.Arabic).Should().BeTrue();
        LocalizedText.Empty(Language.English).IsMissing(Language.Arabic).Should().BeFalse();
    }

    [Fact]
    public void Writing_the_same_words_changes_nothing()
    {
        Original.Write(Language.English, "5 March").Should().BeSameAs(Original);
    }

    [Fact]
    public void The_version_grows_with_each_change_also_when_a_text_is_emptied_and_written_again()
    {
        var text = Original.Write(Language.French, "a").Write(Language.French, "").Write(Language.French, "b");

        text.VersionIn(Language.French).Should().Be(3);
    }

    [Fact]
    public void Whatever_is_written_a_translation_is_stale_exactly_when_the_original_differs_from_what_it_rendered()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var text = LocalizedText.Written(Language.English, "0");
            var rendered = (string?)null;
            for (var step = 0; step < 25; step++)
            {
                var words = random.Next(4).ToString(System.Globalization.CultureInfo.InvariantCulture);
                switch (random.Next(3))
                {
                    case 0:
                        text = text.Write(Language.English, words);
                        break;
                    case 1:
                        rendered = text.In(Language.Russian).Length == 0 ? text.OriginalText : rendered;
                        text = text.Write(Language.Russian, "r" + words);
                        break;
                    default:
                        rendered = rendered is null ? null : text.OriginalText;
                        text = text.Confirm(Language.Russian);
                        break;
                }

                text.IsStale(Language.Russian).Should().Be(rendered is not null && rendered != text.OriginalText, $"seed {seed}, step {step}");
            }
        }
    }
}
