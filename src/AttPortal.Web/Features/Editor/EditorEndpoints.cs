using System.IO.Compression;
using System.Text.Json;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Comments;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Features.States;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AttPortal.Web.Features.Editor;

/// <summary>A text that is to be saved.</summary>
internal sealed record TextToSave(string Paper, string Key, string Language, string Text, int BasedOn);

/// <summary>A text that is to be set beside the one that stands.</summary>
internal sealed record TextToCompare(string Paper, string Key, string Language, string Text, bool WasKept, DateTimeOffset? At);

/// <summary>Pages that are to be drawn.</summary>
internal sealed record PagesToDraw(string Part, string Language, IReadOnlyList<TypedText> Texts, IReadOnlyList<string> Have);

/// <summary>What became of a text that was to be saved.</summary>
internal sealed record SavedAnswer(int Version, string Text, string By, DateTimeOffset At, string? Told);

/// <summary>A text in two versions, and the panel in which a person chooses.</summary>
internal sealed record ConflictAnswer(string Theirs, int Version, string Panel, bool IsGone);

/// <summary>
/// The way of typed text to the server. It does not pass over the line of the interactive page: a text can be saved as long as
/// the server answers at all, and a lost line loses nothing.
/// </summary>
internal static class EditorEndpoints
{
    /// <summary>The header in which the page proves that a request is its own.</summary>
    public const string TokenHeader = "RequestVerificationToken";

    public static void AddEditor(this IServiceCollection services)
    {
        services.AddSingleton<EditorOperations>();
        services.AddSingleton<EditedPapers>();
        services.AddSingleton<PresenceBoard>();
        services.AddSingleton<PagePreview>();
        services.AddHostedService<WritingLog>();
        services.AddScoped<HtmlRenderer>();
    }

    public static void MapEditor(this IEndpointRouteBuilder app)
    {
        var edit = app.MapGroup("/{lang:lang}/meetings/{slug}/edit").ExcludeFromDescription().RequireAuthorization(Policies.Editors);
        edit.MapGet("/pulse", PulseAsync);
        var own = edit.MapGroup("").AddEndpointFilter(FromOwnPageAsync);
        own.MapPut("/text", SaveAsync);
        own.MapPost("/compare", CompareAsync);
        own.MapPost("/pages", DrawAsync);
        own.MapPost("/comments", CommentEndpoints.AddAsync);
    }

    private static async Task<IResult> PulseAsync(string slug, EditedPapers edited, CurrentActor actors, HttpContext context) =>
        await FindAsync(slug, edited, actors, context) is null ? Results.NotFound() : Results.NoContent();

    private static async Task<IResult> SaveAsync(
        string slug, TextToSave text, EditorOperations operations, EditedPapers edited, CurrentActor actors, Words words, HtmlRenderer renderer, HttpContext context)
    {
        if (TextId.Parse(text.Paper, text.Key, text.Language) is not { } id)
        {
            return Results.BadRequest();
        }

        var saved = await operations.WriteAsync(context.User, slug, id, text.Text, text.BasedOn, context.RequestAborted);
        if (!saved.IsRefused)
        {
            var told = saved.Value.RemovedCharacters > 0 ? words.Count("editor.told.removed", saved.Value.RemovedCharacters) : null;
            return Results.Ok(new SavedAnswer(saved.Value.Version, saved.Value.Text, saved.Value.By, saved.Value.At, told));
        }

        if (saved.Error.Code == "papers.not-yours" || await FindAsync(slug, edited, actors, context, anew: true) is not { } meeting)
        {
            return Results.NotFound();
        }

        return saved.Error.Code == "text.conflict"
            ? Results.Json(await BesideAsync(meeting, id, new ConflictText(text.Text, false, null), words, renderer), statusCode: StatusCodes.Status409Conflict)
            : Refused(words, saved.Error);
    }

    private static async Task<IResult> CompareAsync(
        string slug, TextToCompare text, EditedPapers edited, CurrentActor actors, Words words, HtmlRenderer renderer, HttpContext context)
    {
        if (TextId.Parse(text.Paper, text.Key, text.Language) is not { } id)
        {
            return Results.BadRequest();
        }

        return await FindAsync(slug, edited, actors, context, anew: true) is { } meeting
            ? Results.Ok(await BesideAsync(meeting, id, new ConflictText(text.Text, text.WasKept, text.At), words, renderer))
            : Results.NotFound();
    }

    private static async Task<IResult> DrawAsync(string slug, PagesToDraw pages, EditedPapers edited, PagePreview preview, CurrentActor actors, Words words, HttpContext context)
    {
        if (await FindAsync(slug, edited, actors, context) is not { } meeting || !Languages.TryParse(pages.Language, out var language))
        {
            return Results.NotFound();
        }

        var parts = meeting.Papers.Letter.Annexes.Select(a => PaperParts.Annex(a.Letter)).Append(PaperParts.Letter).Append(PaperParts.Agenda);
        if (!parts.Contains(pages.Part))
        {
            return Results.NotFound();
        }

        var drawn = await preview.DrawAsync(meeting, pages.Part, language, pages.Texts, pages.Have.ToHashSet(), context.RequestAborted);
        return drawn.IsRefused ? Refused(words, drawn.Error) : await CompressedAsync(drawn.Value, context);
    }

    /// <summary>The papers, for somebody who prepares them now.</summary>
    private static async Task<EditedMeeting?> FindAsync(string slug, EditedPapers edited, CurrentActor actors, HttpContext context, bool anew = false)
    {
        var meeting = anew ? await edited.FindAnewAsync(slug) : await edited.FindAsync(slug);
        return meeting is not null && PaperVisibility.MaySeeDraft(await actors.FindAsync(context.User, context.RequestAborted), meeting.Papers.Meeting) ? meeting : null;
    }

    private static IResult Refused(Words words, DomainError error) =>
        Results.Json(new { error.Code, Sentence = words.Say(error) }, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static async Task<ConflictAnswer> BesideAsync(EditedMeeting meeting, TextId id, ConflictText mine, Words words, HtmlRenderer renderer)
    {
        var text = meeting.Text(id);
        var theirs = text?.In(id.Language) ?? "";
        var panel = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<ConflictPanel>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(ConflictPanel.Say)] = words,
                [nameof(ConflictPanel.Id)] = id,
                [nameof(ConflictPanel.Mine)] = mine,
                [nameof(ConflictPanel.Theirs)] = text is null ? null : theirs,
                [nameof(ConflictPanel.Writer)] = meeting.Writers.GetValueOrDefault(id),
            }));
            return root.ToHtmlString();
        });
        return new ConflictAnswer(theirs, text?.VersionIn(id.Language) ?? 0, panel, text is null);
    }

    /// <summary>Pages are large and hold no secret of the person, so they alone of what is sent to signed-in people are compressed.</summary>
    private static async Task<IResult> CompressedAsync(DrawnPart part, HttpContext context)
    {
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            return Results.Ok(part);
        }

        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(gzip, part, JsonSerializerOptions.Web, context.RequestAborted);
        }

        context.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(bytes.ToArray(), "application/json");
    }

    private static async ValueTask<object?> FromOwnPageAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var antiforgery = invocation.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(invocation.HttpContext) ? await next(invocation) : Results.BadRequest();
    }
}

/// <summary>A text that could not simply be saved.</summary>
/// <param name="Text">What it says.</param>
/// <param name="WasKept">Whether it was kept in the browser since an earlier visit.</param>
/// <param name="At">When it was typed; null for just now.</param>
public sealed record ConflictText(string Text, bool WasKept, DateTimeOffset? At);
