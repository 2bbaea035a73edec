using System.Net;
using System.Text.RegularExpressions;

namespace AttPortal.IntegrationTests.Portal;

/// <summary>Sends forms as a browser without script does: the fields of the page, and what a person filled in.</summary>
internal static partial class Forms
{
    /// <summary>Opens a page; fails where it does not answer.</summary>
    public static async Task<string> PageAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>What an address answers, as a status.</summary>
    public static async Task<HttpStatusCode> StatusAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Opens a page, fills in its form of this name and sends it.</summary>
    /// <param name="client">Who.</param>
    /// <param name="path">The page; the form is sent to the same address.</param>
    /// <param name="form">The form's name.</param>
    /// <param name="filled">What the person chose or typed.</param>
    public static async Task<FormAnswer> SendAsync(this HttpClient client, string path, string form, params IEnumerable<(string Name, string Value)> filled) =>
        await client.SendAsync(path, Fields(await client.PageAsync(path), form), filled);

    /// <summary>Sends a form whose page was opened before.</summary>
    public static async Task<FormAnswer> SendAsync(this HttpClient client, string path, IReadOnlyDictionary<string, string> fields, params IEnumerable<(string Name, string Value)> filled)
    {
        var sent = new Dictionary<string, string>(fields);
        foreach (var (name, value) in filled)
        {
            sent[name] = value;
        }

        using var content = new FormUrlEncodedContent(sent);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return new FormAnswer(answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The fields of a page's form as they stand: hidden ones, texts, and what is chosen in lists.</summary>
    public static Dictionary<string, string> Fields(string page, string form)
    {
        var markup = Form().Matches(page).Select(m => m.Value).SingleOrDefault(f => f.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The page has no form '{form}': {page}");
        var fields = new Dictionary<string, string>();
        foreach (Match input in Input().Matches(markup))
        {
            if (!input.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal) && Attribute(input.Value, "name") is { } name)
            {
                fields.TryAdd(name, Attribute(input.Value, "value") ?? "");
            }
        }

        foreach (Match area in Area().Matches(markup))
        {
            fields.TryAdd(Attribute(area.Groups[1].Value, "name")!, WebUtility.HtmlDecode(area.Groups[2].Value).TrimStart('\n'));
        }

        foreach (Match select in Select().Matches(markup))
        {
            var options = Option().Matches(select.Groups[2].Value).Select(o => o.Value).ToList();
            var chosen = options.Find(o => o.Contains(" selected", StringComparison.Ordinal)) ?? options.FirstOrDefault() ?? "";
            fields.TryAdd(Attribute(select.Groups[1].Value, "name")!, Attribute(chosen, "value") ?? "");
        }

        return fields;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea([^>]*)>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("<select([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();
}

/// <summary>What a form was answered with.</summary>
/// <param name="Status">The status.</param>
/// <param name="Location">Where it leads, after something was done.</param>
/// <param name="Page">The page, where the form is shown again.</param>
internal sealed record FormAnswer(HttpStatusCode Status, string? Location, string Page);
