using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence.Registers;
using AttPortal.Web.Features.Meetings;
using AttPortal.Web.Features.Receipts;

namespace AttPortal.Web.Features.Submissions.Api;

/// <summary>A receipt for machines: everything that its page says. Texts are strings where one language was asked for, else objects of language → text.</summary>
/// <param name="Number">Its number; whoever has it holds the receipt.</param>
/// <param name="Stands">Whether the entry of the register, made anew from these facts, stands at this moment.</param>
/// <param name="Delegation">Of whom.</param>
/// <param name="Call">For which call.</param>
/// <param name="Kind">What was submitted.</param>
/// <param name="Version">1 for the first version; a replacement is the next.</param>
/// <param name="Language">In which language it is written.</param>
/// <param name="BeganAt">When it began to arrive, in UTC; this instant is judged.</param>
/// <param name="BeganAtVenue">The same on the clock of the venue, with its offset.</param>
/// <param name="ReceivedAt">When all of it was there, in UTC.</param>
/// <param name="Deadline">The last minute, which still counts, as it held for the delegation; with the offset of the venue.</param>
/// <param name="TimeZone">IANA zone of the venue.</param>
/// <param name="InTime">Whether it came in time.</param>
/// <param name="LateBySeconds">How late it was; null where it came in time.</param>
/// <param name="Late">The same in words, where one language was asked for or preferred; null where it came in time.</param>
/// <param name="TextSha256">SHA-256 of the text, in small hexadecimal letters.</param>
/// <param name="Files">The files, with their digests.</param>
/// <param name="MayBePublished">Whether its author agreed that the officers publish it.</param>
/// <param name="SharedWith">With whom it is shared until then.</param>
/// <param name="Url">Where anybody who has the number verifies it, in each language or in that asked for.</param>
/// <param name="Proof">The proof that it stands in the register; null where it does not.</param>
internal sealed record SubmissionReceipt(
    string Number,
    bool Stands,
    DelegationOfReceipt Delegation,
    CallOfReceipt Call,
    string Kind,
    int Version,
    string Language,
    string BeganAt,
    DateTimeOffset BeganAtVenue,
    string ReceivedAt,
    DateTimeOffset Deadline,
    string TimeZone,
    bool InTime,
    double? LateBySeconds,
    string? Late,
    string TextSha256,
    IReadOnlyList<FileOfReceipt> Files,
    bool MayBePublished,
    string SharedWith,
    object Url,
    ProofOfReceipt? Proof)
{
    /// <summary>The receipt as JSON says it.</summary>
    public static SubmissionReceipt Of(VerifiedReceipt receipt, AnswerLanguages languages, Words words)
    {
        var submission = receipt.Submission;
        return new SubmissionReceipt(
            submission.Number.Value,
            receipt.Stands,
            new DelegationOfReceipt(receipt.Delegation.Slug, languages.Of(receipt.Delegation.Name)),
            new CallOfReceipt(receipt.Call.Number, receipt.Meeting.Slug, languages.Of(receipt.Call.Title)),
            submission.Kind.ToString(),
            submission.Version,
            submission.Language.Code(),
            ReceiptFacts.Instant(submission.BeganAt),
            VenueTime.At(submission.BeganAt, submission.Deadline.Zone).AtVenue(),
            ReceiptFacts.Instant(submission.ReceivedAt),
            submission.Deadline.AtVenue(),
            submission.Deadline.Zone,
            submission.LateBy is null,
            submission.LateBy?.TotalSeconds,
            submission.LateBy is { } late ? words["receipts.late", words.Late(late)] : null,
            submission.TextSha256(),
            [.. submission.Files.Select(f => new FileOfReceipt(f.Name, f.Length, f.Sha256))],
            submission.Release.MayBePublished,
            submission.Release.Until.ToString(),
            languages.Only is { } one ? Page(one, submission) : Languages.All.ToDictionary(l => l.Code(), l => Page(l, submission)),
            receipt.Check is { Place: { } place, Leaf: { } leaf } ? ProofOfReceipt.Of(place, leaf) : null);
    }

    private static string Page(Language language, Submission submission) => $"/{language.Code()}/receipts/{submission.Number}";
}

/// <summary>Of whom.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">What it is called.</param>
internal sealed record DelegationOfReceipt(string Slug, object Name);

/// <summary>For which call.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Meeting">The meeting's name in addresses.</param>
/// <param name="Title">What it is named.</param>
internal sealed record CallOfReceipt(int Number, string Meeting, object Title);

/// <summary>A file that was received.</summary>
/// <param name="Name">The name under which it is kept.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, in small hexadecimal letters.</param>
internal sealed record FileOfReceipt(string Name, long Length, string Sha256);

/// <summary>The proof that the receipt stands in the append-only register (a Merkle tree as in RFC 9162). Hashes are in small hexadecimal letters.</summary>
/// <param name="Entry">The entry itself, byte for byte; its leaf hash is SHA-256 of a byte 0 and these bytes.</param>
/// <param name="Index">Its place, from 0.</param>
/// <param name="TreeSize">How many entries the head covers.</param>
/// <param name="RootHash">The root over them.</param>
/// <param name="Path">The hashes that lead from the entry to the root.</param>
/// <param name="Head">What was signed, line by line as text.</param>
/// <param name="Signature">ECDSA (P-256, SHA-256) over the head, in hexadecimal.</param>
/// <param name="PublicKey">The key to verify with (SubjectPublicKeyInfo), in Base64.</param>
/// <param name="KeyId">SHA-256 of that key.</param>
internal sealed record ProofOfReceipt(
    string Entry, long Index, long TreeSize, string RootHash, IReadOnlyList<string> Path, string Head, string Signature, string PublicKey, string KeyId)
{
    public static ProofOfReceipt Of(RegisterPlace place, byte[] leaf) => new(
        System.Text.Encoding.UTF8.GetString(leaf),
        place.Index,
        place.TreeSize,
        Convert.ToHexStringLower(place.RootHash),
        [.. place.InclusionProof.Select(Convert.ToHexStringLower)],
        place.Head.Head.Statement,
        Convert.ToHexStringLower(place.Head.Signature),
        Convert.ToBase64String(place.Head.PublicKey),
        place.Head.KeyId);
}
