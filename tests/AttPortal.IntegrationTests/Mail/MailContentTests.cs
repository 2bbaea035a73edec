using AttPortal.Domain.Shared;
using AttPortal.Persistence.Mail;

namespace AttPortal.IntegrationTests.Mail;

/// <summary>What a reader gets, taken apart as it crossed the line.</summary>
public sealed class MailContentTests : IClassFixture<MailDatabase>, IAsyncDisposable
{
    private readonly MailDatabase _database;
    private readonly MailServer _server = new();

    public MailContentTests(MailDatabase database) => _database = database;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_message_says_the_same_as_plain_text_and_as_a_web_page()
    {
        var mail = await SentAsync(Language.English, "Ana Ruiz");

        mail.Kinds.Should().Equal("text/plain", "text/html");
        mail.Subject.Should().Be("Test message for Ana Ruiz");
        foreach (var text in new[] { mail.Text, mail.Html })
        {
            text.Should().Contain("Dear Ana Ruiz,").And.Contain("Thursday 5 March 2026, 23:59 (Geneva, ").And.Contain("https://portal.example.org/en/opens/")
                .And.Contain("This message is only a copy");
        }

        mail.Html.Should().Contain("<html lang=\"en\" dir=\"ltr\">").And.NotContain("<img");
        mail.Headers["auto-submitted"].Should().Be("auto-generated");
        mail.Headers["from"].Should().Contain("portal@example.org");
        mail.Headers.Should().ContainKey("date");
    }

    [Fact]
    public async Task An_Arabic_message_runs_from_right_to_left_and_its_subject_arrives()
    {
        var mail = await SentAsync(Language.Arabic, "Ana Ruiz");

        mail.Subject.Should().Be("رسالة تجريبية إلى Ana Ruiz");
        mail.RawSubject.Should().MatchRegex("^[ -~]+$", "a header is written in ASCII");
        mail.Html.Should().Contain("<html lang=\"ar\" dir=\"rtl\">").And.Contain("تحية طيبة");
        mail.Text.Should().Contain("تحية طيبة، \u2068Ana Ruiz\u2069").And.Contain("https://portal.example.org/ar/opens/");
    }

    [Theory]
    [InlineData("Ana\r\nBcc: victim@example.org")]
    [InlineData("Ana\nX-Evil: yes\n\n<script>alert(1)</script>")]
    [InlineData("Ana\u2028Bcc: victim@example.org\u0085\u0001")]
    [InlineData("Ana\u202Egro.live\u202C")]
    public async Task A_name_can_neither_add_a_header_nor_act_in_the_page(string name)
    {
        var mail = await SentAsync(Language.English, name);

        mail.Recipients.Should().Equal("ana@example.org");
        mail.Headers.Keys.Should().NotContain("bcc").And.NotContain("x-evil");
        mail.Html.Should().NotContain("<script>");
        (mail.Subject + mail.Text + mail.Html).Should().NotContainAny("\u202E", "\u2028", "\u0001");
    }

    private async Task<ReceivedMail> SentAsync(Language language, string name)
    {
        var key = Guid.NewGuid().ToString();
        await _database.OrderAsync((
            new MailRecipient(null, "ana@example.org", name, language), "trial", [MailArgument.Of(name), MailArgument.Of(new DateTimeOffset(2026, 3, 5, 22, 59, 0, TimeSpan.Zero))], key));
        (await _database.Instance(_server.Port).SendDueAsync(CancellationToken.None)).Should().Be(1);
        return await _server.NextAsync();
    }
}
