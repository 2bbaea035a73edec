namespace AttPortal.Domain.Shared;

/// <summary>
/// The six official languages of the United Nations, in which the portal speaks and papers are issued
/// (rule 49 of the rules of procedure), in the customary order of their English names.
/// </summary>
public enum Language
{
    /// <summary>Arabic, written from right to left.</summary>
    Arabic,

    /// <summary>Chinese, in simplified characters.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,

    /// <summary>French.</summary>
    French,

    /// <summary>Russian.</summary>
    Russian,

    /// <summary>Spanish.</summary>
    Spanish,
}

/// <summary>Codes, names and direction of each <see cref="Language"/>.</summary>
public static class Languages
{
    private static readonly string[] Codes = ["ar", "zh", "en", "fr", "ru", "es"];
    private static readonly string[] NativeNames = ["العربية", "中文", "English", "Français", "Русский", "Español"];

    /// <summary>All six, in the customary order.</summary>
    public static IReadOnlyList<Language> All { get; } = Enum.GetValues<Language>();

    /// <summary>The ISO 639-1 code used in addresses: ar, zh, en, fr, ru, es.</summary>
    public static string Code(this Language language) => Codes[(int)language];

    /// <summary>The name of the language in itself.</summary>
    public static string NativeName(this Language language) => NativeNames[(int)language];

    /// <summary>Whether the language is written from right to left.</summary>
    public static bool IsRightToLeft(this Language language) => language == Language.Arabic;

    /// <summary>"rtl" or "ltr", as markup wants it.</summary>
    public static string Direction(this Language language) => language.IsRightToLeft() ? "rtl" : "ltr";

    /// <summary>Finds a language by its exact lower-case code.</summary>
    /// <param name="code">An ISO 639-1 code; null is no language.</param>
    /// <param name="language">The language, or English where the code is unknown.</param>
    /// <returns>Whether the code is one of the six.</returns>
    public static bool TryParse(string? code, out Language language)
    {
        var index = Array.IndexOf(Codes, code);
        language = index < 0 ? Language.English : (Language)index;
        return index >= 0;
    }

    /// <summary>The language of a code that the program itself wrote.</summary>
    /// <exception cref="ArgumentException">The code is none of the six: a broken assumption, not a user's error.</exception>
    public static Language Parse(string code) =>
        TryParse(code, out var language) ? language : throw new ArgumentException($"'{code}' is none of the six languages.", nameof(code));
}
