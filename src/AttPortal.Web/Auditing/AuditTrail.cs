using System.Text.Encodings.Web;
using System.Text.Json;
using AttPortal.Persistence;
using AttPortal.Persistence.Auditing;
using AttPortal.Web.Security;

namespace AttPortal.Web.Auditing;

/// <summary>Writes down who changed what, when and why, in the same transaction as the change.</summary>
/// <param name="clock">The time.</param>
internal sealed class AuditTrail(TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds a record to a change that is about to be saved.</summary>
    /// <param name="db">The context in which the change was made; saving it saves both or neither.</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">What was done, as in agenda.item.moved.</param>
    /// <param name="subject">To what, as in meetings/csp12-wgtu-2026-03-18.</param>
    /// <param name="detail">Before and after, or whatever tells what was done.</param>
    /// <param name="reason">Why, where a reason was asked for.</param>
    public void Record(PortalDbContext db, Actor actor, string action, string subject, object detail, string? reason = null) =>
        db.AuditEntries.Add(Entry(clock.GetUtcNow(), actor.UserId, actor.Name, action, subject, detail, reason));

    /// <summary>A record of what was done at an instant that may lie back.</summary>
    public static AuditEntry Entry(DateTimeOffset at, Guid? userId, string who, string action, string subject, object detail, string? reason = null) =>
        new(at, userId, who, action, subject, JsonSerializer.Serialize(detail, Json), reason);
}

internal static class AuditSetup
{
    public static void AddPortalAuditing(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditSealer>();
        services.AddHostedService<AuditSealing>();
    }
}
