using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Submissions.Api;
using AttPortal.Web.Localization;

namespace AttPortal.Tests.Web.Features.Submissions.Api;

public sealed class KeyedContentTests
{
    [Fact]
    public void The_draft_of_a_key_is_the_same_each_time_and_another_for_each_delegation_and_key()
    {
        var delegation = DelegationId.New();

        var draft = KeyedContent.DraftOf(delegation, "answers-1");

        KeyedContent.DraftOf(delegation, "answers-1").Should().Be(draft);
        KeyedContent.DraftOf(delegation, "answers-2").Should().NotBe(draft);
        KeyedContent.DraftOf(DelegationId.New(), "answers-1").Should().NotBe(draft);
        (draft.Value.Version, draft.Value.Variant & 0xC).Should().Be((8, 8));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("~!answers-1", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("two words", false)]
    [InlineData("clé", false)]
    [InlineData("a\u007f", false)]
    public void A_key_is_of_visible_ASCII_characters(string? key, bool expected) => KeyedContent.IsKey(key).Should().Be(expected);

    [Fact]
    public void A_key_has_at_most_two_hundred_characters()
    {
        KeyedContent.IsKey(new string('k', 200)).Should().BeTrue();
        KeyedContent.IsKey(new string('k', 201)).Should().BeFalse();
    }

    [Fact]
    public void No_sentence_about_a_file_tells_a_program_that_something_was_kept()
    {
        var phrases = new Phrases();
        string[] codes = ["empty", "too-large", "unknown-type", "not-its-name", "broken", "encrypted", "polyglot", "active", "macros", "carries-files", "external", "unpacks", "not-text"];

        foreach (var language in Languages.All)
        {
            var words = phrases.In(language);
            codes.Select(c => words[$"errors.files.{c}", "a.pdf", "PDF"]).Should().OnlyContain(s => s.Contains(words["api.kept"], StringComparison.Ordinal), "that sentence is exchanged");
        }
    }
}
