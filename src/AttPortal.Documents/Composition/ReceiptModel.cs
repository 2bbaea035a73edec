namespace AttPortal.Documents.Composition;

/// <summary>What a receipt says, in the words of one language.</summary>
/// <param name="Name">What the paper is: "Receipt".</param>
/// <param name="Number">Its number.</param>
/// <param name="Arrival">Whether it was received in time, or how late.</param>
/// <param name="Standing">Whether the receipt stands in the register as it was entered, in a sentence.</param>
/// <param name="Facts">Of whom, for which call, what, when.</param>
/// <param name="DigestsHeading">The line above the digests.</param>
/// <param name="Digests">The digest of the text and of each file.</param>
/// <param name="About">How the receipt is verified.</param>
/// <param name="Address">Where: an absolute address.</param>
/// <param name="Proof">What proves it; null where nothing does.</param>
public sealed record ReceiptModel(
    string Name,
    string Number,
    string Arrival,
    string Standing,
    IReadOnlyList<ReceiptFact> Facts,
    string DigestsHeading,
    IReadOnlyList<ReceiptCode> Digests,
    string About,
    Uri Address,
    ReceiptProof? Proof);

/// <summary>A fact on a receipt.</summary>
/// <param name="Label">Of what kind.</param>
/// <param name="Values">What; several values stand below one another.</param>
public sealed record ReceiptFact(string Label, params IReadOnlyList<string> Values);

/// <summary>Digests, signatures, keys: signs that somebody will compare one by one.</summary>
/// <param name="Label">What they are.</param>
/// <param name="Lines">The signs; each begins a new line.</param>
public sealed record ReceiptCode(string Label, params IReadOnlyList<string> Lines);

/// <summary>What proves that a receipt stands in the register.</summary>
/// <param name="Heading">The line above it.</param>
/// <param name="About">How it is computed.</param>
/// <param name="Steps">Place, hashes, head, signature, key and entry, in the order of computing.</param>
public sealed record ReceiptProof(string Heading, string About, IReadOnlyList<ReceiptCode> Steps);
