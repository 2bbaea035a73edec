using System.Net;
using System.Text.RegularExpressions;
using AttPortal.Domain.Delegations;
using AttPortal.IntegrationTests.Portal;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Delegations;

public sealed partial class InvitationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Own = "/en/delegation";

    [Fact]
    public async Task A_focal_point_invites_a_colleague_who_joins_with_a_password_of_her_own()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);

        var sent = await focal.InviteAsync(Own, "ana@example.org", "es");

        (await focal.PageAsync(new Uri(sent.Location!).PathAndQuery)).Should().Contain("An invitation goes to ana@example.org").And.Contain("(Geneva, \u2066UTC");
        var link = await portal.App.LinkAsync("ana@example.org");
        link.Should().StartWith("/es/invitation/");
        using var ana = await portal.App.JoinAsync("ana@example.org");
        (await ana.PageAsync("/es/delegation")).Should().Contain("Ana Ruiz").And.Contain("Costa Rica").And.NotContain("name=\"_handler\" value=\"invite\"");
        (await ana.StatusAsync(link)).Should().Be(HttpStatusCode.NotFound);
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        (await secretariat.PageAsync("/en/audit?subject=delegations/cri")).Should().Contain("Invitation sent").And.Contain("Joined the delegation");
    }

    [Fact]
    public async Task The_letter_says_who_invites_where_and_until_when_and_nobody_finds_the_token_in_the_database()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        await focal.InviteAsync(Own, "letter@example.org");

        var letter = (await portal.App.LettersAsync("letter@example.org")).Single();
        letter.Kind.Should().Be("invitation");
        letter.Arguments[0].Localized!.OriginalText.Should().Be("Costa Rica");
        letter.Arguments[1].Text.Should().Be("Sample focal point of Costa Rica");
        var token = letter.Path["invitation/".Length..];
        Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/') + "=").Should().HaveCount(32);
        await using var db = portal.App.Database();
        var invitation = await db.Invitations.SingleAsync(i => i.Address == "letter@example.org");
        letter.Arguments[2].Instant.Should().BeCloseTo(invitation.ExpiresAt, TimeSpan.FromMilliseconds(1));
        invitation.TokenDigest.Should().Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
    }

    [Fact]
    public async Task Unknown_used_withdrawn_and_expired_links_are_answered_alike()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        using var stranger = await portal.App.ClientAsync();
        foreach (var address in new[] { "used@example.org", "withdrawn@example.org", "expired@example.org" })
        {
            await focal.InviteAsync(Own, address);
        }

        (await portal.App.JoinAsync("used@example.org")).Dispose();
        await focal.SendAsync(Own, "invitations", ("Withdraw", await IdAsync("withdrawn@example.org")));
        await using (var db = portal.App.Database())
        {
            await db.Invitations.Where(i => i.Address == "expired@example.org").ExecuteUpdateAsync(i => i.SetProperty(x => x.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        }

        var unknown = await AnswerAsync(stranger, "/en/invitation/" + new string('A', 43));
        unknown.Should().StartWith("404").And.Contain("This invitation cannot be accepted (any more)");
        foreach (var address in new[] { "used@example.org", "withdrawn@example.org", "expired@example.org" })
        {
            (await AnswerAsync(stranger, await portal.App.LinkAsync(address))).Should().Be(unknown, address);
        }
    }

    [Fact]
    public async Task Sent_again_an_expired_invitation_holds_under_its_new_link_alone()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        using var stranger = await portal.App.ClientAsync();
        await focal.InviteAsync(Own, "again@example.org");
        var older = await portal.App.LinkAsync("again@example.org");
        await using (var db = portal.App.Database())
        {
            await db.Invitations.Where(i => i.Address == "again@example.org").ExecuteUpdateAsync(i => i.SetProperty(x => x.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        }

        (await focal.PageAsync(Own)).Should().Contain("Expired");

        var renewed = await focal.SendAsync(Own, "invitations", ("Renew", await IdAsync("again@example.org")));

        renewed.Status.Should().Be(HttpStatusCode.Redirect);
        (await stranger.StatusAsync(older)).Should().Be(HttpStatusCode.NotFound);
        (await stranger.StatusAsync(await portal.App.LinkAsync("again@example.org"))).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_Secretariat_names_a_focal_point_who_takes_the_place_of_the_former()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        await secretariat.InviteAsync("/en/delegations/tuv", "first@example.org", role: InviteRole);
        using var first = await portal.App.JoinAsync("first@example.org");
        await secretariat.InviteAsync("/en/delegations/tuv", "second@example.org", role: InviteRole);

        using var second = await portal.App.JoinAsync("second@example.org");

        (await second.PageAsync(Own)).Should().Contain("Invite a colleague");
        (await first.PageAsync(Own)).Should().NotContain("Invite a colleague");
    }

    [Fact]
    public async Task Whoever_has_an_account_signs_in_and_accepts_and_the_inviter_learns_nothing_of_it_before()
    {
        using var focal = await portal.App.ClientAsync(Person.CivilSociety);
        var known = await focal.InviteAsync(Own, PortalApp.Email(Person.Reader));
        var unknown = await focal.InviteAsync(Own, "nobody-yet@example.org");
        known.Status.Should().Be(unknown.Status);
        var link = await portal.App.LinkAsync(PortalApp.Email(Person.Reader));
        using var stranger = await portal.App.ClientAsync();

        var asked = await stranger.SendAsync(link, "go-sign-in");

        asked.Location.Should().Contain("/sign-in?returnUrl=").And.Contain(Uri.EscapeDataString(link));
        using var reader = await portal.App.ClientAsync(Person.Reader);
        (await reader.SendAsync(link, "accept")).Location.Should().EndWith("/delegation");
        (await reader.PageAsync(Own)).Should().Contain("Sample civil society organisation");
    }

    [Fact]
    public async Task An_invitation_is_for_its_address_alone()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        await focal.InviteAsync(Own, "only-me@example.org");
        using var other = await portal.App.ClientAsync(Person.Signatory);

        var refused = await other.SendAsync(await portal.App.LinkAsync("only-me@example.org"), "accept");

        refused.Page.Should().Contain("This invitation is for another address");
    }

    [Fact]
    public async Task A_short_password_is_refused_and_the_invitation_stays_good()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        await focal.InviteAsync(Own, "short@example.org");
        using var client = await portal.App.ClientAsync();

        var refused = await client.SendAsync(await portal.App.LinkAsync("short@example.org"), "join", ("Form.Password", "short"));

        refused.Page.Should().Contain("at least 12 signs").And.Contain("id=\"password-error\"");
        (await portal.App.JoinAsync("short@example.org")).Dispose();
    }

    [Fact]
    public async Task A_delegate_invites_nobody_and_a_focal_point_names_no_focal_point()
    {
        await using var db = portal.App.Database();
        var costaRica = await db.Delegations.Where(d => d.Slug == "cri").Select(d => d.Id).SingleAsync();
        var operations = portal.App.Operations();
        var delegates = new AttPortal.Web.Security.Actor(Guid.NewGuid(), "Delegate", false, []) { Seats = [new(costaRica, false)] };
        var focalPoint = delegates with { Seats = [new(costaRica, true)] };
        var somebody = new Invited("Somebody", "somebody@example.org", AttPortal.Domain.Shared.Language.English, AsFocalPoint: false);

        (await operations.InviteAsync(delegates, costaRica, somebody, default)).Error!.Code.Should().Be("delegations.not-yours");
        (await operations.InviteAsync(focalPoint, costaRica, somebody with { AsFocalPoint = true }, default)).Error!.Code.Should().Be("delegations.not-yours");
        (await operations.InviteAsync(focalPoint, DelegationId.New(), somebody, default)).Error!.Code.Should().Be("delegations.not-yours");
    }

    [Fact]
    public async Task An_address_gets_no_more_than_five_invitations_a_day()
    {
        using var focal = await portal.App.ClientAsync(Person.Signatory);
        for (var time = 1; time <= 5; time++)
        {
            (await focal.InviteAsync(Own, "flooded@example.org")).Status.Should().Be(HttpStatusCode.Redirect);
        }

        var refused = await focal.InviteAsync(Own, "Flooded@example.org");

        refused.Page.Should().Contain("Too many invitations");
        (await portal.App.LettersAsync("flooded@example.org")).Should().HaveCount(5);
        await using var db = portal.App.Database();
        (await db.Invitations.CountAsync(i => i.Address == "flooded@example.org" && i.WithdrawnAt == null)).Should().Be(1);
    }

    private const string InviteRole = "focal-point";

    private async Task<string> IdAsync(string address)
    {
        await using var db = portal.App.Database();
        return (await db.Invitations.Where(i => i.Address == address && i.WithdrawnAt == null).Select(i => i.Id).SingleAsync()).Value.ToString();
    }

    private static async Task<string> AnswerAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = $"{(int)answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}";
        return Secret().Replace(text.Replace(path.Split('/')[^1], "TOKEN", StringComparison.Ordinal), "FORM");
    }

    [GeneratedRegex("CfDJ8[\\w+/=-]+")]
    private static partial Regex Secret();
}
