using AttPortal.Domain.Shared;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Audit;

/// <summary>Says in words what was done.</summary>
/// <param name="phrases">The fixed phrases.</param>
internal sealed class AuditNames(Phrases phrases)
{
    /// <summary>The name of an action; its code where nobody has named it yet.</summary>
    public string Of(string action, Language language) =>
        phrases.Book.Has($"audit.action.{action}", language) ? phrases.In(language)[$"audit.action.{action}"] : action;
}
