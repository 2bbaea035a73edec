using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Mail;

/// <summary>Orders messages, and hands them out to whoever sends them.</summary>
public static class MailOrders
{
    /// <summary>Whoever takes an order has so long to send it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(4);

    /// <summary>
    /// Orders a message. Nothing happens before the caller saves: order and change are one transaction. It is sent soon after.
    /// </summary>
    /// <param name="db">The context in which the change was made.</param>
    /// <param name="to">To whom.</param>
    /// <param name="kind">
    /// Which message. Its phrases stand in the feature's phrases file: mail.{kind}.subject, mail.{kind}.text (an empty line parts
    /// paragraphs), and mail.{kind}.link where the link is to say more than that it leads to the portal. A kind that begins with
    /// receipt, reminder, call or extension may be switched off by its reader; any other always comes.
    /// </param>
    /// <param name="arguments">What fills {0}, {1} … of these phrases.</param>
    /// <param name="path">
    /// Where the message leads, in the reader's language: receipts/A1B2 becomes https://…/fr/receipts/A1B2. One that begins with /
    /// is taken as it is.
    /// </param>
    /// <param name="key">
    /// The same key is sent once, however often it is ordered and by how many instances; a repetition is kept, withheld, and
    /// disturbs nobody's transaction.
    /// </param>
    public static void Order(PortalDbContext db, MailRecipient to, string kind, IReadOnlyList<MailArgument> arguments, string path, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(to);
        db.Set<MailOrder>().Add(new MailOrder(Guid.CreateVersion7(), key, to, kind, arguments, path));
    }

    /// <summary>
    /// Takes the order that waits longest, for <see cref="Lease"/>: no other instance gets it until then. If this one dies, another
    /// takes the order over.
    /// </summary>
    /// <returns>The order, tracked by the context; null where there is nothing to send now.</returns>
    public static async Task<MailOrder?> ClaimAsync(PortalDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var claimed = await db.Set<MailOrder>().FromSql(
            $"""
            update mail_orders set claimed_until = clock_timestamp() + {Lease}, attempts = attempts + 1
            where id = (
              select id from mail_orders
              where sent_at is null and withheld_at is null and given_up_at is null
                and next_attempt_at <= clock_timestamp() and (claimed_until is null or claimed_until < clock_timestamp())
              order by next_attempt_at limit 1 for update skip locked)
            returning *
            """).ToListAsync(cancellation);
        return claimed.SingleOrDefault();
    }

    /// <summary>The statements of mail.sql, for the migration that makes the tables.</summary>
    internal static string Sql()
    {
        using var reader = new StreamReader(typeof(MailOrders).Assembly.GetManifestResourceStream("AttPortal.Persistence.Mail.mail.sql")!);
        return reader.ReadToEnd();
    }
}
