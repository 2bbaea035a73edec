using AttPortal.Web.Auditing;
using AttPortal.Web.Caching;
using AttPortal.Web.Components;
using AttPortal.Web.Features;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using AttPortal.Web.Startup;
using Microsoft.AspNetCore.Components.Forms;

var builder = WebApplication.CreateBuilder(args);
await using var localServer = await LocalServer.StartAsync(builder);

builder.AddPortalLogging();
builder.AddPortalDatabase();
builder.Services.AddPortalLanguages();
builder.Services.AddPortalSecurity();
builder.Services.AddPortalAuditing();
builder.Services.AddPortalCaching();
builder.Services.AddPortalFeatures(builder.Configuration);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddScoped<AntiforgeryStateProvider, FormTokens>();

var app = builder.Build();

app.UseKeptPages();
// What follows only an answer that is not kept needs.
app.UsePortalErrors();
app.UsePortalHeaders();
app.UsePortalStaticFiles();
app.UseRouting();
app.UsePortalCaching();
app.UsePortalLanguages();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.UseStaleForms();

app.MapRazorComponents<App>().AddInteractiveServerRenderMode(PortalHeaders.LeaveToPortal).WithPortalPolicies();
app.MapPortalFeatures();

if ((await app.RunCommandAsync(args) ?? await app.CheckRegisterAsync(args)) is { } exitCode)
{
    return exitCode;
}

localServer.StopsWith(app);
app.WelcomeLocalPerson();
await app.PrepareAsync();
await app.RunAsync();
return 0;

/// <summary>The portal's entry point; public so that tests can start it.</summary>
public partial class Program;
