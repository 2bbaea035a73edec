using System.Net;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Startup;

public sealed class StaleFormTests(ReadingFixture portal) : IClassFixture<ReadingFixture>
{
    [Theory]
    [InlineData("en", "a form that is not there any more")]
    [InlineData("ar", "نموذجًا لم يعد موجودًا")]
    public async Task A_form_that_its_page_no_longer_has_is_answered_by_a_page_that_says_what_to_do(string language, string sentence)
    {
        using var client = await portal.App.ClientAsync();
        var path = $"/{language}/sign-in/forgotten";
        var fields = Forms.Fields(await client.PageAsync(path), "forgotten");

        var answer = await client.SendAsync(path, fields, ("_handler", "gone"));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Page.Should().Contain($"<html lang=\"{language}\"").And.Contain(sentence);
    }
}
