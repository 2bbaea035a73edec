using System.Globalization;
using AttPortal.Domain.Shared;
using AttPortal.Web.Components;
using AttPortal.Web.Features.QuestionLists;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Calls;

/// <summary>What happens when somebody saves or announces a call.</summary>
public sealed partial class CallEditPage
{
    private bool IsPosted => Http?.Request.HasFormContentType == true;

    protected override async Task ReadAsync()
    {
        actor = await Actors.FindAsync(Http?.User, Cancellation);
        await LoadAsync();
        if (call is null || !CallOperations.MayWrite(actor, meeting!, call) || (Tongue is not null && !Languages.TryParse(Tongue, out _)))
        {
            meeting = null;
            AnswerNotFound();
            return;
        }

        tongue = Languages.TryParse(Tongue, out var chosen) ? chosen : call.Title.Original;
        terms = IsPosted && Http!.Request.Form.ContainsKey("opens-date") ? CallTermsForm.Posted(Http.Request.Form) : CallTermsForm.Of(call);
    }

    private async Task LoadAsync() => (meeting, call) = await Calls.FindAsync(actor, Slug, Number, Cancellation) is { } found ? (found.Meeting, found.Call) : (null, null);

    private string Address(Language language) => Href($"meetings/{Slug}/calls/{Number}/edit?tongue={language.Code()}");

    private string Posted(string name) => IsPosted ? Http!.Request.Form[name].ToString() : "";

    /// <summary>What a person typed into a text that was refused; null where the text itself is shown.</summary>
    private string? Typed(string key) => problems.Any(p => p.Field == $"text-{key}") ? Posted($"text-{key}") : null;

    private async Task WriteAsync()
    {
        var wanted = new[] { CallTexts.Title, CallTexts.Text }.Where(key => Http!.Request.Form.ContainsKey($"text-{key}")).Select(key => new WantedText(
                key,
                QuestionTextField.Fingerprint(Posted($"text-{key}")) == Posted($"read-{key}") ? null : Posted($"text-{key}"),
                int.TryParse(Posted($"version-{key}"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
                Posted($"confirm-{key}").Length > 0))
            .Where(t => t.Text is not null || t.Confirms).ToList();
        var refused = wanted.Count == 0 ? [] : await Calls.WriteAsync(actor!, Slug, Number, tongue, wanted, Cancellation);
        problems.AddRange(refused.Select(r => new FormProblem($"text-{r.Key}", Words.Sentence(r.Error))));
        await EndAsync("1");
    }

    private async Task ArrangeAsync()
    {
        if (terms!.Parse(meeting!.Zone, (field, error) => problems.Add(new(field, Words.Sentence(error)))) is not { } wanted)
        {
            return;
        }

        if ((await Calls.ArrangeAsync(actor!, Slug, Number, wanted, terms.Read, Cancellation)).Error is { } error)
        {
            problems.Add(new(CallTermsForm.Field(error, wanted), Words.Sentence(error)));
            await LoadAsync();
            if (error.Code == "calls.terms-changed" && call is not null)
            {
                others = CallArrangement.Of(call);
                terms = terms with { Read = others.Mark };
            }

            return;
        }

        await EndAsync("1");
    }

    private async Task AnnounceAsync()
    {
        _ = int.TryParse(Posted("revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision);
        if ((await Calls.AnnounceAsync(actor!, Slug, Number, revision, Cancellation)).Error is { } error)
        {
            problems.Add(new(error.Code == "calls.nothing-asked" ? "texts" : "arranged", Words.Sentence(error)));
        }

        await EndAsync("announced");
    }

    private async Task EndAsync(string saved)
    {
        if (problems.Count == 0)
        {
            Navigation.NavigateTo(Address(tongue) + $"&saved={saved}");
            return;
        }

        await LoadAsync();
    }
}
