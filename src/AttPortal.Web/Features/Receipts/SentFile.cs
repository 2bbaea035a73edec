using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AttPortal.Web.Features.Receipts;

/// <summary>What became of a file that was sent to be compared.</summary>
public enum SentFileState
{
    /// <summary>All of it was read.</summary>
    Read,

    /// <summary>There was none.</summary>
    Missing,

    /// <summary>It is larger than any file of a submission.</summary>
    TooLarge,

    /// <summary>The form was not one of ours, or its page is too old.</summary>
    OldPage,
}

/// <summary>A file sent to be compared with a receipt. It is read once, piece by piece, and kept nowhere, not even for a moment.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Sha256">Its digest, in small hexadecimal letters; empty unless it was read.</param>
public sealed record SentFile(SentFileState State, string Sha256)
{
    /// <summary>The largest file that is compared, in bytes: a little more than a submission takes.</summary>
    public const long Largest = 21L * 1024 * 1024;

    /// <summary>The largest form of which the end is waited for, so that a browser hears the answer; beyond it the line is cut.</summary>
    public const long LargestForm = 64L * 1024 * 1024;

    private const int PieceSize = 64 * 1024;
    private const int LongestBoundary = 100;
    private const int LongestToken = 4096;

    /// <summary>Reads the form as it arrives.</summary>
    public static async Task<SentFile> ReadAsync(HttpContext context, IAntiforgery antiforgery, AntiforgeryOptions names)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(antiforgery);
        ArgumentNullException.ThrowIfNull(names);
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return new SentFile(SentFileState.Missing, "");
        }

        try
        {
            return await ReadAsync(new MultipartReader(boundary, context.Request.Body), context, antiforgery, names);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return new SentFile(SentFileState.Missing, "");
        }
    }

    private static async Task<SentFile> ReadAsync(MultipartReader form, HttpContext context, IAntiforgery antiforgery, AntiforgeryOptions names)
    {
        var file = new SentFile(SentFileState.Missing, "");
        while (await form.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            var disposition = section.GetContentDispositionHeader();
            if (disposition?.IsFormDisposition() == true && disposition.Name == names.FormFieldName && names.HeaderName is not null)
            {
                // Where the framework would look for it first; otherwise it would read the whole form, and keep the file for that.
                context.Request.Headers[names.HeaderName] = await TokenAsync(section.Body, context.RequestAborted);
            }
            else if (disposition?.IsFileDisposition() == true && disposition.Name == "file" && file.State == SentFileState.Missing)
            {
                var hasName = !string.IsNullOrEmpty(disposition.FileName.Value) || !string.IsNullOrEmpty(disposition.FileNameStar.Value);
                file = hasName ? await DigestAsync(section.Body, context.RequestAborted) : file;
            }
        }

        var hasToken = names.HeaderName is not null && context.Request.Headers.ContainsKey(names.HeaderName);
        return hasToken && await antiforgery.IsRequestValidAsync(context) ? file : new SentFile(SentFileState.OldPage, "");
    }

    private static async Task<SentFile> DigestAsync(Stream body, CancellationToken cancellation)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[PieceSize];
        var length = 0L;
        while (await body.ReadAsync(piece, cancellation) is > 0 and var read)
        {
            length += read;
            if (length <= Largest)
            {
                digest.AppendData(piece, 0, read);
            }
        }

        return length > Largest ? new SentFile(SentFileState.TooLarge, "") : new SentFile(SentFileState.Read, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }

    private static async Task<string> TokenAsync(Stream body, CancellationToken cancellation)
    {
        var token = new byte[LongestToken];
        var read = await body.ReadAtLeastAsync(token, token.Length, throwOnEndOfStream: false, cancellation);
        return System.Text.Encoding.Latin1.GetString(token, 0, read);
    }
}
