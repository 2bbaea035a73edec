using System.Xml.Linq;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Features.Editor;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Editor;

public sealed class PagePreviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("letter")]
    [InlineData("agenda")]
    [InlineData("annex-a")]
    [InlineData("annex-b")]
    [InlineData("annex-c")]
    public async Task Every_page_of_every_part_is_a_picture_on_its_own(string part)
    {
        foreach (var language in Languages.All)
        {
            var drawn = await DrawAsync(part, language);

            drawn.Pages.Should().NotBeEmpty();
            drawn.Pages.Select(p => XDocument.Parse(p.Svg!).Root!.Name.LocalName).Should().OnlyContain(name => name == "svg");
        }
    }

    [Fact]
    public async Task A_page_that_the_browser_has_is_not_sent_again()
    {
        var first = await DrawAsync("agenda", Language.English);

        var second = await DrawAsync("agenda", Language.English, known: first.Pages[0].Hash);

        second.Pages[0].Svg.Should().BeNull();
        second.Pages[1].Svg.Should().NotBeNull();
    }

    [Fact]
    public async Task A_text_is_drawn_as_it_stands_in_the_browser_and_not_saved()
    {
        var before = await DrawAsync("agenda", Language.English);

        var typed = await DrawAsync("agenda", Language.English, new TypedText(TextId.Agenda, "i1/title", "en", "Another title"));

        typed.Pages[0].Hash.Should().NotBe(before.Pages[0].Hash);
        (await DrawAsync("agenda", Language.English)).Pages[0].Hash.Should().Be(before.Pages[0].Hash);
    }

    private async Task<DrawnPart> DrawAsync(string part, Language language, TypedText? typed = null, string? known = null)
    {
        var meeting = await portal.App.Services.GetRequiredService<EditedPapers>().FindAsync(PortalSample.MeetingSlug);
        var drawn = await portal.App.Services.GetRequiredService<PagePreview>().DrawAsync(
            meeting!, part, language, typed is null ? [] : [typed], known is null ? new HashSet<string>() : [known], CancellationToken.None);
        return drawn.Value;
    }
}
