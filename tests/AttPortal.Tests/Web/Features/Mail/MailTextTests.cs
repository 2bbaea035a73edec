using System.Text.Json;
using AttPortal.Domain.Shared;
using AttPortal.Persistence.Mail;
using AttPortal.Tests.Architecture;
using AttPortal.Web.Features.Mail;
using AttPortal.Web.Localization;

namespace AttPortal.Tests.Web.Features.Mail;

public sealed class MailTextTests
{
    private static readonly Phrases Phrases = new();

    [Theory]
    [InlineData("Ana Ruiz", "Ana Ruiz")]
    [InlineData("  Ana\r\n\tRuiz ", "Ana Ruiz")]
    [InlineData("Ana\0\u0085\u2028\u2029Ruiz", "Ana Ruiz")]
    [InlineData("Ana\u202ERuiz\u2066", "AnaRuiz")]
    [InlineData("أنا رويز", "أنا رويز")]
    [InlineData("安娜𠮷", "安娜𠮷")]
    public void What_stands_in_a_header_is_one_line_that_reads_as_it_is_written(string typed, string line) =>
        MailText.OneLine(typed, 100).Should().Be(line);

    [Fact]
    public void A_line_that_is_too_long_ends_between_two_letters() =>
        MailText.OneLine("𠮷𠮷𠮷𠮷", 2).Should().Be("𠮷𠮷…");

    [Fact]
    public void Each_kind_of_argument_is_said_in_the_readers_language()
    {
        var words = Phrases.In(Language.French);

        words.Say(MailArgument.Of("A1B2")).Should().Be("A1B2");
        words.Say(MailArgument.Of(new DateTimeOffset(2026, 3, 5, 22, 59, 0, TimeSpan.Zero))).Should().StartWith("jeudi 5 mars 2026 à 23:59 (Genève");
        words.Say(MailArgument.Of(3)).Should().Be("3");
        words.Say(MailArgument.Of(LocalizedText.Of(Language.English, new Dictionary<Language, string> { [Language.English] = "call", [Language.French] = "appel" }))).Should().Be("appel");
        words.Say(MailArgument.Of(LocalizedText.Written(Language.Spanish, "convocatoria"))).Should().Be("convocatoria");
        words.Say(MailArgument.OfPhrase("mail.state.Waiting")).Should().Be("En attente");
    }

    [Theory]
    [InlineData("receipt", MailTopic.Receipts)]
    [InlineData("receipt-withdrawn", MailTopic.Receipts)]
    [InlineData("reminder", MailTopic.Reminders)]
    [InlineData("call-extended", MailTopic.Calls)]
    [InlineData("extension", MailTopic.Calls)]
    [InlineData("invitation", MailTopic.Always)]
    [InlineData("recall", MailTopic.Always)]
    public void The_first_word_of_a_kind_says_whether_its_reader_may_switch_it_off(string kind, MailTopic topic) =>
        MailTopics.Of(kind).Should().Be(topic);

    [Fact]
    public void Every_message_that_has_a_subject_has_a_text()
    {
        var keys = Repository.Under("src/", ".phrases.json").SelectMany(f => JsonDocument.Parse(f.Text).RootElement.EnumerateObject()).Select(p => p.Name).ToHashSet();
        var subjects = keys.Where(k => k.StartsWith("mail.", StringComparison.Ordinal) && k.EndsWith(".subject", StringComparison.Ordinal)).ToList();

        subjects.Should().Contain("mail.trial.subject");
        subjects.Select(s => s.Replace(".subject", ".text", StringComparison.Ordinal)).Should().BeSubsetOf(keys);
    }
}
