using AttPortal.Web.Features.Accounts;
using AttPortal.Web.Features.Audit;
using AttPortal.Web.Features.Calendars;
using AttPortal.Web.Features.Calls;
using AttPortal.Web.Features.Circulation;
using AttPortal.Web.Features.Comments;
using AttPortal.Web.Features.Compiling;
using AttPortal.Web.Features.Delegations;
using AttPortal.Web.Features.Desk;
using AttPortal.Web.Features.Documents;
using AttPortal.Web.Features.Editor;
using AttPortal.Web.Features.Feeds;
using AttPortal.Web.Features.Health;
using AttPortal.Web.Features.Home;
using AttPortal.Web.Features.Letters;
using AttPortal.Web.Features.Mail;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Features.QuestionLists;
using AttPortal.Web.Features.Reading;
using AttPortal.Web.Features.Receipts;
using AttPortal.Web.Features.Registers;
using AttPortal.Web.Features.States;
using AttPortal.Web.Features.Submissions;
using AttPortal.Web.Features.Submissions.Api;
using AttPortal.Web.Features.Submissions.Files;
using AttPortal.Web.Startup;

namespace AttPortal.Web.Features;

/// <summary>All features: one line each.</summary>
internal static class FeatureSetup
{
    public static void AddPortalFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<PublicAddress>();
        services.AddPapers();
        services.AddReading();
        services.AddOpenApi(ApiDescription.Describe);
        services.AddProblemDetails();
        services.AddPortalPrinting(configuration);
        services.AddHealth();
        services.AddSingleton<LetterOperations>();
        services.AddSingleton<QuestionOperations>();
        services.AddAudit();
        services.AddRegisters();
        services.AddCirculation();
        services.AddSingleton<CommentOperations>();
        services.AddAccounts();
        services.AddDelegations();
        services.AddDesk();
        services.AddCalls();
        services.AddDocuments();
        services.AddStates();
        services.AddEditor();
        services.AddSubmittedFiles();
        services.AddMail(configuration);
        services.AddSubmissions();
        services.AddSubmissionApi();
        services.AddCompiling();
        services.AddReceipts();
        services.AddCalendars();
        services.AddFeeds();
    }

    public static void MapPortalFeatures(this WebApplication app)
    {
        app.MapHome();
        app.MapAccounts();
        app.MapAudit();
        app.MapRegisters();
        app.MapCompiling();
        app.MapHealth();
        app.MapStates();
        app.MapEditor();
        app.MapReading();
        app.MapCalls();
        app.MapSubmissions();
        app.MapSubmissionApi();
        app.MapSubmittedFiles();
        app.MapReceipts();
        app.MapCalendars();
        app.MapFeeds();
        app.MapOpenApi().RequireAuthorization(Security.Policies.Public);
    }
}
