using System.Globalization;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Web.Components;
using AttPortal.Web.Components.Layout;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Components;

namespace AttPortal.Web.Features.Circulation;

/// <summary>
/// What circulating and adopting share: the papers as they stand are shown, their revisions travel with the form, and whoever
/// decides on what has changed meanwhile is shown the changes and asked again.
/// </summary>
public abstract class SendOutPage : PortalPage
{
    private Actor? actor;

    [Parameter]
    public string Slug { get; set; } = "";

    [SupplyParameterFromForm]
    internal CirculationForm? Form { get; set; }

    [Inject]
    internal CirculationPreviews Previews { get; set; } = null!;

    [Inject]
    internal CirculationOperations Operations { get; set; } = null!;

    [Inject]
    internal CurrentActor Actors { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    internal CirculationPreview? Preview { get; private set; }

    protected List<FormProblem> Problems { get; } = [];

    protected IReadOnlyList<ChangeSince> Changes { get; private set; } = [];

    protected DateOnly Today => VenueTime.At(Clock.GetUtcNow(), VenueTime.Geneva).Date;

    /// <summary>The day that the form proposes.</summary>
    internal abstract DateOnly FirstDayOf(CirculationPreview preview, DateOnly today);

    protected override async Task ReadAsync()
    {
        actor = await Actors.FindAsync(Http?.User, Cancellation);
        Preview = await Previews.FindAsync(actor, Slug, Cancellation);
        if (Preview is null)
        {
            AnswerNotFound();
            return;
        }

        if (Form is null)
        {
            Form = new CirculationForm { IssuedOn = FirstDayOf(Preview, Today).ToString("O", CultureInfo.InvariantCulture) };
            Form.Show(Preview, Clock.GetUtcNow());
        }

        await ShowAsync(Preview);
    }

    /// <summary>Reads what else the page shows.</summary>
    internal virtual Task ShowAsync(CirculationPreview preview) => Task.CompletedTask;

    protected IReadOnlyList<Frame.Step> Trail(string title) =>
        [new(Words["desk.title"], Href("desk")), new(Words.MeetingDates(Preview!.Papers.Meeting), Href($"meetings/{Slug}/edit")), new(title)];

    internal async Task SendOutAsync(Func<Actor, string, CirculationOrder, CancellationToken, Task<Result<AgendaVersion>>> verb)
    {
        if (actor is null || Preview is null)
        {
            return;
        }

        if (Form!.Day is not { } day)
        {
            Problems.Add(new("issued-on", Words["circulation.no-such-day"]));
            return;
        }

        // Once begun it is carried out, also when the person has closed the window.
        var done = await verb(actor, Slug, Form.Order(day), CancellationToken.None);
        if (!done.IsRefused)
        {
            Navigation.NavigateTo(Href($"meetings/{Slug}/history/{done.Value.Number}?done=1"));
            return;
        }

        if (done.Error.Code is "papers.changed-meanwhile" or "agenda.adopted")
        {
            if (await Previews.WasDoneByAsync(actor, Preview.Papers.Meeting, Form.Number, Cancellation))
            {
                Navigation.NavigateTo(Href($"meetings/{Slug}/history/{Form.Number}?done=1"));
                return;
            }

            Changes = await Previews.ChangesAsync(Preview.Papers.Meeting, Form.DrawnAtInstant, Cancellation);
            Preview = await Previews.FindAsync(actor, Slug, Cancellation) ?? Preview;
            Form.Show(Preview, Clock.GetUtcNow());
        }

        Problems.Add(new(Field(done.Error), Words.Sentence(done.Error)));
    }

    private static string Field(DomainError error) => error.Code switch
    {
        "agenda.reason-needed" => "reason",
        "agenda.blocked" or "agenda.no-items" or "papers.too-wrong" => "open",
        "papers.changed-meanwhile" => "changes",
        _ => "issued-on",
    };
}
