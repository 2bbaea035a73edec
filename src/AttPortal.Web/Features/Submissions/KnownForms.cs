using System.Collections.Concurrent;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Submissions;

/// <summary>A form as it was drawn last.</summary>
/// <param name="For">Of which call.</param>
/// <param name="Groups">Its fields.</param>
internal sealed record KnownForm(CallOfMeeting For, IReadOnlyList<FormGroup> Groups);

/// <summary>
/// Remembers how forms look, so that one which arrives while the database is away can be given back with its questions. Nothing
/// that anybody typed is in it.
/// </summary>
internal sealed class KnownForms
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<(int Call, SubmissionKind Kind, Language Language), KnownForm> forms = new();

    public void Keep(SubmissionKind kind, Language language, KnownForm form)
    {
        if (forms.Count >= Most)
        {
            forms.Clear();
        }

        forms[(form.For.Call.Number, kind, language)] = form;
    }

    public KnownForm? Find(int call, SubmissionKind kind, Language language) => forms.GetValueOrDefault((call, kind, language));
}
