using AttPortal.Domain.Shared;
using AttPortal.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AttPortal.Tests.Web.Components;

public sealed class PortalPageTests
{
    [Fact]
    public async Task A_page_is_rendered_once_when_it_has_read_everything()
    {
        var services = new ServiceCollection()
            .AddSingleton(PhraseBook.Read([]).In(Language.French))
            .AddSingleton<NavigationManager>(new NoNavigation())
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);

        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TwoAnswersPage>()).ToHtmlString());

        html.Should().Be("First, second");
    }

    /// <summary>A page whose first answer is there at once, as from a database that happens to be quick, and whose second is not.</summary>
    private sealed class TwoAnswersPage : PortalPage
    {
        private string? first;
        private string? second;

        protected override async Task ReadAsync()
        {
            first = await Task.FromResult("First");
            await Task.Yield();
            second = "second";
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (first is not null)
            {
                builder.AddContent(0, $"{first}, {second!.ToLowerInvariant()}");
            }
        }
    }

    private sealed class NoNavigation : NavigationManager
    {
        public NoNavigation() => Initialize("https://sample.invalid/", "https://sample.invalid/fr/");
    }
}
