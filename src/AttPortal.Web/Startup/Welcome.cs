using AttPortal.Web.Security;

namespace AttPortal.Web.Startup;

/// <summary>What a person who has started the portal on their own machine wants to know.</summary>
internal static class Welcome
{
    /// <summary>Prints the address and how to sign in, once the portal answers.</summary>
    public static void WelcomeLocalPerson(this WebApplication app)
    {
        var mode = app.Services.GetRequiredService<LocalRun>();
        if (mode.IsLocal)
        {
            app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine(Text(app, app.Urls.FirstOrDefault(), mode)));
        }
    }

    private static string Text(WebApplication app, string? address, LocalRun mode)
    {
        var file = Path.Combine(mode.DataFolder ?? string.Empty, SampleAccounts.SignInFile);
        List<string> lines = ["", $"  AttPortal answers at {address}/"];
        if (mode.LoadsSample && File.Exists(file))
        {
            lines.Add($"  Sign in at {address}/en/sign-in (these people exist on this machine only):");
            lines.AddRange(File.ReadLines(file).Select(line => $"    {line}"));
        }

        if (app.Services.GetService<Features.Mail.IMailCarrier>() is Features.Mail.FolderCarrier)
        {
            lines.Add($"  Mail is sent to nobody; read it, and follow its links, at {address}/en/mail");
        }

        lines.AddRange(["  Ctrl+C stops it.", ""]);
        return string.Join(Environment.NewLine, lines);
    }
}
