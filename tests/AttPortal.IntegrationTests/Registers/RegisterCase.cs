using System.Security.Cryptography;
using System.Text;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Registers;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Auditing;
using AttPortal.Persistence.Registers;
using AttPortal.Persistence.Submissions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Registers;

/// <summary>A database of a test's own, with what writes registers, so that a test may alter whatever it likes.</summary>
internal sealed class RegisterCase : IAsyncDisposable
{
    private const int CallNumber = 2;

    private static readonly string[] Guarded =
    [
        "register_entries", "register_nodes", "register_heads", "register_keys", "audit_entries", "unsealed_audit_entries",
        "submissions", "submission_acts", "receipts", "stored_files",
    ];

    private readonly ServiceProvider services;
    private readonly RegisterKeys keys;

    private RegisterCase(string connectionString)
    {
        ConnectionString = connectionString;
        services = new ServiceCollection()
            .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddPersistence(_ => connectionString).BuildServiceProvider();
        Contexts = services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        keys = new RegisterKeys(Contexts, new KeyProtection(key => key, key => key));
        Writer = new RegisterWriter(keys);
        Sealer = new AuditSealer(Contexts, Writer);
    }

    public string ConnectionString { get; }

    public IDbContextFactory<PortalDbContext> Contexts { get; }

    public RegisterWriter Writer { get; }

    public AuditSealer Sealer { get; }

    /// <summary>A register with receipts, and an audit log that is sealed as far as it goes.</summary>
    public static async Task<RegisterCase> MakeAsync(int receipts = 0)
    {
        var made = new RegisterCase(await TestRun.CopyDatabaseAsync());
        for (var i = 0; i < receipts; i++)
        {
            await made.AppendAsync($"receipt {i}");
        }

        await made.SealAllAsync();
        return made;
    }

    public async Task AppendAsync(string text)
    {
        await using var db = Contexts.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Writer.AppendAsync(db, Encoding.UTF8.GetBytes(text), default);
        await transaction.CommitAsync();
    }

    /// <summary>Keeps a submission with its receipt and its entry, as the portal does.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="file">The bytes of its only file; null for none.</param>
    /// <param name="isWithdrawn">Whether it is taken back afterwards.</param>
    public async Task<Submission> SubmitAsync(string text, byte[]? file = null, bool isWithdrawn = false)
    {
        await using var db = Contexts.CreateDbContext();
        if (!await db.Calls.AnyAsync(c => c.Number == CallNumber))
        {
            (await SampleCall.AnnounceAsync(db, TimeSpan.FromDays(2))).Should().Be(CallNumber);
        }

        var call = await db.Calls.SingleAsync(c => c.Number == CallNumber);
        var meeting = await db.Meetings.SingleAsync(m => m.Id == call.MeetingId);
        var delegation = await db.Delegations.OrderBy(d => d.Slug).FirstAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = new DateTimeOffset(DateTimeOffset.UtcNow.Ticks / 10 * 10, TimeSpan.Zero);
        var draft = new Draft(DraftId.New(), call.Id, delegation.Id, SubmissionKind.AdditionalItem, Language.English, now);
        draft.Write(SubmissionFields.Title, "An item", 0, "Clerk", now);
        draft.Write(SubmissionFields.About, text, 0, "Clerk", now);
        if (file is not null)
        {
            var stored = new StoredFile(Guid.NewGuid(), AttachmentKind.Text, Convert.ToHexStringLower(SHA256.HashData(file)), file);
            db.StoredFiles.Add(stored);
            draft.Attach(new AttachedFile(stored.Id, "proposal.txt", stored.Length, stored.Sha256), now);
        }

        var submission = Submission.Of(draft, call, ParticipationCategory.StateParty, null, ReceiptNumber.New(), new Arrival(now, now, null, "Clerk")).Value;
        db.Drafts.Add(draft);
        db.Submissions.Add(submission);
        await db.SaveChangesAsync();
        var place = await Writer.AppendAsync(db, ReceiptFacts.Entry(submission, $"{meeting.Slug}/{call.Number}", delegation.Slug), default);
        db.Receipts.Add(new Receipt(submission.Number, submission.Id, place.Index));
        if (isWithdrawn)
        {
            var act = SubmissionAct.Add(submission, [], SubmissionActKind.Withdrawn, now, null, "Clerk", "").Value;
            act.EnterAt((await Writer.AppendAsync(db, ReceiptFacts.Withdrawal(submission, act), default)).Index);
            db.SubmissionActs.Add(act);
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return submission;
    }

    /// <summary>Compares what was submitted with the register.</summary>
    public async Task<SubmissionsReport> CheckSubmissionsAsync()
    {
        await using var db = Contexts.CreateDbContext();
        return await SubmissionCheck.RunAsync(db, default);
    }

    public async Task SealAllAsync()
    {
        while (await Sealer.SealAsync(default) > 0)
        {
            // A thousand at a time.
        }
    }

    /// <summary>Writes a record into the audit log, as a change does.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> RecordAsync(string subject, DateTimeOffset? at = null)
    {
        await using var db = Contexts.CreateDbContext();
        var entry = new AuditEntry(at ?? DateTimeOffset.UtcNow, null, "Clerk", "tests.written", subject, """{"text": "as it was"}""", null);
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync();
        return entry.Id;
    }

    /// <summary>Does what only whoever rules the database can do: switches the guards of some tables off, and alters.</summary>
    public async Task AlterAsync(string sql)
    {
        await using var db = Contexts.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var table in Guarded)
        {
            var off = $"alter table {table} disable trigger all";
            await db.Database.ExecuteSqlRawAsync(off);
        }

        (await db.Database.ExecuteSqlRawAsync(sql)).Should().NotBe(0);
        foreach (var table in Guarded)
        {
            var on = $"alter table {table} enable trigger all";
            await db.Database.ExecuteSqlRawAsync(on);
        }

        await transaction.CommitAsync();
    }

    public async Task<SignedHead> HeadAsync(RegisterLog log)
    {
        await using var db = Contexts.CreateDbContext();
        return (await RegisterReader.HeadAsync(db, log, default))!;
    }

    public async Task<LogReport> CheckAsync(RegisterLog log, params SignedHead[] kept)
    {
        await using var db = Contexts.CreateDbContext();
        return (await RegisterCheck.RunAsync(db, kept, default)).Single(r => r.Log == log);
    }

    public async ValueTask DisposeAsync()
    {
        keys.Dispose();
        await services.DisposeAsync();
        await TestRun.DropDatabaseAsync(ConnectionString);
    }
}
