using System.Text.RegularExpressions;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Web.Features.Editor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Editor;

/// <summary>Nothing typed is ever lost.</summary>
public sealed class TypedTextTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_typed_is_saved_and_shown_to_the_other_person()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i1");
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.CoChair, "i1");

        await ana.TypeAsync("i1/annotation", " Seen by Ben.");

        await Expect(ben.Field("i1/annotation")).ToHaveValueAsync(Ending("Seen by Ben."));
        await ana.SavedAsync();
        (await StandingAsync("i1/annotation")).Should().EndWith("Seen by Ben.");
        ana.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task The_second_of_two_who_change_one_text_sees_both_versions_and_chooses()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i2");
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.CoChair, "i2");
        await ben.SetOfflineAsync(true);
        await ben.TypeAsync("i2/annotation", " From Ben.");
        await ana.TypeAsync("i2/annotation", " From Ana.");
        await ana.SavedAsync();

        await ben.SetOfflineAsync(false);

        await Expect(ben.Conflict).ToContainTextAsync("From Ana.");
        await Expect(ben.Conflict).ToContainTextAsync("From Ben.");
        (await StandingAsync("i2/annotation")).Should().EndWith("From Ana.", "nothing is overwritten before Ben chose");
        await ben.Conflict.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await Expect(ana.Field("i2/annotation")).ToHaveValueAsync(Ending("From Ben."));
        await Expect(ben.Conflict).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_takes_the_other_version_can_still_put_back_their_own()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i3");
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.CoChair, "i3");
        await ben.SetOfflineAsync(true);
        await ben.TypeAsync("i3/title", " Ben");
        await ana.TypeAsync("i3/title", " Ana");
        await ana.SavedAsync();
        await ben.SetOfflineAsync(false);

        await ben.Conflict.GetByRole(AriaRole.Button, new() { Name = "Take theirs" }).ClickAsync();
        await Expect(ben.Field("i3/title")).ToHaveValueAsync(Ending(" Ana"));
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();

        await Expect(ana.Field("i3/title")).ToHaveValueAsync(Ending(" Ben"));
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_down_is_saved_when_it_is_back()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i4");
        await ana.SetOfflineAsync(true);

        await ana.TypeAsync("i4/annotation", " Typed in a tunnel.");

        await Expect(ana.SaveLine).ToContainTextAsync("NOT SAVED: no connection");
        await ana.SetOfflineAsync(false);
        await ana.SavedAsync();
        (await StandingAsync("i4/annotation")).Should().EndWith("Typed in a tunnel.");
    }

    [Fact]
    public async Task What_was_typed_before_the_window_was_closed_is_offered_when_the_editor_is_opened_again()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i5");
        await ana.SetOfflineAsync(true);
        await ana.TypeAsync("i5/annotation", " Before the fall.");
        await Expect(ana.SaveLine).ToContainTextAsync("NOT SAVED");
        await ana.CrashAsync();
        await ana.SetOfflineAsync(false);

        await ana.GoAsync("i5");

        await Expect(ana.Conflict).ToContainTextAsync("Before the fall.");
        await ana.Conflict.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await ana.SavedAsync();
        (await StandingAsync("i5/annotation")).Should().EndWith("Before the fall.");
    }

    [Fact]
    public async Task What_is_typed_after_the_sign_in_ended_is_kept_and_offered_after_the_next()
    {
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.SecondCoChair, "i7");
        var cookies = await ben.Page.Context.CookiesAsync();
        await ben.Page.Context.ClearCookiesAsync(new() { Name = "attportal" });

        await ben.TypeAsync("i7/annotation", " Typed signed out.");

        await Expect(ben.SaveLine).ToContainTextAsync("you are signed out");
        (await StandingAsync("i7/annotation")).Should().NotContain("signed out");
        await ben.CrashAsync();
        await ben.Page.Context.AddCookiesAsync(cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly }));
        await ben.GoAsync("i7");
        await Expect(ben.Conflict).ToContainTextAsync("Typed signed out.");
    }

    [Fact]
    public async Task Text_that_is_too_long_is_refused_at_its_field_and_stays_there()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i8");

        await ana.Field("i8/annotation").FillAsync(new string('x', 100_000));

        await Expect(ana.Page.Locator("[data-told]:visible")).ToContainTextAsync("20000");
        (await ana.Field("i8/annotation").InputValueAsync()).Should().HaveLength(100_000);
        await ana.Field("i8/annotation").FillAsync("Short again.");
        await ana.SavedAsync();
    }

    [Fact]
    public async Task Characters_that_cannot_be_seen_are_taken_out_and_told()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i8");

        await ana.Field("i8/title").FillAsync("Other\u202Esrettam \u0007<b>here</b>");

        await Expect(ana.Page.Locator("[data-told]:visible")).ToContainTextAsync("2 characters");
        await Expect(ana.Field("i8/title")).ToHaveValueAsync("Othersrettam <b>here</b>");
        await Expect(ana.Page.Locator("[data-drag='i8'] .title")).ToHaveTextAsync("Othersrettam <b>here</b>");
    }

    private static Regex Ending(string text) => new(Regex.Escape(text) + "$");

    private async Task<string> StandingAsync(string key)
    {
        await using var db = await portal.App.DatabaseAsync();
        return new TextId(TextId.Agenda, key, Language.English).In(await db.Agendas.AsNoTracking().SingleAsync(), await db.Letters.AsNoTracking().SingleAsync())!.OriginalText;
    }
}
