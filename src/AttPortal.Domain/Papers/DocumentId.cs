using System.Security.Cryptography;

namespace AttPortal.Domain.Papers;

/// <summary>
/// The identity of a document, as in 7k3m9q2xwdhp: it stands in addresses. Drawn at random, so that nobody can count from one
/// document to the next, or tell that one is missing between two.
/// </summary>
/// <param name="Value">Twelve small letters and digits; none that looks like another.</param>
public readonly record struct DocumentId(string Value)
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 12;

    /// <summary>An identity that nothing has yet.</summary>
    public static DocumentId New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
