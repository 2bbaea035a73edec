using AttPortal.Domain.Delegations;
using AttPortal.Web.Components;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Components;

namespace AttPortal.Web.Features.Delegations;

/// <summary>The API tokens of a delegation: its focal point makes and ends them here, the Secretariat may end them.</summary>
public sealed partial class TokensPage
{
    private static readonly int[] Choices = [30, ApiToken.UsualDays, 180, ApiToken.MaximumDays];

    private readonly List<FormProblem> problems = [];
    private Actor? actor;
    private TokensOfDelegation? found;

    // Only in the answer to the form that made it, and kept nowhere.
    private string? secret;

    [Parameter]
    public string Slug { get; set; } = "";

    [SupplyParameterFromForm(FormName = "make")]
    private MakeForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "end")]
    private EndForm? Ending { get; set; }

    /// <summary>What was just done.</summary>
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    private string Name => found!.Delegation.Name.InOrOriginal(Language);

    protected override async Task ReadAsync()
    {
        Form ??= new MakeForm { Id = ApiTokenId.New().Value, Days = ApiToken.UsualDays };
        Ending ??= new EndForm();
        Http!.Response.Headers.CacheControl = "no-store";
        actor = await Actors.FindAsync(Http.User, Cancellation);
        found = actor is null ? null : await Tokens.FindAsync(actor, Slug, Cancellation);
        if (found is null)
        {
            AnswerNotFound();
        }
    }

    private async Task MakeAsync()
    {
        if (found is null)
        {
            return;
        }

        var made = await Operations.MakeAsync(actor!, found.Delegation.Id, new ApiTokenId(Form!.Id), Form.Name, Form.Days, Cancellation);
        if (made.IsRefused)
        {
            problems.Add(new(made.Error.Code == "tokens.days-out-of-range" ? "days" : "name", Words.Sentence(made.Error)));
            Form.Id = made.Error.Code == "tokens.made-already" ? ApiTokenId.New().Value : Form.Id;
            return;
        }

        secret = made.Value;
        Form = new MakeForm { Id = ApiTokenId.New().Value, Days = ApiToken.UsualDays };
        found = await Tokens.FindAsync(actor!, Slug, Cancellation);
    }

    private async Task EndAsync()
    {
        if (found is null)
        {
            return;
        }

        // Of this delegation, whatever the form says: its page shows no other.
        var token = found.Tokens.FirstOrDefault(t => t.Id.Value == Ending!.Token);
        var ended = await Operations.EndAsync(actor!, token?.Id ?? default, Ending!.Reason, Cancellation);
        if (ended.IsRefused)
        {
            problems.Add(new(ended.Error.Code == "tokens.not-yours" ? "which" : "reason", Words.Sentence(ended.Error)));
            return;
        }

        Navigation.NavigateTo(Href($"delegations/{Slug}/tokens?done=ended"));
    }

    private sealed class MakeForm
    {
        public Guid Id { get; set; }

        public string? Name { get; set; }

        public int Days { get; set; }
    }

    private sealed class EndForm
    {
        public Guid Token { get; set; }

        public string? Reason { get; set; }
    }
}
