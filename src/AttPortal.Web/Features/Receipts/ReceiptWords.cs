using AttPortal.Domain.Shared;
using AttPortal.Persistence.Registers;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Receipts;

/// <summary>What is said of a receipt.</summary>
internal static class ReceiptWords
{
    /// <summary>Why it can no longer be proved, a sentence each.</summary>
    public static IEnumerable<string> WhatWasAltered(this VerifiedReceipt receipt, Words words) =>
    [
        .. receipt.Check.Standing == LeafStanding.Stands ? [] : new[] { words["receipts.altered.about"] },
        .. receipt.AlteredFiles.Select(name => words["receipts.altered.file", words.Isolated(name)]),
    ];
}
