using AttPortal.Web.Security;

namespace AttPortal.Web.Startup;

/// <summary>Loads the sample of a local run: real facts, and a real meeting with its papers.</summary>
internal static class SampleLoading
{
    public static async Task LoadSampleAsync(this WebApplication app)
    {
        var mode = app.Services.GetRequiredService<LocalRun>();
        if (mode.LoadsSample)
        {
            await app.Services.GetRequiredService<SampleAccounts>().CreateAsync();
        }
    }
}
