using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Persistence;
using AttPortal.Web.Security;

namespace AttPortal.Web.Features.Papers;

/// <summary>
/// Who may see which papers: decided here and nowhere else. Pages, lists, counts, files, the API and searches all ask here;
/// what is refused is answered like what does not exist.
/// </summary>
internal static class PaperVisibility
{
    /// <summary>Working copies are for those who prepare the meeting.</summary>
    public static bool MaySeeDraft(Actor? actor, Meeting meeting) => actor?.Prepares(meeting) == true;

    /// <summary>What went out is open to everybody, from the instant it went out.</summary>
    public static IQueryable<IssuedPart> Readable(this PortalDbContext db) => db.IssuedParts;
}
