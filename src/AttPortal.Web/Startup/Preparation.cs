using AttPortal.Web.Caching;
using AttPortal.Web.Security;

namespace AttPortal.Web.Startup;

/// <summary>What must be true before the first request is answered.</summary>
internal static class Preparation
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        await app.MigrateAsync();
        await app.Services.GetRequiredService<SampleAccounts>().EnforceAsync();
        await app.LoadSampleAsync();
        app.Services.GetRequiredService<PublishedGeneration>().Advance();
    }
}
