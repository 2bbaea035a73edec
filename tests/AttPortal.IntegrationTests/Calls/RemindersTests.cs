using AttPortal.Domain.Delegations;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Web.Features.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Calls;

/// <summary>Who is reminded when, by whatever clock.</summary>
public sealed class RemindersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CallTerms ForParties = ACall.Terms with { Invited = [ParticipationCategory.StateParty] };
    private static readonly string[] Parties = ["focal@sample.invalid", "delegate@sample.invalid"];

    private static readonly (string, string)[] Topic =
    [
        ("text:title", "Brokering"), ("text:issue", "Brokers work from abroad."), ("text:challenges", "Registers differ."),
        ("text:questions", "Who keeps a register?"), ("language", "en"), ("shared", "officers"),
    ];

    [Fact]
    public async Task Seven_days_a_day_and_two_hours_before_the_end_everybody_asked_is_reminded_once()
    {
        var call = await CallAsync(2030);
        var end = Call.End(call.Closes);

        (await RemindedAsync(call, end.AddHours((-7 * 24) - 1))).Should().BeEmpty();
        (await RemindedAsync(call, end.AddHours(-7 * 24))).Should().BeEquivalentTo(Parties);
        (await RemindedAsync(call, end.AddHours(-100))).Should().BeEmpty("they were reminded");
        (await RemindedAsync(call, end.AddHours(-24))).Should().BeEquivalentTo(Parties);
        (await RemindedAsync(call, end.AddHours(-2))).Should().BeEquivalentTo(Parties);
        (await RemindedAsync(call, end.AddSeconds(-1))).Should().BeEmpty();
        (await RemindedAsync(call, end)).Should().BeEmpty("it is over");
    }

    [Fact]
    public async Task After_a_pause_only_the_latest_reminder_is_sent()
    {
        var call = await CallAsync(2031);

        (await RemindedAsync(call, Call.End(call.Closes).AddHours(-1))).Should().BeEquivalentTo(Parties);
        (await RemindedAsync(call, Call.End(call.Closes).AddHours(-1))).Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_was_given_more_time_is_reminded_of_their_own_deadline()
    {
        var call = await CallAsync(2032, ACall.Terms);
        await using (var db = ACall.Database(portal.App))
        {
            var changed = await db.Calls.SingleAsync(c => c.Id == call.Id);
            var singapore = await db.Delegations.Where(d => d.Slug == "sgp").Select(d => d.Id).SingleAsync();
            changed.Extend(call.Closes with { Local = call.Closes.Local.AddDays(30) }, singapore, "Their line was down.", call.Opens.Instant).Error.Should().BeNull();
            await db.SaveChangesAsync();
        }

        (await RemindedAsync(call, Call.End(call.Closes).AddHours(-2))).Should().Contain(Parties).And.NotContain("signatory@sample.invalid");
        (await RemindedAsync(call, Call.End(call.Closes).AddDays(29.5))).Should().Equal("signatory@sample.invalid");
    }

    [Fact]
    public async Task Of_two_instances_that_look_at_once_one_mail_comes()
    {
        var call = await CallAsync(2033);
        var at = Call.End(call.Closes).AddHours(-2);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Reminders.OrderDueAsync(at, CancellationToken.None)));

        await using var db = ACall.Database(portal.App);
        (await db.MailOrders.Where(o => o.Key!.StartsWith("reminder:" + call.Id.Value) && o.WithheldAt == null).Select(o => o.Address).ToListAsync()).Should().BeEquivalentTo(Parties);
    }

    [Fact]
    public async Task Nobody_is_reminded_of_a_draft_of_the_Secretariat()
    {
        var number = await ACall.DraftedAsync(portal.App);
        var call = await ACall.ReadAsync(portal.App, number);

        (await RemindedAsync(call, Call.End(call.Closes).AddHours(-2))).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_has_a_draft_is_told_that_it_is_not_submitted_and_who_submitted_is_left_in_peace()
    {
        var closes = Domain.Meetings.VenueTime.InGeneva(new DateOnly(2034, 6, 30), new TimeOnly(18, 0));
        var call = await ACall.ReadAsync(portal.App, await ACall.AnnouncedAsync(portal.App, ACall.In(-TimeSpan.FromDays(1)), closes, ForParties));
        var end = Call.End(closes);
        using var client = await portal.App.ClientAsync(Person.FocalPoint);
        var saved = await client.SendAsync($"/en/calls/{call.Number}/submit/ad-hoc-topic", "draft", [.. Topic, ("action", "save")]);
        var draft = new Uri(portal.App.Address, saved.Location!).PathAndQuery;

        (await RemindedAsync(call, end.AddHours(-7 * 24))).Should().BeEquivalentTo(Parties);
        await client.SendAsync(draft, "draft", ("action", "submit"));
        (await RemindedAsync(call, end.AddHours(-24))).Should().BeEmpty("it was submitted");
        await client.SendAsync($"/en/calls/{call.Number}/submissions/{await SubmissionAsync(call)}", "withdraw", ("reason", "It was the wrong text."));
        (await RemindedAsync(call, end.AddHours(-2))).Should().BeEquivalentTo(Parties);

        await using var db = ACall.Database(portal.App);
        var orders = await db.MailOrders.Where(o => o.Key!.StartsWith("reminder:" + call.Id.Value)).OrderBy(o => o.Id).Select(o => new { o.Kind, o.Path }).ToListAsync();
        orders.Take(2).Should().OnlyContain(o => o.Kind == "reminder-draft" && o.Path == $"calls/{call.Number}/submit");
        orders.Skip(2).Should().OnlyContain(o => o.Kind == "reminder-nothing" && o.Path == $"{ACall.Meeting}/calls/{call.Number}");
    }

    private async Task<Guid> SubmissionAsync(Call call)
    {
        await using var db = ACall.Database(portal.App);
        return (await db.Submissions.Where(s => s.CallId == call.Id).Select(s => s.Id).SingleAsync()).Value;
    }

    private Reminders Reminders => portal.App.Services.GetRequiredService<Reminders>();

    private async Task<Call> CallAsync(int year, CallTerms? terms = null)
    {
        var closes = Domain.Meetings.VenueTime.InGeneva(new DateOnly(year, 6, 30), new TimeOnly(18, 0));
        return await ACall.ReadAsync(portal.App, await ACall.AnnouncedAsync(portal.App, closes with { Local = closes.Local.AddDays(-60) }, closes, terms ?? ForParties));
    }

    /// <summary>Who gets a reminder of this call when somebody looks at this instant.</summary>
    private async Task<List<string>> RemindedAsync(Call call, DateTimeOffset at)
    {
        var before = await OrderedAsync(call);
        await Reminders.OrderDueAsync(at, CancellationToken.None);
        return [.. (await OrderedAsync(call)).Where(o => !before.Contains(o)).Select(o => o.Address)];
    }

    private async Task<List<(Guid Id, string Address)>> OrderedAsync(Call call)
    {
        await using var db = ACall.Database(portal.App);
        var orders = await db.MailOrders.Where(o => o.Key!.StartsWith("reminder:" + call.Id.Value)).Select(o => new { o.Id, o.Address }).ToListAsync();
        return [.. orders.Select(o => (o.Id, o.Address))];
    }
}
