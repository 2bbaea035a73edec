using System.Globalization;
using AttPortal.Domain.Shared;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Security;
using Microsoft.JSInterop;

namespace AttPortal.Web.Features.Editor;

/// <content>The line between the island, its page and the other windows.</content>
public sealed partial class EditorIsland
{
    private DotNetObjectReference<EditorIsland>? self;

    protected override async Task OnInitializedAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Words.Culture;
        var person = Authentication is null ? null : (await Authentication).User;
        var actor = await Actors.FindAsync(person);
        var userId = actor?.UserId ?? Guid.Empty;
        var created = new EditorDesk(Slug, Words, person ?? new(), Edited, Operations) { UserId = userId };
        if (actor is null || !await created.LoadAsync() || !PaperVisibility.MaySeeDraft(actor, created.Meeting.Papers.Meeting))
        {
            isRefused = true;
            return;
        }

        desk = created;
        desk.Changed += Redraw;
        Feed.Heard += OnHeard;
        Board.Changed += OnPeopleChanged;
        window = new Present(Slug, desk.Window, userId, actor.Name, desk.Place, null, null, null, Clock.GetUtcNow());
        await SayAsync(window);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isRefused && self is not null)
        {
            self.Dispose();
            self = null;
            await Script.InvokeVoidAsync("attportalEditor.leave");
        }

        if (desk is null || isRefused)
        {
            return;
        }

        if (self is null)
        {
            self = DotNetObjectReference.Create(this);
            await Script.InvokeVoidAsync("attportalEditor.attach", self);
        }

        if (desk.FocusNext is { } element)
        {
            desk.FocusNext = null;
            await Script.InvokeVoidAsync("attportalEditor.focus", element);
        }
    }

    /// <summary>Moves an item or paragraph that was dragged.</summary>
    [JSInvokable]
    public Task MoveTo(string paper, string key, int position) => desk!.MoveAsync(paper, key, position, null);

    /// <summary>Leads to a place that the address or a kept text names.</summary>
    [JSInvokable]
    public void Go(string paper, string key, string language) => desk!.Go(paper, key, Languages.TryParse(language, out var known) ? known : null);

    /// <summary>Says that the window is still open, and where the cursor stands.</summary>
    [JSInvokable]
    public async Task Beat(string? key, string? language, bool isWriting)
    {
        if (desk is null || window is null || isRefused || !await MayStayAsync())
        {
            return;
        }

        var now = Clock.GetUtcNow();
        await SayAsync(window with { Place = desk.Place, TextKey = key, Language = language, Wrote = isWriting ? now : null, Seen = now });
    }

    public async ValueTask DisposeAsync()
    {
        Feed.Heard -= OnHeard;
        Board.Changed -= OnPeopleChanged;
        self?.Dispose();
        await LeaveAsync();
    }

    /// <summary>Whether this person still prepares the papers; what is shown goes where not.</summary>
    private async Task<bool> MayStayAsync()
    {
        var actor = await Actors.FindAsync(desk!.Person);
        if (isRefused || PaperVisibility.MaySeeDraft(actor, desk.Meeting.Papers.Meeting))
        {
            return !isRefused;
        }

        isRefused = true;
        Feed.Heard -= OnHeard;
        await LeaveAsync();
        StateHasChanged();
        return false;
    }

    private async Task LeaveAsync()
    {
        if (window is not null)
        {
            await Board.SayAsync(window with { Seen = null });
        }
    }

    private async Task SayAsync(Present present)
    {
        window = present;
        await Board.SayAsync(present);
    }

    private void OnHeard(Change change)
    {
        if (change is ChangesMissed or SomethingRecorded { IsAboutRights: true } || (change is SignInEnded ended && ended.Id == desk!.Person.Id()))
        {
            _ = InvokeAsync(MayStayAsync);
        }

        if (change is ChangesMissed or SomethingRecorded { IsWorkingCopy: false }
            || (change is PapersChanged papers && papers.Meeting == desk!.Meeting.Papers.Meeting.Id))
        {
            _ = InvokeAsync(desk!.LoadAsync);
        }
    }

    private void OnPeopleChanged(string slug)
    {
        if (slug == Slug)
        {
            Redraw();
        }
    }

    private void Redraw() => _ = InvokeAsync(() =>
    {
        if (desk is not null)
        {
            desk.People = Board.On(Slug);
            StateHasChanged();
        }
    });
}
