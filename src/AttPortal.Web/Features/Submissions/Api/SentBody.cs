using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace AttPortal.Web.Features.Submissions.Api;

/// <summary>The body of a request, read: what was sent, and its files, which wait on the disk.</summary>
/// <param name="Submission">What was sent; null where it could not be read.</param>
/// <param name="Files">Its files, looked at.</param>
/// <param name="Error">Why it could not be read; null where it could.</param>
/// <param name="Status">The status of the refusal.</param>
internal sealed record SentBody(SentSubmission? Submission, IReadOnlyList<SentAttachment> Files, DomainError? Error, int Status)
{
    /// <summary>Bytes that a request may have: the most files that a call admits, and the texts.</summary>
    public const long Largest = (Call.MostFiles * (long)AttachmentKinds.MaximumLength) + (20L * 1024 * 1024);

    private const int LargestJson = 4 * 1024 * 1024;
    private const string JsonPart = "submission";
    private const string FilePart = "file";

    // What is a little too large is named; what is far too large is not read to its end.
    private static readonly FormOptions Form = new()
    {
        ValueLengthLimit = LargestJson,
        ValueCountLimit = 64,
        KeyLengthLimit = 256,
        MultipartBodyLengthLimit = 2L * AttachmentKinds.MaximumLength,
    };

    /// <summary>The refusal of what is too large.</summary>
    public static DomainError TooLarge => new("api.too-large", AttachmentKinds.MaximumLength / 1024 / 1024);

    /// <summary>Reads a body.</summary>
    public static async Task<SentBody> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
            if (type is not null && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            {
                return Read(await BytesAsync(request.Body, cancellation), []);
            }

            return type is { Boundary.Length: > 0 } && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? await ReadAsync(await request.ReadFormAsync(Form, cancellation), cancellation)
                : Refuse(StatusCodes.Status415UnsupportedMediaType, new DomainError("api.media-type"));
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? Refuse(refused.StatusCode, TooLarge) : Refuse(refused.StatusCode, new DomainError("api.unreadable", "multipart"));
        }
        catch (InvalidDataException refused)
        {
            // The framework tells only by its sentence that a limit was the reason.
            return refused.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                ? Refuse(StatusCodes.Status413PayloadTooLarge, TooLarge)
                : Refuse(StatusCodes.Status400BadRequest, new DomainError("api.unreadable", "multipart"));
        }
    }

    private static async Task<SentBody> ReadAsync(IFormCollection form, CancellationToken cancellation)
    {
        if ((form.Keys.FirstOrDefault(k => k != JsonPart) ?? form.Files.FirstOrDefault(f => f.Name is not (JsonPart or FilePart))?.Name) is { } unknown)
        {
            return Refuse(StatusCodes.Status400BadRequest, new DomainError("api.unknown-part", unknown));
        }

        // As a value, or as a file, as programs send a part of its own type.
        byte[] json;
        switch (form[JsonPart].Count + form.Files.Count(f => f.Name == JsonPart))
        {
            case 1 when form[JsonPart] is [{ } value]:
                json = System.Text.Encoding.UTF8.GetBytes(value);
                break;
            case 1:
                await using (var stream = form.Files.Single(f => f.Name == JsonPart).OpenReadStream())
                {
                    json = await BytesAsync(stream, cancellation);
                }

                break;
            default:
                return Refuse(StatusCodes.Status400BadRequest, new DomainError("api.unreadable", JsonPart));
        }

        return Read(json, await SentAttachment.ReadAsync(form.Files.Where(f => f.Name == FilePart), cancellation));
    }

    private static SentBody Read(byte[] json, IReadOnlyList<SentAttachment> files)
    {
        var sent = SentSubmission.Read(json);
        return sent.IsRefused ? Refuse(StatusCodes.Status400BadRequest, sent.Error) : new SentBody(sent.Value, files, null, StatusCodes.Status200OK);
    }

    private static SentBody Refuse(int status, DomainError error) => new(null, [], error, status);

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LargestJson)
            {
                throw new BadHttpRequestException("The texts are too long.", StatusCodes.Status413PayloadTooLarge);
            }
        }

        return bytes.ToArray();
    }
}
