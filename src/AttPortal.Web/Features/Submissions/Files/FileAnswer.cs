using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>Gives out a stored file, to be saved and never shown here: nothing in it can run as if it were the portal's.</summary>
internal static class FileAnswer
{
    /// <summary>The answer; parts of the file may be asked for, so that a download over a bad line goes on where it broke off.</summary>
    /// <param name="context">The request. Who asks may see the file: the caller has seen to that.</param>
    /// <param name="fileId">The stored file.</param>
    /// <param name="name">Its harmless name.</param>
    public static async Task<IResult> SendAsync(HttpContext context, Guid fileId, string name)
    {
        var contexts = context.RequestServices.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(context.RequestAborted);
        var file = await db.StoredFiles.Where(f => f.Id == fileId).Select(f => new { f.Kind, f.Length, f.Sha256, f.StoredAt }).SingleOrDefaultAsync(context.RequestAborted);
        if (file is null)
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Stream(
            new StoredFileStream(contexts, fileId, file.Length),
            file.Kind.MediaType(),
            lastModified: file.StoredAt,
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""),
            enableRangeProcessing: true);
    }
}

/// <summary>
/// Reads a stored file piece by piece. Between two pieces it holds neither a connection nor more than one piece, however slow
/// the reader's line; the file cannot change meanwhile.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="fileId">The file.</param>
/// <param name="length">Its length.</param>
internal sealed class StoredFileStream(IDbContextFactory<PortalDbContext> contexts, Guid fileId, long length) : Stream
{
    private const int PieceLength = 512 * 1024;

    private byte[] piece = [];
    private long pieceStart;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.Length == 0)
        {
            return 0;
        }

        if (Position < pieceStart || Position >= pieceStart + piece.Length)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            piece = await db.Database.SqlQuery<byte[]>($"select substring(content from {(int)Position + 1} for {PieceLength}) as \"Value\" from stored_files where id = {fileId}").SingleAsync(cancellationToken);
            pieceStart = Position;
        }

        var rest = piece.AsMemory((int)(Position - pieceStart));
        var read = Math.Min(rest.Length, buffer.Length);
        rest[..read].CopyTo(buffer);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A stored file is read asynchronously.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
