using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Submissions.Api;

/// <summary>A submission as a program sends it.</summary>
/// <param name="Call">The number of the call, as GET /api/v1/meetings/{slug}/calls tells it.</param>
/// <param name="Kind">One of the kinds that the call asks for, as Answers.</param>
/// <param name="Language">The code of the language in which it is written.</param>
/// <param name="Fields">The texts by the keys of their fields; what GET /api/v1/calls/{number}/fields lists.</param>
/// <param name="MayBePublished">Whether the officers may publish it; they may not unless this is true.</param>
/// <param name="SharedWith">OfficersOnly, which holds where nothing is said, or InvitedDelegations.</param>
/// <param name="Replaces">The number on the receipt of the version that this one replaces.</param>
internal sealed record SentSubmission(
    int Call, string Kind, string Language, IReadOnlyDictionary<string, string>? Fields = null, bool MayBePublished = false, string? SharedWith = null, string? Replaces = null)
{
    // Strict: what is misspelt would be lost unnoticed.
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
    };

    /// <summary>Reads it.</summary>
    /// <returns>What was sent, or a refusal that says where it is not what was asked for.</returns>
    public static Result<SentSubmission> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<SentSubmission>(json, Strict) is { } sent ? sent : new DomainError("api.unreadable", "$");
        }
        catch (JsonException reason)
        {
            return new DomainError("api.unreadable", $"{reason.Path ?? "$"}, {(reason.LineNumber ?? 0) + 1}:{(reason.BytePositionInLine ?? 0) + 1}");
        }
    }
}

/// <summary>A submission that a program sent, understood.</summary>
/// <param name="DraftId">Follows from delegation and idempotency key.</param>
/// <param name="ContentDigest">SHA-256 of all that was sent, in small hexadecimal letters.</param>
/// <param name="Call">For which call.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Language">In which language.</param>
/// <param name="Release">Who may read it.</param>
/// <param name="Texts">What it says.</param>
/// <param name="Replaces">Which version it replaces; null for something new.</param>
internal sealed record KeyedContent(
    DraftId DraftId, string ContentDigest, int Call, SubmissionKind Kind, Language Language, ReleaseTerms Release, IReadOnlyList<SubmittedText> Texts, ReceiptNumber? Replaces)
{
    /// <summary>The longest idempotency key.</summary>
    public const int LongestKey = 200;

    /// <summary>Whether this is an idempotency key: visible ASCII characters.</summary>
    public static bool IsKey(string? key) => key is { Length: > 0 and <= LongestKey } && key.All(c => c is > ' ' and <= '~');

    /// <summary>The draft that belongs to a key: the same for all tokens of a delegation, and another for each delegation (a UUID of version 8, RFC 9562).</summary>
    public static DraftId DraftOf(Domain.Delegations.DelegationId delegation, string key)
    {
        var hash = SHA256.HashData([.. delegation.Value.ToByteArray(bigEndian: true), .. System.Text.Encoding.ASCII.GetBytes(key)]).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new DraftId(new Guid(hash, bigEndian: true));
    }

    /// <summary>Understands what was sent.</summary>
    /// <param name="draft">The draft that belongs to its key.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="files">What came with it.</param>
    /// <returns>The submission, or everything that could not be understood.</returns>
    public static (KeyedContent? Content, IReadOnlyList<RefusedPart> Refused) Of(DraftId draft, SentSubmission sent, IReadOnlyList<SentAttachment> files)
    {
        List<RefusedPart> refused = [];
        if (!Names.TryParse<SubmissionKind>(sent.Kind, out var kind))
        {
            refused.Add(new("/kind", new DomainError("api.unknown-value", sent.Kind, Names.Of<SubmissionKind>())));
        }

        if (!Languages.TryParse(sent.Language, out var language))
        {
            refused.Add(new("/language", new DomainError("api.unknown-value", sent.Language, string.Join(", ", Languages.All.Select(l => l.Code())))));
        }

        var shared = SharedWith.OfficersOnly;
        if (sent.SharedWith is { } typed && !Names.TryParse(typed, out shared))
        {
            refused.Add(new("/sharedWith", new DomainError("api.unknown-value", typed, Names.Of<SharedWith>())));
        }

        ReceiptNumber? replaces = null;
        if (sent.Replaces is { } number)
        {
            if (ReceiptNumber.TryParse(number, out var parsed))
            {
                replaces = parsed;
            }
            else
            {
                refused.Add(new("/replaces", new DomainError("submissions.not-yours")));
            }
        }

        var texts = (sent.Fields ?? new Dictionary<string, string>()).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new SubmittedText(f.Key, f.Value ?? "")).ToList();
        return refused.Count > 0
            ? (null, refused)
            : (new KeyedContent(draft, Digest(sent, texts, files), sent.Call, kind, language, new ReleaseTerms(sent.MayBePublished, shared), texts, replaces), []);
    }

    /// <summary>Of what was said, not of its spaces or the boundaries between its parts, which differ when a program sends it again.</summary>
    private static string Digest(SentSubmission sent, IReadOnlyList<SubmittedText> texts, IReadOnlyList<SentAttachment> files) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            sent.Call,
            sent.Kind,
            sent.Language,
            texts,
            sent.MayBePublished,
            sent.SharedWith,
            sent.Replaces,
            files = files.Select(f => new { f.Name, f.Length, f.Sha256 }),
        })));
}

/// <summary>What could not be taken of what a program sent.</summary>
/// <param name="Pointer">Where it stands, as in /fields/title; empty for the whole.</param>
/// <param name="Error">Why.</param>
internal sealed record RefusedPart(string Pointer, DomainError Error);

/// <summary>Words of the API for what is chosen from a few.</summary>
internal static class Names
{
    /// <summary>Reads a name; its number is none.</summary>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: false, out value) && Enum.GetName(value) == text;

    /// <summary>All names, as people read them.</summary>
    public static string Of<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>());
}
