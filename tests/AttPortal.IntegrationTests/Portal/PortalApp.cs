using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Portal;

/// <summary>The people of the sample.</summary>
public enum Person
{
    /// <summary>Nobody: the public.</summary>
    Anonymous,
    Secretariat,
    CoChair,
    SecondCoChair,
    Reader,

    /// <summary>The focal point of Costa Rica, a State Party.</summary>
    FocalPoint,

    /// <summary>A delegate of Costa Rica.</summary>
    Delegate,

    /// <summary>The focal point of Singapore, a signatory.</summary>
    Signatory,

    /// <summary>The focal point of a civil society organisation of the sample.</summary>
    CivilSociety,
}

/// <summary>The portal as it runs, on a real socket, with a database of the test's own.</summary>
public sealed partial class PortalApp : WebApplicationFactory<Program>
{
    private readonly string _connectionString;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _services;

    private PortalApp(string connectionString, IReadOnlyDictionary<string, string>? settings, Action<IServiceCollection>? services)
    {
        _connectionString = connectionString;
        _settings = settings ?? new Dictionary<string, string>();
        _services = services;
        UseKestrel(0);
    }

    /// <summary>Where the portal answers.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>A portal on this database that answers already.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="settings">Configuration keys that differ from those of a local run with the sample.</param>
    /// <param name="services">Services that the test replaces, such as the clock.</param>
    public static PortalApp Start(
        string connectionString, IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? services = null)
    {
        var app = new PortalApp(connectionString, settings, services);
        app.StartServer();
        return app;
    }

    /// <summary>How one signs in as this person.</summary>
    public static string Email(Person person) => person switch
    {
        Person.Secretariat => "secretariat@sample.invalid",
        Person.CoChair => "cochair@sample.invalid",
        Person.SecondCoChair => "cochair2@sample.invalid",
        Person.Reader => "reader@sample.invalid",
        Person.FocalPoint => "focal@sample.invalid",
        Person.Delegate => "delegate@sample.invalid",
        Person.Signatory => "signatory@sample.invalid",
        Person.CivilSociety => "civil@sample.invalid",
        _ => throw new ArgumentOutOfRangeException(nameof(person), person, "The public has no account."),
    };

    /// <summary>The password that all sample people of this run share.</summary>
    public static string Password => File.ReadLines(Path.Combine(TestRun.Folder, "sign-in.txt"))
        .Single(line => line.StartsWith("password: ", StringComparison.Ordinal))["password: ".Length..];

    /// <summary>A client that keeps cookies and follows no redirect, signed in as this person.</summary>
    public async Task<HttpClient> ClientAsync(Person person = Person.Anonymous) =>
        Client(Address, await CookiesAsync(person));

    /// <summary>The cookies of this person's new session; the browser gets the same.</summary>
    public Task<CookieContainer> CookiesAsync(Person person) => CookiesAsync(Address, person);

    /// <summary>The same of a portal that runs at this address, as a process of its own.</summary>
    public static async Task<CookieContainer> CookiesAsync(Uri address, Person person)
    {
        var cookies = new CookieContainer();
        if (person == Person.Anonymous)
        {
            return cookies;
        }

        using var client = Client(address, cookies);
        var page = await client.GetStringAsync(new Uri("/en/sign-in", UriKind.Relative));
        var fields = HiddenFields(page);
        fields["Form.Email"] = Email(person);
        fields["Form.Password"] = Password;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri("/en/sign-in", UriKind.Relative), form);
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            ? cookies
            : throw new InvalidOperationException($"Signing in as {person} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>The hidden fields of a page's first form, which a post must send back.</summary>
    public static Dictionary<string, string> HiddenFields(string page)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match input in HiddenInput().Matches(page))
        {
            var name = Name().Match(input.Value).Groups[1].Value;
            fields.TryAdd(WebUtility.HtmlDecode(name), WebUtility.HtmlDecode(Value().Match(input.Value).Groups[1].Value));
        }

        return fields;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Portal", _connectionString);
        builder.UseSetting("Portal:LocalRun", "true");
        builder.UseSetting("Portal:LoadSample", "true");
        builder.UseSetting("Portal:DataFolder", TestRun.Folder);
        builder.UseSetting("Portal:LogLevel", "Warning");
        builder.UseSetting("Portal:AcceptVolatileServer", "true");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => _services?.Invoke(services));
    }

    /// <summary>A client with these cookies, which follows no redirect.</summary>
    public static HttpClient Client(Uri address, CookieContainer cookies) =>
        new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenInput();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
