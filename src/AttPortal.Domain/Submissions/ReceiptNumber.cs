using System.Security.Cryptography;

namespace AttPortal.Domain.Submissions;

/// <summary>
/// The number on a receipt, as in 7K3QH-2M9XF-W4TDN-8VRZC: one hundred random bits, so that nobody finds another's by
/// counting. Whoever shows it holds the receipt. Letters that look like digits are left out.
/// </summary>
public readonly record struct ReceiptNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Groups = 4;
    private const int GroupLength = 5;

    private readonly string? value;

    private ReceiptNumber(string value) => this.value = value;

    /// <summary>The number as printed, with its hyphens.</summary>
    public string Value => value ?? "";

    /// <summary>A number that nobody has seen.</summary>
    public static ReceiptNumber New() => new(Grouped(RandomNumberGenerator.GetString(Alphabet, Groups * GroupLength)));

    /// <summary>Reads a number as people type it: in either case, with or without hyphens and spaces, O for 0, I and L for 1.</summary>
    public static bool TryParse(string? text, out ReceiptNumber number)
    {
        var plain = string.Concat((text ?? "").Where(c => c is not ('-' or ' ')).Select(c => char.ToUpperInvariant(c) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var other => other,
        }));
        var isNumber = plain.Length == Groups * GroupLength && plain.All(c => Alphabet.Contains(c, StringComparison.Ordinal));
        number = isNumber ? new ReceiptNumber(Grouped(plain)) : default;
        return isNumber;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string Grouped(string plain) => string.Join('-', plain.Chunk(GroupLength).Select(g => new string(g)));
}
