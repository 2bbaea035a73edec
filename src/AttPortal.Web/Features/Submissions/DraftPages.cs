using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Components;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Submissions;

/// <summary>Puts a draft, or what was typed into its form, on a page.</summary>
/// <param name="plan">Makes the form.</param>
/// <param name="known">How forms looked when they were drawn last.</param>
/// <param name="words">The reader's language.</param>
internal sealed class DraftPages(FormPlan plan, KnownForms known, Words words)
{
    /// <summary>The page of a form that nobody has sent yet.</summary>
    public async Task<DraftPageModel> EmptyAsync(CallOfMeeting call, SubmissionKind kind, IReadOnlyList<Domain.Delegations.Delegation> delegations, CancellationToken cancellation)
    {
        var written = call.Call.Terms.Languages.Contains(words.Language) ? words.Language : call.Call.Terms.Languages[0];
        return new DraftPageModel(
            call, kind, DraftId.New(), delegations, delegations.Count > 0 ? delegations[0].Id : null, written, ReleaseTerms.Closed, await GroupsAsync(call, kind, cancellation),
            new Dictionary<string, ShownField>(), [], DraftNotice.None, [], null, false);
    }

    /// <summary>The page of a draft as it stands.</summary>
    public async Task<DraftPageModel> SavedAsync(DraftView view, DraftNotice notice, CancellationToken cancellation) => new(
        view.For, view.Draft.Kind, view.Draft.Id, [view.Delegation], view.Delegation.Id, view.Draft.Language, view.Draft.Release,
        await GroupsAsync(view.For, view.Draft.Kind, cancellation),
        view.Draft.Fields.ToDictionary(f => f.Key, f => new ShownField(f.Text, f.Version, SentForm.Mark(f.Text), null, "")),
        view.Draft.Files, notice, [], view.Draft.ChangedAt, view.Draft.Replaces is not null);

    /// <summary>The page of a form that came back: everything typed stands in it.</summary>
    public async Task<DraftPageModel> TypedAsync(CallOfMeeting call, SentForm sent, DraftNotice notice, CancellationToken cancellation) =>
        Typed(new KnownForm(call, await GroupsAsync(call, sent.Kind, cancellation)), sent, notice);

    /// <summary>The same without asking the database for anything; null where nobody opened that form here before.</summary>
    public DraftPageModel? TypedFromMemory(int call, SentForm sent) =>
        known.Find(call, sent.Kind, words.Language) is { } form ? Typed(form, sent, DraftNotice.NotSaved) : null;

    /// <summary>
    /// The page of a draft whose form was not kept whole: a refused text stays as typed, beside what stands; sent once more, it
    /// replaces that, for its author has seen it.
    /// </summary>
    public async Task<DraftPageModel> RefusedAsync(DraftView view, SentForm sent, IReadOnlyList<RefusedField> refused, IEnumerable<FormProblem> problems, CancellationToken cancellation)
    {
        var model = await SavedAsync(view, DraftNotice.None, cancellation);
        var fields = new Dictionary<string, ShownField>(model.Fields);
        var labels = model.Groups.SelectMany(g => g.Fields).ToDictionary(f => f.Key);
        List<FormProblem> told = [.. problems];
        foreach (var refusal in refused)
        {
            var typed = sent.Form.Fields.First(f => f.Key == refusal.Key);
            var standing = view.Draft.Field(refusal.Key);
            var isConflict = refusal.Error.Code == "submissions.conflict";
            fields[refusal.Key] = new ShownField(typed.Text, standing.Version, SentForm.Mark(standing.Text), isConflict ? standing.Text : null, standing.By);
            told.Add(new FormProblem(labels.GetValueOrDefault(refusal.Key)?.Id ?? "draft", words.Sentence(refusal.Error)));
        }

        return model with { Fields = fields, Problems = told };
    }

    /// <summary>The field of a page to which a refusal belongs.</summary>
    public static FormProblem ProblemOf(DomainError error, DraftPageModel model, Words words)
    {
        if (error is { Code: "submissions.missing", Arguments: [string key, ..] })
        {
            var field = model.Groups.SelectMany(g => g.Fields).First(f => f.Key == key);
            return new FormProblem(field.Id, words["submissions.missing-field", field.Label]);
        }

        return new FormProblem(error.Code switch
        {
            "calls.language-not-taken" => "language",
            "calls.too-many-files" => "files",
            _ => "not-submitted",
        }, words.Sentence(error));
    }

    /// <summary>The same where nothing is remembered either.</summary>
    public SentBack FromFormAlone(SentForm sent) => new(
        sent.Form.CallNumber, sent.Kind, sent.Form.DraftId.Value, sent.Form.DelegationId.Value, sent.Form.Language, sent.Form.Release,
        [.. sent.Form.Fields.Select(f => new SentBackField(FormPlan.Unlisted(sent.Kind, f.Key, words), new ShownField(f.Text, f.BasedOn, f.Read, null, "")))]);

    private static DraftPageModel Typed(KnownForm form, SentForm sent, DraftNotice notice) => new(
        form.For, sent.Kind, sent.Form.DraftId, [], sent.Form.DelegationId, sent.Form.Language, sent.Form.Release, form.Groups,
        sent.Form.Fields.ToDictionary(f => f.Key, f => new ShownField(f.Text, f.BasedOn, f.Read, null, "")), [], notice, [], null, false);

    private async Task<IReadOnlyList<FormGroup>> GroupsAsync(CallOfMeeting call, SubmissionKind kind, CancellationToken cancellation)
    {
        var groups = await plan.GroupsAsync(call, kind, words, cancellation);
        known.Keep(kind, words.Language, new KnownForm(call, groups));
        return groups;
    }
}
