using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Submissions;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>How far a file on its way has come.</summary>
/// <param name="Id">The upload.</param>
/// <param name="Received">Bytes received.</param>
/// <param name="Length">Bytes announced.</param>
/// <param name="IsFinished">Whether it was checked and stored.</param>
internal sealed record UploadState(Guid Id, long Received, long Length, bool IsFinished);

/// <summary>A file that was stored, as a draft names it.</summary>
/// <param name="FileId">The stored file.</param>
/// <param name="Name">Its harmless name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">In small hexadecimal letters.</param>
internal sealed record FinishedFile(Guid FileId, string Name, long Length, string Sha256)
{
    /// <summary>As drafts and submissions name it.</summary>
    public AttachedFile AsAttached() => new(FileId, Name, Length, Sha256);
}

/// <summary>How much may be sent within an hour.</summary>
/// <param name="PersonFiles">Files of one person.</param>
/// <param name="PersonBytes">Bytes of one person.</param>
/// <param name="DelegationFiles">Files of one delegation.</param>
/// <param name="DelegationBytes">Bytes of one delegation.</param>
internal sealed record UploadLimits(int PersonFiles = 60, long PersonBytes = 600L << 20, int DelegationFiles = 200, long DelegationBytes = 2L << 30);

/// <summary>Takes files in pieces. Every step may be repeated, as a line that drops makes people and programs do.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where it is written down that a file came.</param>
/// <param name="limits">How much may be sent.</param>
internal sealed class UploadOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, UploadLimits limits) : IDisposable
{
    /// <summary>Bytes that one piece may have.</summary>
    public const int MaximumChunk = 1024 * 1024;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // A file is whole in memory while it is checked.
    private readonly SemaphoreSlim checks = new(Math.Max(2, Environment.ProcessorCount));

    public void Dispose() => checks.Dispose();

    /// <summary>Begins to take a file.</summary>
    /// <param name="actor">Who sends it.</param>
    /// <param name="delegation">For which delegation.</param>
    /// <param name="draft">For which draft; one that may not have been saved yet.</param>
    /// <param name="fileName">The name as it was sent.</param>
    /// <param name="length">Bytes that will come.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>Where to send it, or why it can't be taken: files.too-many when too much came within the hour.</returns>
    public async Task<Result<UploadState>> BeginAsync(Actor actor, DelegationId delegation, Guid draft, string fileName, long length, CancellationToken cancellation)
    {
        if (actor.UserId is not { } owner || !actor.Represents(delegation))
        {
            return new DomainError("files.not-yours");
        }

        if (AttachmentCheck.Announced(fileName, length) is { } refusal)
        {
            return refusal;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await CountAloneAsync(db, delegation, cancellation);
        if (await WaitAsync(db, owner, delegation, length, cancellation) is { } wait)
        {
            return TooMany(wait);
        }

        var upload = new Upload(Guid.CreateVersion7(), owner, delegation, draft, FileName.Readable(fileName), length);
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return State(upload);
    }

    /// <summary>Takes a piece. The same piece sent again is taken as done.</summary>
    /// <param name="actor">Who began the upload.</param>
    /// <param name="id">The upload.</param>
    /// <param name="start">Where in the file the piece begins: at the end of what came, or where an earlier piece began.</param>
    /// <param name="bytes">The piece, at most <see cref="MaximumChunk"/> bytes.</param>
    /// <param name="cancellation">Ends the attempt; the piece is there or not.</param>
    /// <returns>How far the file has come; files.upload-place when the piece does not fit there.</returns>
    public async Task<Result<UploadState>> AppendAsync(Actor actor, Guid id, long start, byte[] bytes, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await LockAsync(db, actor, id, cancellation) is not { } upload)
        {
            return new DomainError("files.not-yours");
        }

        if (upload.StoredFileId is not null)
        {
            return State(upload);
        }

        if (start < upload.Received)
        {
            var same = await db.UploadChunks.AnyAsync(c => c.UploadId == id && c.Start == start && c.Bytes == bytes, cancellation);
            return same ? State(upload) : new DomainError("files.upload-place");
        }

        if (start != upload.Received || bytes.Length is 0 or > MaximumChunk || start + bytes.Length > upload.Length)
        {
            return new DomainError("files.upload-place");
        }

        if (start == 0 && AttachmentCheck.Begun(upload.FileName, bytes) is { } wrong)
        {
            db.Uploads.Remove(upload);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return wrong;
        }

        db.UploadChunks.Add(new UploadChunk(id, start, bytes));
        upload.Receive(bytes.Length);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return State(upload);
    }

