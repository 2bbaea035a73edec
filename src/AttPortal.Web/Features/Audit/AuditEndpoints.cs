using System.Globalization;
using System.Text;
using AttPortal.Documents.Csv;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;

namespace AttPortal.Web.Features.Audit;

/// <summary>The audit log as a file.</summary>
internal static class AuditEndpoints
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddScoped<AuditQueries>();
        services.AddSingleton<AuditNames>();
    }

    public static void MapAudit(this IEndpointRouteBuilder app) => app.MapGet("/{lang:lang}/audit.csv", WriteAsync)
        .ExcludeFromDescription()
        .RequireAuthorization(Policies.Secretariat);

    private static async Task WriteAsync(AuditQueries log, RequestLanguage language, HttpContext context, string? subject, string? person, string? action, string? from, string? until)
    {
        var filter = AuditFilter.Of(subject, person, action, from, until);
        if (filter.Problems(language.Words).Count > 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        // Spreadsheets take a file for UTF-8 only when it says so.
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(CsvText.Row("number", "at", "who", "action", "subject", "detail", "reason"));
        await foreach (var row in log.All(filter).WithCancellation(context.RequestAborted))
        {
            await writer.WriteAsync(CsvText.Row(
                row.Id.ToString(CultureInfo.InvariantCulture), row.At.ToString("O", CultureInfo.InvariantCulture), row.Who, row.Action, row.Subject, row.Detail, row.Reason ?? ""));
        }
    }
}
