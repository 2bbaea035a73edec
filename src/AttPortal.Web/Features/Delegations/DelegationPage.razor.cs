using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Web.Components;
using AttPortal.Web.Components.Layout;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Components;

namespace AttPortal.Web.Features.Delegations;

/// <summary>Who is in a delegation; its focal point and the Secretariat change it here. All by plain forms.</summary>
public sealed partial class DelegationPage
{
    private readonly List<FormProblem> problems = [];
    private Actor? actor;
    private DelegationDetail? detail;

    [Parameter]
    public string? Slug { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    private InviteForm? Invite { get; set; }

    /// <summary>Who is removed: the button that was pressed.</summary>
    [SupplyParameterFromForm(FormName = "remove")]
    private string? Person { get; set; }

    [SupplyParameterFromForm(FormName = "hand-over")]
    private string? Successor { get; set; }

    [SupplyParameterFromForm(FormName = "invitations")]
    private string? Renew { get; set; }

    [SupplyParameterFromForm(FormName = "invitations")]
    private string? Withdraw { get; set; }

    /// <summary>What was just done.</summary>
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    /// <summary>Which invitation was just sent.</summary>
    [SupplyParameterFromQuery]
    private string? Sent { get; set; }

    private string Name => detail!.Delegation.Name.InOrOriginal(Language);

    private bool MayChange => actor!.IsSecretariat || actor.IsFocalPointOf(detail!.Delegation.Id);

    private IReadOnlyList<Frame.Step> Trail => actor!.IsSecretariat
        ? [new(Words["delegations.title"], Href("delegations")), new(Name)]
        : [new(Words["desk.title"], Href("desk")), new(Name)];

    protected override async Task ReadAsync()
    {
        Invite ??= new InviteForm { Language = Language.Code() };
        actor = await Actors.FindAsync(Http?.User, Cancellation);
        if (actor is not null && Slug is null && await People.OfAsync(actor, Cancellation) is [var own, ..])
        {
            Slug = own.Slug;
        }

        detail = actor is null || Slug is null ? null : await People.FindAsync(actor, Slug, Cancellation);
        if (detail is null)
        {
            AnswerNotFound();
        }
    }

    private async Task InviteAsync()
    {
        if (detail is null)
        {
            return;
        }

        var invited = new Invited(Invite!.Name ?? "", Invite.Address ?? "", Languages.TryParse(Invite.Language, out var language) ? language : Language, Invite.Role == InviteForm.FocalPoint);
        var sent = await Invitations.InviteAsync(actor!, detail.Delegation.Id, invited, Cancellation);
        if (sent.IsRefused)
        {
            problems.Add(new(sent.Error.Code is "invitations.name-missing" or "invitations.name-too-long" ? "name" : "address", Words.Sentence(sent.Error)));
            return;
        }

        Navigation.NavigateTo(Href($"delegations/{Slug}?sent={sent.Value.Value}"));
    }

    private Task RemoveAsync() => ChangeAsync("people", "?done=removed", () =>
        Guid.TryParse(Person, out var id) ? Seats.RemoveAsync(actor!, detail!.Delegation.Id, id, Cancellation) : Task.FromResult(Result.Done));

    private Task HandOverAsync() => ChangeAsync("successor", "?done=handed-over", () =>
        Seats.HandOverAsync(actor!, detail!.Delegation.Id, Guid.TryParse(Successor, out var id) ? id : Guid.Empty, Cancellation));

    private Task ChangeInvitationAsync() => Guid.TryParse(Renew, out var renewed)
        ? ChangeAsync("waiting", $"?sent={renewed}", () => Invitations.RenewAsync(actor!, new InvitationId(renewed), Cancellation))
        : ChangeAsync("waiting", "?done=withdrawn", () =>
            Guid.TryParse(Withdraw, out var withdrawn) ? Invitations.WithdrawAsync(actor!, new InvitationId(withdrawn), Cancellation) : Task.FromResult(Result.Done));

    private async Task ChangeAsync(string field, string query, Func<Task<Result>> change)
    {
        if (detail is null)
        {
            return;
        }

        var changed = await change();
        if (changed.IsRefused)
        {
            problems.Add(new(field, Words.Sentence(changed.Error)));
            return;
        }

        Navigation.NavigateTo(Href($"delegations/{Slug}{query}"));
    }
}

/// <summary>What is typed to invite somebody.</summary>
public sealed class InviteForm
{
    public const string FocalPoint = "focal-point";

    public string? Name { get; set; }

    public string? Address { get; set; }

    public string? Language { get; set; }

    public string? Role { get; set; }
}
