using AttPortal.Domain.Meetings;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Security;

namespace AttPortal.Web.Features.Calls;

/// <summary>
/// Who may see which calls: decided here and nowhere else. Pages, lists, the API and mail all ask here; what is refused is
/// answered like what does not exist.
/// </summary>
internal static class CallVisibility
{
    /// <summary>Drafts are for those who prepare the meeting.</summary>
    public static bool MaySeeDraft(Actor? actor, Meeting meeting) => actor?.Prepares(meeting) == true;

    /// <summary>What was announced is open to everybody.</summary>
    public static IQueryable<Call> AnnouncedCalls(this PortalDbContext db) => db.Calls.Where(c => c.AnnouncedAt != null);
}
