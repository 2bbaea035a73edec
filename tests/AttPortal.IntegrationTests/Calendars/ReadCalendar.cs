using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Calendars;

/// <summary>A calendar as a parser that is not ours (ical.js) reads it.</summary>
internal sealed record ReadCalendar(string Name, string Version, string Refresh, IReadOnlyList<string> Zones, IReadOnlyList<ReadEvent> Events)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a calendar; fails where the parser refuses it.</summary>
    public static async Task<ReadCalendar> OfAsync(string text)
    {
        using var node = new Process();
        node.StartInfo = new ProcessStartInfo("node", [Repository.File("tests", "AttPortal.IntegrationTests", "Web", "read-calendar.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        node.Start();
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(text);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        (await errors).Should().BeEmpty();
        return JsonSerializer.Deserialize<ReadCalendar>(await output, Json)!;
    }

    /// <summary>The event of an identity, without the name after which each ends.</summary>
    public ReadEvent Event(string uid) => Events.Single(e => e.Uid == $"{uid}@attportal");
}

/// <summary>What stands in a calendar; instants in UTC.</summary>
internal sealed record ReadEvent(
    string Uid, int Sequence, string Stamp, bool IsAllDay, string Start, string End, string? Zone, string Summary, string? Language, string? Description, string? Location, string Url, string Status);
