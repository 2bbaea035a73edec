using System.Text.Json;
using System.Text.RegularExpressions;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Architecture;

/// <summary>Every phrase stands in six languages, says the same in each, and is used.</summary>
public sealed partial class PhrasesTests
{
    private static readonly Dictionary<string, JsonElement> Phrases = Repository.Under("src/", ".phrases.json")
        .SelectMany(f => JsonDocument.Parse(f.Text).RootElement.EnumerateObject())
        .ToDictionary(p => p.Name, p => p.Value);

    private static readonly string Code = string.Join('\n', Repository.Under("src/", ".cs", ".razor", ".mjs", ".js", ".typ").Select(f => f.Text));

    private static readonly HashSet<string> Literals = [.. Literal().Matches(Code).Select(m => m.Groups[1].Value)];

    [Fact]
    public void A_phrase_stands_in_all_six_languages() =>
        Phrases.Where(p => !p.Value.EnumerateObject().Select(w => w.Name).Order().SequenceEqual(Languages.All.Select(l => l.Code()).Order()))
            .Select(p => p.Key).Should().BeEmpty();

    [Fact]
    public void A_phrase_has_the_same_gaps_in_each_language() =>
        // The first of a month is a word in some languages, a number in others.
        Phrases.Where(p => p.Key != "print.date-first" && p.Value.EnumerateObject().Select(w => Gaps(w.Value)).Distinct().Count() > 1).Select(p => p.Key).Should().BeEmpty();

    [Fact]
    public void A_phrase_that_counts_has_every_form_that_its_language_needs() =>
        Phrases.SelectMany(p => p.Value.EnumerateObject(), (p, w) => (p.Key, Language: Languages.Parse(w.Name), Wording: w.Value))
            .Where(p => p.Wording.ValueKind == JsonValueKind.Object)
            .SelectMany(p => Needed(p.Language).Where(c => !p.Wording.TryGetProperty(c, out _)), (p, category) => $"{p.Key} {p.Language} {category}")
            .Should().BeEmpty();

    [Fact]
    public void No_wording_is_empty() =>
        Phrases.SelectMany(p => p.Value.EnumerateObject().SelectMany(w => Forms(w.Value)), (p, form) => (p.Key, form))
            .Where(p => string.IsNullOrWhiteSpace(p.form)).Select(p => p.Key).Should().BeEmpty();

    [Fact]
    public void Every_phrase_that_the_code_names_exists() =>
        Named().Matches(Code).Select(m => m.Groups[1].Value).Distinct().Where(k => !Phrases.ContainsKey(k)).Should().BeEmpty();

    [Fact]
    public void Every_refusal_has_its_sentence() =>
        Refusal().Matches(Code).Select(m => $"errors.{m.Groups[1].Value}").Distinct().Where(k => !Phrases.ContainsKey(k)).Should().BeEmpty();

    [Fact]
    public void No_phrase_is_left_that_nothing_uses()
    {
        var patterns = Literals.Where(l => l.Contains('{', StringComparison.Ordinal) && l.Contains('.', StringComparison.Ordinal))
            .Select(l => new Regex($"^{Hole().Replace(Regex.Escape(l), ".+")}$")).Where(r => r.ToString().Any(char.IsLetter)).ToList();
        var prefixes = Literals.Where(l => l.EndsWith('.') && l.Length > 3).ToList();
        bool IsUsed(string key) => Literals.Contains(key)
            || patterns.Exists(p => p.IsMatch(key))
            || prefixes.Exists(p => p != "errors." && key.StartsWith(p, StringComparison.Ordinal))
            || (key.StartsWith("errors.", StringComparison.Ordinal) && (Literals.Contains(key["errors.".Length..]) || patterns.Exists(p => p.IsMatch(key["errors.".Length..]))));
        Phrases.Keys.Where(k => !IsUsed(k)).Should().BeEmpty();
    }

    private static IEnumerable<string> Needed(Language language) =>
        Enumerable.Range(0, 201).Select(n => Plurals.Category(language, n)).Append(PluralCategory.Other).Distinct().Select(c => c.ToString().ToLowerInvariant());

    private static IEnumerable<string> Forms(JsonElement wording) =>
        wording.ValueKind == JsonValueKind.String ? [wording.GetString()!] : wording.EnumerateObject().Select(f => f.Value.GetString()!);

    /// <summary>The gaps of a wording; a form for one or two may say the number in a word, so the fullest form counts.</summary>
    private static string Gaps(JsonElement wording) => string.Concat(Forms(wording).SelectMany(f => Gap().Matches(f)).Select(m => m.Groups[1].Value).Distinct().Order());

    [GeneratedRegex(@"\{(\d+)(?:[,:][^}]*)?\}")]
    private static partial Regex Gap();

    // What may be a key: no space, and braces only around the hole of an interpolated text.
    [GeneratedRegex(@"""((?:[\w.-]|\{[^}""]*(?:""[^""]*""[^}""]*)*\})+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"[Ww]ords(?:\.Count\(|\[)\s*""([^""{]+)""\s*[,\])]")]
    private static partial Regex Named();

    [GeneratedRegex(@"new DomainError\(\s*""([^""{]+)""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Hole();
}
