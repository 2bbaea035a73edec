using System.Text.RegularExpressions;
using AttPortal.Documents.Composition;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

public sealed class PrintPhrasesTests
{
    [Fact]
    public void Every_phrase_exists_in_every_language_with_the_same_gaps()
    {
        foreach (var key in PrintPhrases.Book.Keys)
        {
            var english = Gaps(PrintPhrases.Book.In(Language.English)[key]);
            foreach (var language in Languages.All)
            {
                PrintPhrases.Book.Has(key, language).Should().BeTrue($"{key} is needed in {language}");
                Gaps(PrintPhrases.Book.In(language)[key]).Should().BeEquivalentTo(english, $"{key} has the same gaps in {language}");
            }
        }
    }

    private static IEnumerable<string> Gaps(string phrase) => Regex.Matches(phrase, @"\{\d\}").Select(m => m.Value);
}
