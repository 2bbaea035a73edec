using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;
using AttPortal.Persistence.Sample;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Compiling;

/// <summary>Input submitted for a test as delegations submit it: by the form.</summary>
internal static class AnInput
{
    public const string Meeting = $"/en/meetings/{PortalSample.MeetingSlug}";

    /// <summary>Where those who prepare read it.</summary>
    public static string Entry(Guid id) => $"{Meeting}/input/{id}";

    /// <summary>Where others read it, if they may.</summary>
    public static string Page(Guid id) => $"{Meeting}/submissions/{id}";

    /// <summary>Submits an additional item.</summary>
    /// <param name="app">The portal.</param>
    /// <param name="person">Who.</param>
    /// <param name="call">The number of the call.</param>
    /// <param name="about">What it says.</param>
    /// <param name="more">What else is filled in, as in ("publish", "1").</param>
    /// <returns>The identity of the submission.</returns>
    public static Task<Guid> ItemAsync(PortalApp app, Person person, int call, string about, params IEnumerable<(string, string)> more) =>
        SubmitAsync(app, person, call, "additional-item", [("text:title", "An item"), ("text:about", about), .. more]);

    /// <summary>Submits whatever is filled in.</summary>
    public static async Task<Guid> SubmitAsync(PortalApp app, Person person, int call, string kind, params IEnumerable<(string, string)> filled)
    {
        using var client = await app.ClientAsync(person);
        var page = $"/en/calls/{call}/submit/{kind}";
        var fields = Forms.Fields(await client.PageAsync(page), "draft");
        fields["shared"] = "officers";
        var answer = await client.SendAsync(page, fields, [.. filled, ("action", "submit")]);
        answer.Page.Should().Contain("Received");
        var draft = new DraftId(Guid.Parse(fields["draft"]));
        await using var db = SampleCall.Open(app);
        return (await db.Submissions.Where(s => s.DraftId == draft).Select(s => s.Id).SingleAsync()).Value;
    }

    /// <summary>Submits an additional item of Costa Rica with a file, as a browser without script sends it.</summary>
    public static async Task<Guid> WithFileAsync(PortalApp app, int call, string name, byte[] bytes, params IEnumerable<(string, string)> more)
    {
        using var client = await app.ClientAsync(Person.FocalPoint);
        var page = $"/en/calls/{call}/submit/additional-item";
        var fields = Forms.Fields(await client.PageAsync(page), "draft");
        foreach (var (field, value) in new[] { ("text:title", "An item"), ("text:about", "See the file."), ("shared", "officers"), ("action", "submit") }.Concat(more))
        {
            fields[field] = value;
        }

        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields.Where(f => f.Key != "file"))
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(bytes), "file", name);
        using var answer = await client.PostAsync(new Uri(page, UriKind.Relative), form);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("Received");
        var draft = new DraftId(Guid.Parse(fields["draft"]));
        await using var db = SampleCall.Open(app);
        return (await db.Submissions.Where(s => s.DraftId == draft).Select(s => s.Id).SingleAsync()).Value;
    }

    /// <summary>The key of the first field of a form.</summary>
    public static async Task<string> FirstFieldAsync(PortalApp app, int call, string kind)
    {
        using var client = await app.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync($"/en/calls/{call}/submit/{kind}"), "draft");
        return fields.Keys.First(k => k.StartsWith("text:", StringComparison.Ordinal))["text:".Length..];
    }

    /// <summary>Decides about it as an officer does, by the form.</summary>
    public static async Task<FormAnswer> ActAsync(PortalApp app, Guid id, string act, string reason = "")
    {
        using var officer = await app.ClientAsync(Person.CoChair);
        return await officer.SendAsync(Entry(id), "act", ("act", act), ("reason", reason));
    }
}
