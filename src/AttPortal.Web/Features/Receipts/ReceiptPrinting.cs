using System.Globalization;
using System.Text;
using AttPortal.Documents.Composition;
using AttPortal.Documents.Pdf;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence.Registers;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Features.Submissions;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Receipts;

/// <summary>Prints receipts: what their page says, as a file to keep.</summary>
/// <param name="printer">Prints them.</param>
/// <param name="accessor">The request, for the address at which a receipt is verified.</param>
internal sealed class ReceiptPrinting(PdfPrinter printer, IHttpContextAccessor accessor)
{
    /// <summary>The printed receipt, or why there is none.</summary>
    public async Task<Result<PrintedPaper>> PrintAsync(VerifiedReceipt receipt, Words words, CancellationToken cancellation)
    {
        var printed = await printer.PrintAsync(Paper(receipt, words, new Names(n => n, true)).Document, cancellation);
        // Somebody named a file with signs that no font here has. Their receipt is printed nevertheless: it is the digest that counts.
        return printed is { Error.Code: "print.too-wrong" }
            ? await printer.PrintAsync(Paper(receipt, words, new Names(Plain, false)).Document, cancellation)
            : printed;
    }

    private Paper Paper(VerifiedReceipt receipt, Words words, Names names)
    {
        var number = receipt.Submission.Number.Value;
        var request = accessor.HttpContext!.Request;
        var address = new Uri($"{request.Scheme}://{request.Host}/{words.Language.Code()}/receipts/{number}");
        return Composer.Receipt(Model(receipt, words, names, address), new PaperSetting(
            words.Language,
            $"receipts/{number}",
            VenueTime.At(receipt.Submission.BeganAt, VenueTime.Geneva).Date,
            $"{words["receipts.title"]} \u2066{number}\u2069",
            false,
            ReferenceBook.Empty));
    }

    private static ReceiptModel Model(VerifiedReceipt receipt, Words words, Names names, Uri address)
    {
        var submission = receipt.Submission;
        return new ReceiptModel(
            words["receipts.title"],
            submission.Number.Value,
            submission.LateBy is { } late ? words["receipts.late", words.Late(late)] : words["receipts.in-time"],
            receipt.Stands ? words["receipts.stands"] : string.Join(' ', [words["receipts.altered"], .. receipt.WhatWasAltered(words).Select(names.Shown)]),
            [
                new(words["receipts.delegation"], names.Shown(receipt.Delegation.Name.InOrOriginal(words.Language))),
                new(words["receipts.call"], names.Shown(receipt.Call.Title.InOrOriginal(words.Language)), $"{names.Shown(receipt.Meeting.Title.InOrOriginal(words.Language))}, {words.MeetingDates(receipt.Meeting)}"),
                new(words["receipts.kind"], $"{words.Name(submission.Kind)} · {words["submissions.version", submission.Version]}"),
                new(words["receipts.began"], words.Moment(submission.BeganAt), ReceiptFacts.Instant(submission.BeganAt)),
                new(words["receipts.deadline"], words.Moment(submission.Deadline)),
            ],
            words["receipts.digests"],
            [
                new(words["receipts.text"], submission.TextSha256()),
                .. submission.Files.Select(f => new ReceiptCode($"{names.Shown(f.Name)} ({words["submissions.bytes", f.Length]})", f.Sha256)),
            ],
            words["receipts.about"],
            address,
            receipt.Check.Place is { } place ? Proof(place, names.AreWhole ? receipt.Check.Leaf : null, words) : null);
    }

    private static ReceiptProof Proof(RegisterPlace place, byte[]? entry, Words words) => new(
        words["receipts.proof"],
        words["receipts.proof.about"],
        [
            .. entry is null ? [] : new[] { new ReceiptCode(words["receipts.entry"], Encoding.UTF8.GetString(entry)) },
            new(words["receipts.index"], place.Index.ToString(CultureInfo.InvariantCulture)),
            .. place.InclusionProof.Count == 0 ? [] : new[] { new ReceiptCode(words["receipts.path"], [.. place.InclusionProof.Select(Convert.ToHexStringLower)]) },
            new(words["receipts.head"], place.Head.Head.Statement.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            new(words["receipts.signature"], Convert.ToHexStringLower(place.Head.Signature)),
            new(words["receipts.key"], Convert.ToBase64String(place.Head.PublicKey)),
        ]);

    /// <summary>A name in the letters of the six languages; a question mark for each other sign.</summary>
    private static string Plain(string name) => string.Concat(name.EnumerateRunes().Select(r => r.Value switch
    {
        >= 0x20 and <= 0x7E or >= 0xA1 and <= 0x17F or >= 0x410 and <= 0x44F or 0x401 or 0x451 or >= 0x620 and <= 0x64A or >= 0x4E00 and <= 0x9FA5 => r.ToString(),
        _ => "?",
    }));

    /// <summary>How names that people chose are printed.</summary>
    /// <param name="Shown">What is printed for a name.</param>
    /// <param name="AreWhole">Whether that is the name, sign for sign, so that the entry can be printed too.</param>
    private sealed record Names(Func<string, string> Shown, bool AreWhole);
}
