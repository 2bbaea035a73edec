using AttPortal.IntegrationTests.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Security;

/// <summary>Who may come in is said at every door, also where everybody may.</summary>
public sealed class PoliciesTests(ReadingFixture portal) : IClassFixture<ReadingFixture>
{
    private IReadOnlyList<Endpoint> Endpoints => portal.App.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    [Fact]
    public void Every_endpoint_names_a_policy() =>
        Endpoints.Where(e => !e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => !string.IsNullOrEmpty(a.Policy)))
            .Select(e => e.DisplayName).Should().BeEmpty();

    [Fact]
    public void No_endpoint_gets_around_its_policy() =>
        Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.DisplayName).Should().BeEmpty();

    [Fact]
    public async Task Every_policy_that_is_named_exists()
    {
        var provider = portal.App.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        var names = Endpoints.SelectMany(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>()).Select(a => a.Policy).OfType<string>().Distinct().ToList();

        foreach (var name in names)
        {
            (await provider.GetPolicyAsync(name)).Should().NotBeNull(name);
        }

        names.Should().NotBeEmpty();
    }

    [Fact]
    public async Task What_names_no_policy_is_denied()
    {
        var fallback = await portal.App.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        var somebody = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity("test"));

        await using var scope = portal.App.Services.CreateAsyncScope();

        var answer = await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(somebody, null, fallback!);

        answer.Succeeded.Should().BeFalse();
    }
}
