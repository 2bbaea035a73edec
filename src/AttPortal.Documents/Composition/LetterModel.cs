using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Composition;

/// <summary>The head of a letter or an agenda.</summary>
/// <param name="IssuedBy">The name of the issuing body.</param>
/// <param name="Original">In which language the paper was written.</param>
/// <param name="ConferenceLines">The name of the treaty, of the Conference, its place and days; one line each.</param>
public sealed record LetterheadModel(string IssuedBy, Language Original, IReadOnlyList<string> ConferenceLines);

/// <summary>A letter to delegations, in one language.</summary>
/// <param name="Letterhead">Its head.</param>
/// <param name="Title">What the letter is called in bookmarks and lists; printed above the salutation.</param>
/// <param name="Salutation">How the delegations are addressed.</param>
/// <param name="Paragraphs">What the letter says.</param>
/// <param name="Questions">The guiding questions; they stand where a paragraph of kind Questions is.</param>
/// <param name="Closing">The complimentary close.</param>
/// <param name="Signatures">Who signs.</param>
/// <param name="SignatureCaption">In what common capacity they sign; null for none.</param>
/// <param name="Attached">What is attached; empty for nothing.</param>
public sealed record LetterModel(
    LetterheadModel Letterhead,
    string Title,
    string Salutation,
    IReadOnlyList<LetterParagraphModel> Paragraphs,
    IReadOnlyList<LetterQuestionModel> Questions,
    string Closing,
    IReadOnlyList<SignatureModel> Signatures,
    string? SignatureCaption,
    IReadOnlyList<AttachedPartModel> Attached);

/// <summary>A paragraph of a letter.</summary>
/// <param name="Key">Its stable key.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Markdown">Its text.</param>
public sealed record LetterParagraphModel(string Key, LetterParagraphKind Kind, string Markdown);

/// <summary>What a paragraph of a letter is for.</summary>
public enum LetterParagraphKind
{
    /// <summary>It has a number.</summary>
    Numbered,

    /// <summary>It goes on without a number.</summary>
    Continuation,

    /// <summary>It has a number where it has a text, and the guiding questions follow.</summary>
    Questions,

    /// <summary>It says, without a number, until when and where to send.</summary>
    Deadline,
}

/// <summary>A guiding question with the item that it serves.</summary>
/// <param name="Key">Its stable key, known to <see cref="ReferenceBook.Questions"/>.</param>
/// <param name="Markdown">The question.</param>
/// <param name="ItemKey">The key of the agenda item that it serves.</param>
/// <param name="ItemNumber">The number of the item.</param>
/// <param name="ItemTitle">The title of the item.</param>
public sealed record LetterQuestionModel(string Key, string Markdown, string ItemKey, string ItemNumber, string ItemTitle);

/// <summary>Somebody who signs.</summary>
/// <param name="Name">The name with its honorific.</param>
/// <param name="Lines">Post and capacity, one line each.</param>
public sealed record SignatureModel(string Name, IReadOnlyList<string> Lines);

/// <summary>A part that is attached to a letter. Its pages are counted later: see <c>Document.WithPageCounts</c>.</summary>
/// <param name="Anchor">The anchor of the part: "agenda", "annex-a".</param>
/// <param name="AnnexLetter">The letter of an annex; null for what is no annex.</param>
/// <param name="Title">Its title.</param>
public sealed record AttachedPartModel(string Anchor, string? AnnexLetter, string Title);
