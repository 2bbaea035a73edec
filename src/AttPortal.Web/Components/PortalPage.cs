using AttPortal.Domain.Shared;
using AttPortal.Web.Startup;
using Microsoft.AspNetCore.Components;

namespace AttPortal.Web.Components;

/// <summary>What every page has: its language, the words of it, and a way to say that something does not exist.</summary>
public abstract class PortalPage : ComponentBase
{
    private bool hasRead;

    /// <summary>The language code from the address.</summary>
    [Parameter]
    public string Lang { get; set; } = "en";

    [Inject]
    protected Words Words { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    protected HttpContext? Http { get; set; }

    protected Language Language => Words.Language;

    /// <summary>Ends a request that ends with the connection too.</summary>
    protected CancellationToken Cancellation => Http?.RequestAborted ?? CancellationToken.None;

    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!hasRead)
        {
            hasRead = true;
            await ReadAsync();
        }

        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows, from its parameters, before any of it is rendered: a page never shows itself half read.</summary>
    protected virtual Task ReadAsync() => Task.CompletedTask;

    /// <summary>Closed to pages, since the framework renders while it waits for this: <see cref="ReadAsync"/> is theirs.</summary>
    protected sealed override Task OnInitializedAsync() => base.OnInitializedAsync();

    /// <summary>An address of this portal in the page's language: Href("states/TUV").</summary>
    protected string Href(string path) => $"/{Language.Code()}/{path}";

    /// <summary>Answers as for anything that does not exist. What a person may not see is answered the same way.</summary>
    /// <param name="sentence">What exactly is missing, where that may be said.</param>
    protected void AnswerNotFound(string? sentence = null)
    {
        Http?.Items[ErrorSentences.Known] = sentence;
        Answer(StatusCodes.Status404NotFound);
    }

    /// <summary>Answers with a status and no page of its own; the frame shows the sentence that belongs to it.</summary>
    protected void Answer(int status)
    {
        if (Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = status;
            Http.Items[ErrorSentences.Status] = status;
        }
    }
}
