using System.Text.Encodings.Web;
using System.Text.Json;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>The sentences that the script of uploads says, in the page's language.</summary>
internal static class UploadWords
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As JSON, for the attribute data-words.</summary>
    public static string Of(Words words) => JsonSerializer.Serialize(
        new
        {
            sent = words["files.way.sent"],
            checking = words["files.way.checking"],
            done = words["files.way.done"],
            waiting = words["files.way.waiting"],
            signedOut = words["files.way.signed-out"],
            later = words["files.way.later"],
            again = words["files.way.again"],
            cancel = words["files.way.cancel"],
            cancelled = words["files.way.cancelled"],
            failed = words["files.way.failed"],
        },
        Json);
}
