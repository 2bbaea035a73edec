using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence;

/// <summary>The one clock by which deadlines are judged, whichever instance asks.</summary>
public static class DatabaseClock
{
    /// <summary>The instant at which the database answers; within a transaction it goes on, too.</summary>
    public static Task<DateTimeOffset> NowAsync(PortalDbContext db, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.SqlQuery<DateTimeOffset>($"""select clock_timestamp() as "Value" """).SingleAsync(cancellation);
    }
}
