using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Web.Components;
using AttPortal.Web.Features.Conferences;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Components;

namespace AttPortal.Web.Features.Documents;

/// <summary>What happens when somebody begins a document.</summary>
public sealed partial class NewDocumentPage
{
    private readonly List<FormProblem> problems = [];
    private Actor? actor;
    private DocumentForm? form;
    private int next;
    private Meeting? chosen;
    private string preview = "";
    private DocumentRow? taken;
    private IReadOnlyList<SymbolMeaning> meanings = [];
    private IReadOnlyList<Meeting> meetings = [];
    private IReadOnlyList<ConferenceFacts> conferences = [];

    [SupplyParameterFromQuery]
    private string? Meeting { get; set; }

    protected override async Task ReadAsync()
    {
        actor = await Actors.FindAsync(Http?.User, Cancellation);
        if (actor is null || await Operations.NextNumberAsync(actor, Cancellation) is not { IsRefused: false } number)
        {
            AnswerNotFound();
            return;
        }

        next = number.Value;
        conferences = await Conferences.AllAsync(Language, Cancellation);
        meetings = await Documents.MeetingsAsync(Cancellation);
        var posted = Http?.Request.HasFormContentType == true ? DocumentForm.Of(Http.Request.Form) : null;
        chosen = meetings.FirstOrDefault(m => m.Slug == (posted?["meeting"] ?? Meeting));
        form = posted ?? DocumentForm.For(chosen, conferences[0].Conference.Number, next, VenueTime.At(Clock.GetUtcNow(), VenueTime.Geneva).Date);
        if (posted is null)
        {
            await ExplainAsync();
        }
    }

    private async Task ExplainAsync()
    {
        if (form!.Read(next, chosen, (_, _) => { }) is { } wanted && wanted.Symbol.With(next) is { IsRefused: false } symbol)
        {
            preview = symbol.Value.Text;
            meanings = Words.Explain(symbol.Value, await Symbols.NamesAsync(Language, Cancellation));
        }
    }

    private async Task SubmitAsync()
    {
        var wanted = form!.Read(next, chosen, (field, error) => problems.Add(new(field, Words.Sentence(error))));
        if (wanted is null || Http!.Request.Form["step"] == "preview")
        {
            await ExplainAsync();
            return;
        }

        var begun = await Operations.BeginAsync(actor!, wanted, Cancellation);
        if (begun.IsRefused)
        {
            problems.Add(new(FieldOf(begun.Error), Words.Sentence(begun.Error)));
            if (begun.Error.Code == "papers.symbol-taken")
            {
                taken = await Documents.BySymbolAsync(await Readers.OfAsync(Http.User, Cancellation), wanted.Symbol.With(next).Value, Cancellation);
            }

            await ExplainAsync();
            return;
        }

        Navigation.NavigateTo(Href($"documents/{begun.Value.Id}/edit?saved=begun"));
    }

    private string FieldOf(DomainError error) => error.Code switch
    {
        "papers.untitled" or "papers.title-too-long" or "text.too-long" => "title",
        "papers.number-given" or "papers.number-far" when form!["symbol"].Length == 0 => "number",
        _ => form!["symbol"].Length > 0 ? "symbol" : "body",
    };
}