    /// <summary>How far a file has come; null where the person has no such upload.</summary>
    public async Task<UploadState?> StateAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Uploads.Where(u => u.Id == id && u.OwnerId == actor.UserId)
            .Select(u => new UploadState(u.Id, u.Received, u.Length, u.StoredFileId != null)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Checks a file of which all came, and stores it. Finished again, it is the same file.</summary>
    /// <returns>The file, or why it can't be taken; then nothing of it is kept.</returns>
    public async Task<Result<FinishedFile>> FinishAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await checks.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            if (await LockAsync(db, actor, id, cancellation) is not { } upload)
            {
                return new DomainError("files.not-yours");
            }

            if (upload.StoredFileId is not null)
            {
                return (await Finished(db, db.Uploads.Where(u => u.Id == id)).SingleAsync(cancellation))!;
            }

            if (upload.Received != upload.Length)
            {
                return new DomainError("files.upload-place");
            }

            var file = await CheckAsync(db, upload, cancellation);
            if (file.IsRefused)
            {
                db.Uploads.Remove(upload);
            }
            else
            {
                Store(db, actor, upload, file.Value);
                await db.UploadChunks.Where(c => c.UploadId == id).ExecuteDeleteAsync(cancellation);
            }

            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return file.IsRefused ? file.Error : new FinishedFile(upload.StoredFileId!.Value, file.Value.Name, file.Value.Length, file.Value.Sha256);
        }
        finally
        {
            checks.Release();
        }
    }

    /// <summary>Keeps a checked file that came with a form at once. It counts as an upload.</summary>
    public async Task<Result<FinishedFile>> StoreAsync(Actor actor, DelegationId delegation, Guid draft, CheckedFile file, CancellationToken cancellation)
    {
        if (actor.UserId is null || !actor.Represents(delegation))
        {
            return new DomainError("files.not-yours");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var kept = await KeepAsync(db, actor, delegation, draft, file, cancellation);
        if (!kept.IsRefused)
        {
            await transaction.CommitAsync(cancellation);
        }

        return kept;
    }

    /// <summary>Keeps a checked file within the caller's transaction, for a person or a program; its bytes leave the context with the save.</summary>
    internal async Task<Result<FinishedFile>> KeepAsync(PortalDbContext db, Actor actor, DelegationId delegation, Guid draft, CheckedFile file, CancellationToken cancellation)
    {
        await CountAloneAsync(db, delegation, cancellation);
        if (await WaitAsync(db, actor.UserId, delegation, file.Length, cancellation) is { } wait)
        {
            return TooMany(wait);
        }

        var upload = new Upload(Guid.CreateVersion7(), actor.UserId, delegation, draft, file.Name, file.Length);
        upload.Receive(file.Length);
        db.Uploads.Add(upload);
        var kept = Store(db, actor, upload, file);
        await db.SaveChangesAsync(cancellation);
        foreach (var stored in db.ChangeTracker.Entries<StoredFile>().ToList())
        {
            stored.State = EntityState.Detached;
        }

        return kept;
    }

    /// <summary>Adds the files of a form to what the caller's transaction is about to save; all of them or none.</summary>
    internal async Task<Result<List<FinishedFile>>> AddAsync(
        PortalDbContext db, Actor actor, DelegationId delegation, Guid draft, IReadOnlyList<CheckedFile> files, CancellationToken cancellation)
    {
        await CountAloneAsync(db, delegation, cancellation);
        if (await WaitAsync(db, actor.UserId, delegation, files.Sum(f => (long)f.Length), cancellation, files.Count) is { } wait)
        {
            return TooMany(wait);
        }

        return files.Select(file =>
        {
            var upload = new Upload(Guid.CreateVersion7(), actor.UserId, delegation, draft, file.Name, file.Length);
            upload.Receive(file.Length);
            db.Uploads.Add(upload);
            return Store(db, actor, upload, file);
        }).ToList();
    }

    /// <summary>A file that the person finished for this draft; null for anybody else's. What a form names is looked up here.</summary>
    public async Task<FinishedFile?> FindAsync(Actor actor, Guid id, Guid draft, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(db, actor, id, draft, cancellation);
    }

    /// <summary>The same within the caller's transaction.</summary>
    internal static Task<FinishedFile?> FindAsync(PortalDbContext db, Actor actor, Guid id, Guid draft, CancellationToken cancellation) =>
        Finished(db, db.Uploads.Where(u => u.Id == id && u.OwnerId == actor.UserId && u.DraftId == draft)).SingleOrDefaultAsync(cancellation);

    private static DomainError TooMany(TimeSpan wait) => new("files.too-many", Math.Clamp((int)Math.Ceiling(wait.TotalMinutes), 1, 60));

    /// <summary>Lets those who begin at once be counted one after the other.</summary>
    private static Task<int> CountAloneAsync(PortalDbContext db, DelegationId delegation, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"uploads " + delegation.Value}, 0))", cancellation);

    private static UploadState State(Upload upload) => new(upload.Id, upload.Received, upload.Length, upload.StoredFileId is not null);

    private static IQueryable<FinishedFile?> Finished(PortalDbContext db, IQueryable<Upload> uploads) =>
        from upload in uploads
        join file in db.StoredFiles on upload.StoredFileId equals file.Id
        select new FinishedFile(file.Id, upload.StoredName!, file.Length, file.Sha256);

    /// <summary>The person's upload; whoever else would change it waits.</summary>
    private static Task<Upload?> LockAsync(PortalDbContext db, Actor actor, Guid id, CancellationToken cancellation) =>
        db.Uploads.FromSql($"select * from uploads where id = {id} and owner_id = {actor.UserId} for update").SingleOrDefaultAsync(cancellation);

    private static async Task<Result<CheckedFile>> CheckAsync(PortalDbContext db, Upload upload, CancellationToken cancellation)
    {
        var content = new byte[upload.Length];
        var pieces = db.UploadChunks.AsNoTracking().Where(c => c.UploadId == upload.Id).OrderBy(c => c.Start).AsAsyncEnumerable();
        await foreach (var piece in pieces.WithCancellation(cancellation))
        {
            piece.Bytes.CopyTo(content, piece.Start);
        }

        return AttachmentCheck.Check(upload.FileName, content);
    }

    private FinishedFile Store(PortalDbContext db, Actor actor, Upload upload, CheckedFile file)
    {
        var stored = new StoredFile(Guid.CreateVersion7(), file.Kind, file.Sha256, file.Content);
        db.StoredFiles.Add(stored);
        upload.Finish(stored, file.Name);
        audit.Record(db, actor, "file.uploaded", $"drafts/{upload.DraftId}", new { file = stored.Id, file.Name, file.Length, file.Sha256 });
        return new FinishedFile(stored.Id, file.Name, file.Length, file.Sha256);
    }

    /// <summary>How long to wait before so much more may be sent; null for not at all.</summary>
    private async Task<TimeSpan?> WaitAsync(PortalDbContext db, Guid? owner, DelegationId delegation, long length, CancellationToken cancellation, int files = 1)
    {
        var recent = await db.Uploads.Where(u => ((owner != null && u.OwnerId == owner) || u.DelegationId == delegation) && u.BegunAt > DateTimeOffset.UtcNow - Window)
            .Select(u => new { u.OwnerId, u.DelegationId, u.Length, Age = DateTimeOffset.UtcNow - u.BegunAt }).ToListAsync(cancellation);
        // A program has no limit of its own, only that of its delegation.
        var own = recent.Where(u => owner is not null && u.OwnerId == owner).ToList();
        var common = recent.Where(u => u.DelegationId == delegation).ToList();
        var full = own.Count + files > limits.PersonFiles || own.Sum(u => u.Length) + length > limits.PersonBytes ? own
            : common.Count + files > limits.DelegationFiles || common.Sum(u => u.Length) + length > limits.DelegationBytes ? common
            : null;
        return full is null ? null : Window - full.Select(u => u.Age).DefaultIfEmpty(TimeSpan.Zero).Max();
    }
}
