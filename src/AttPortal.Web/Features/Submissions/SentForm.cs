using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Submissions;

/// <summary>The form of a submission as a browser sent it.</summary>
/// <param name="Kind">What it is to become.</param>
/// <param name="Action">Which button was pressed.</param>
/// <param name="Form">What was typed.</param>
internal sealed record SentForm(SubmissionKind Kind, string Action, DraftForm Form)
{
    private const string TextPrefix = "text:";
    private const int MostFields = 500;

    /// <summary>Reads a form; null where it is not one of ours.</summary>
    public static SentForm? Read(SubmissionKind kind, int call, IFormCollection form)
    {
        if (!Guid.TryParse(form["draft"], out var draft) || draft == Guid.Empty || !Guid.TryParse(form["delegation"], out var delegation) || form.Count > MostFields)
        {
            return null;
        }

        var fields = form.Keys.Where(k => k.StartsWith(TextPrefix, StringComparison.Ordinal)).Select(k => k[TextPrefix.Length..])
            .Select(key => new TypedField(key, form[TextPrefix + key].ToString(), Version(form, key), form["read:" + key].ToString())).ToList();
        return new SentForm(kind, form["action"].ToString(), new DraftForm(
            new DraftId(draft),
            call,
            new DelegationId(delegation),
            kind,
            Languages.TryParse(form["language"], out var language) ? language : Language.English,
            new ReleaseTerms(form["publish"].Count > 0, form["shared"] == "invited" ? SharedWith.InvitedDelegations : SharedWith.OfficersOnly),
            fields));
    }

    /// <summary>Tells whether a text is the one that was read, without sending it twice.</summary>
    public static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))))[..16];

    private static int Version(IFormCollection form, string key) =>
        int.TryParse(form["version:" + key], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
