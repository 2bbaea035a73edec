using System.Globalization;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Web.Components;
using AttPortal.Web.Features.Conferences;
using AttPortal.Web.Features.Meetings;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Components;

namespace AttPortal.Web.Features.Documents;

/// <summary>What happens when somebody describes a document, begins what follows it, or gives it up.</summary>
public sealed partial class DocumentEditPage
{
    private readonly List<FormProblem> problems = [];
    private Actor? actor;
    private Document? document;
    private bool isChanged;
    private Language tongue;
    private IReadOnlyList<Meeting> meetings = [];
    private IReadOnlyList<ConferenceFacts> conferences = [];

    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The language in which the title is written.</summary>
    [SupplyParameterFromQuery]
    private string? Tongue { get; set; }

    [SupplyParameterFromQuery]
    private string? Saved { get; set; }

    private string Name => document!.Current.SymbolText ?? document.Title.InOrOriginal(Language);

    private string Page => Href(DocumentLinks.Path(document!.Id, document.Current.Symbol));

    protected override async Task ReadAsync()
    {
        actor = await Actors.FindAsync(Http?.User, Cancellation);
        var found = actor is null ? null : await Operations.FindAsync(actor, Id, Cancellation);
        if (found is null || (Tongue is not null && !Languages.TryParse(Tongue, out _)))
        {
            AnswerNotFound();
            return;
        }

        document = found;
        tongue = Languages.TryParse(Tongue, out var chosen) ? chosen : found.Original;
        meetings = await Documents.MeetingsAsync(Cancellation);
        conferences = await Conferences.AllAsync(Language, Cancellation);
    }

    private string Address(Language language) => Href($"documents/{Id}/edit?tongue={language.Code()}");

    private string? Posted(string field) => Http?.Request.HasFormContentType == true && Http.Request.Form.TryGetValue(field, out var value) ? value.ToString() : null;

    private string Value(string field) => Posted(field) ?? field switch
    {
        "kind" => document!.Kind.ToString(),
        "section" => document!.Section.ToString(),
        "meeting" => meetings.FirstOrDefault(m => m.Id == document!.MeetingId)?.Slug ?? "",
        "conference" => document!.ConferenceNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
        _ => document!.Current.IssuedOn?.MachineDay() ?? "",
    };

    private int Read => int.TryParse(Posted("revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1;

    private async Task WriteAsync() =>
        End("title", await Operations.WriteAsync(actor!, Id, tongue, Posted("title") ?? "", Posted("issued-by") ?? "", Read, Cancellation));

    private async Task ArrangeAsync()
    {
        var day = DocumentForm.Day(Posted("date") ?? "", (field, error) => problems.Add(new(field, Words.Sentence(error))));
        if (day.IsRefused || !Enum.TryParse<DocumentKind>(Posted("kind"), out var kind) || !Enum.TryParse<ListSection>(Posted("section"), out var section))
        {
            return;
        }

        var facts = new DocumentFacts(
            kind, section, document!.GroupCode, document.Cycle,
            int.TryParse(Posted("conference"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && conferences.Any(c => c.Conference.Number == number) ? number : null,
            meetings.FirstOrDefault(m => m.Slug == Posted("meeting"))?.Id,
            document.Items,
            document.OutsideAddress);
        End("facts", await Operations.ArrangeAsync(actor!, Id, facts, day.Value, Read, Cancellation));
    }

    private async Task FollowAsync()
    {
        if (!Enum.TryParse<DocumentFollowing>(Posted("following"), out var following))
        {
            return;
        }

        var followed = await Operations.FollowAsync(actor!, Id, following, Cancellation);
        if (followed.IsRefused)
        {
            problems.Add(new("following", Words.Sentence(followed.Error)));
            return;
        }

        Navigation.NavigateTo(Href($"documents/{followed.Value.Id}/edit?saved=begun"));
    }

    private async Task AbandonAsync()
    {
        var done = await Operations.AbandonAsync(actor!, Id, Posted("reason") ?? "", Cancellation);
        if (done.IsRefused)
        {
            problems.Add(new("reason", Words.Sentence(done.Error)));
            return;
        }

        Navigation.NavigateTo(Href("documents"));
    }

    private void End(string field, Result done)
    {
        if (done.IsRefused)
        {
            problems.Add(new(field, Words.Sentence(done.Error)));
            isChanged = done.Error.Code == "papers.document-changed";
            return;
        }

        Navigation.NavigateTo(Address(tongue) + "&saved=1");
    }
}
