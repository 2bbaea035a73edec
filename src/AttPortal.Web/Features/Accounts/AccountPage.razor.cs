using AttPortal.Domain.Shared;
using AttPortal.Web.Components;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Components;

namespace AttPortal.Web.Features.Accounts;

/// <summary>A person's own account: how one signs in, and where one has.</summary>
public sealed partial class AccountPage
{
    private readonly List<FormProblem> problems = [];
    private Actor? actor;
    private OwnAccount? account;

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordForm? Password { get; set; }

    /// <summary>Which sign-in is ended: the button that was pressed.</summary>
    [SupplyParameterFromForm(FormName = "end")]
    private string? End { get; set; }

    [SupplyParameterFromForm(FormName = "remove-passkey")]
    private string? Passkey { get; set; }

    /// <summary>What the browser answered for a new passkey.</summary>
    [SupplyParameterFromForm(FormName = "add-passkey")]
    private string? Credential { get; set; }

    [SupplyParameterFromForm(FormName = "add-passkey")]
    private string? PasskeyName { get; set; }

    /// <summary>What was just done.</summary>
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    protected override async Task ReadAsync()
    {
        actor = await Actors.FindAsync(Http?.User, Cancellation);
        account = actor is null ? null : await Queries.OfAsync(actor, Http!.User.Id(), Cancellation);
    }

    private Task ChangePasswordAsync() => ChangeAsync("password", () => Operations.ChangePasswordAsync(actor!, Password?.Current ?? "", Password?.Next ?? "", Cancellation),
        error => error.Code == "accounts.password-wrong" ? "current" : "next");

    private Task AddPasskeyAsync() => ChangeAsync("passkey-added", () => Operations.AddPasskeyAsync(actor!, Credential ?? "", PasskeyName ?? "", Cancellation), _ => "passkey-name");

    private Task RemovePasskeyAsync() => ChangeAsync("passkey-removed", () => Operations.RemovePasskeyAsync(actor!, Passkey ?? "", Cancellation), _ => "passkeys");

    private Task EndAsync() => ChangeAsync("ended", async () =>
    {
        if (End == "others" || Guid.TryParse(End, out _))
        {
            await Operations.EndAsync(actor!, Guid.TryParse(End, out var id) ? id : null, Http!.User.Id(), Cancellation);
        }

        return Result.Done;
    }, _ => "sign-ins");

    private async Task ChangeAsync(string done, Func<Task<Result>> change, Func<DomainError, string> field)
    {
        if (actor is null)
        {
            return;
        }

        var changed = await change();
        if (changed.IsRefused)
        {
            problems.Add(new(field(changed.Error), Words.Sentence(changed.Error)));
            return;
        }

        Navigation.NavigateTo(Href($"account?done={done}"));
    }

    private sealed class PasswordForm
    {
        public string? Current { get; set; }

        public string? Next { get; set; }
    }
}
