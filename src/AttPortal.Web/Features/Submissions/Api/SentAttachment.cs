using System.Security.Cryptography;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Submissions.Files;

namespace AttPortal.Web.Features.Submissions.Api;

/// <summary>A file that a program sent, looked at. Its bytes wait on the disk, not in memory.</summary>
/// <param name="Name">As it was sent.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">In small hexadecimal letters.</param>
/// <param name="Check">What it is, without its bytes; or why it can't be taken.</param>
/// <param name="Open">Reads it from the beginning.</param>
internal sealed record SentAttachment(string Name, long Length, string Sha256, Result<CheckedFile> Check, Func<Stream> Open)
{
    // A file is whole in memory while it is checked.
    private static readonly SemaphoreSlim Checks = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>Looks at the files of a request, one after the other.</summary>
    public static async Task<IReadOnlyList<SentAttachment>> ReadAsync(IEnumerable<IFormFile> files, CancellationToken cancellation)
    {
        List<SentAttachment> read = [];
        foreach (var file in files)
        {
            await Checks.WaitAsync(cancellation);
            try
            {
                read.Add(await ReadAsync(file, cancellation));
            }
            finally
            {
                Checks.Release();
            }
        }

        return read;
    }

    /// <summary>The file with its bytes, to be stored.</summary>
    public async Task<CheckedFile> LoadAsync(CancellationToken cancellation)
    {
        var bytes = new byte[Check.Value.Length];
        await using var stream = Open();
        await stream.ReadExactlyAsync(bytes, cancellation);
        return Check.Value with { Content = bytes };
    }

    private static async Task<SentAttachment> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        Result<CheckedFile> check;
        await using (var content = file.OpenReadStream())
        {
            var found = await AttachmentCheck.CheckAsync(file.FileName, content, cancellation);
            check = found.IsRefused ? found.Error : found.Value with { Content = [] };
        }

        if (!check.IsRefused)
        {
            return new SentAttachment(file.FileName, file.Length, check.Value.Sha256, check, file.OpenReadStream);
        }

        await using var refused = file.OpenReadStream();
        return new SentAttachment(file.FileName, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(refused, cancellation)), check, file.OpenReadStream);
    }
}
