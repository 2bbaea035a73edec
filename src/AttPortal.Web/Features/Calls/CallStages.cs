using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Calls;

/// <summary>How the stage of a call looks beside its word.</summary>
internal static class CallStages
{
    /// <summary>The class of docs/design.md.</summary>
    public static string Mark(CallStage stage) => stage switch
    {
        CallStage.Draft => "draft",
        CallStage.Announced => "published",
        CallStage.Open => "open",
        _ => "closed",
    };
}
