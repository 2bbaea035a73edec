namespace AttPortal.Domain.States;

/// <summary>
/// A State, named by its ISO 3166-1 alpha-3 code ("TUR"). Of the two codes of that standard it is the one that
/// addresses, papers and document symbols of the Treaty use.
/// </summary>
public readonly record struct StateId
{
    private readonly string? iso3;

    private StateId(string iso3) => this.iso3 = iso3;

    /// <summary>The code: three capital letters.</summary>
    public string Iso3 => iso3 ?? "";

    /// <summary>The State of a code that the program itself wrote.</summary>
    /// <exception cref="ArgumentException">The code is not three Latin letters: a broken assumption, not a user's error.</exception>
    public static StateId Of(string iso3) =>
        TryParse(iso3, out var id) ? id : throw new ArgumentException($"'{iso3}' is no ISO 3166-1 alpha-3 code.", nameof(iso3));

    /// <summary>Reads a code as people write it, in either case.</summary>
    /// <returns>Whether it has the form of a code; whether such a State is in the register is another question.</returns>
    public static bool TryParse(string? text, out StateId id)
    {
        id = text is { Length: 3 } && text.All(char.IsAsciiLetter) ? new StateId(text.ToUpperInvariant()) : default;
        return id != default;
    }

    /// <inheritdoc/>
    public override string ToString() => Iso3;
}
