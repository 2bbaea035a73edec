using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Shared;

public sealed class PluralsTests
{
    [Theory]
    [InlineData(Language.English, 0, PluralCategory.Other)]
    [InlineData(Language.English, 1, PluralCategory.One)]
    [InlineData(Language.French, 0, PluralCategory.One)]
    [InlineData(Language.French, 2, PluralCategory.Other)]
    [InlineData(Language.Spanish, 0, PluralCategory.Other)]
    [InlineData(Language.Russian, 1, PluralCategory.One)]
    [InlineData(Language.Russian, 11, PluralCategory.Many)]
    [InlineData(Language.Russian, 21, PluralCategory.One)]
    [InlineData(Language.Russian, 22, PluralCategory.Few)]
    [InlineData(Language.Russian, 112, PluralCategory.Many)]
    [InlineData(Language.Arabic, 0, PluralCategory.Zero)]
    [InlineData(Language.Arabic, 1, PluralCategory.One)]
    [InlineData(Language.Arabic, 2, PluralCategory.Two)]
    [InlineData(Language.Arabic, 103, PluralCategory.Few)]
    [InlineData(Language.Arabic, 11, PluralCategory.Many)]
    [InlineData(Language.Arabic, 100, PluralCategory.Other)]
    [InlineData(Language.Chinese, 1, PluralCategory.Other)]
    public void Each_language_counts_in_its_own_way(Language language, int number, PluralCategory category)
    {
        Plurals.Category(language, number).Should().Be(category);
    }
}
