namespace AttPortal.Domain.Shared;

/// <summary>
/// One text in up to six languages. The original carries a revision; each translation remembers which revision
/// of the original it renders, and, once the original has moved on, what the original said then: so a reader can be
/// told that a translation is stale, and a translator what has changed since.
/// </summary>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    private readonly SortedDictionary<Language, Rendering> renderings;

    /// <summary>Restores a text as it was kept.</summary>
    /// <param name="original">The language in which the text was first written.</param>
    /// <param name="revision">How often the original has been written; 0 when never.</param>
    /// <param name="renderings">The original and its translations.</param>
    public LocalizedText(Language original, int revision, IEnumerable<KeyValuePair<Language, Rendering>> renderings)
    {
        Original = original;
        Revision = revision;
        this.renderings = new SortedDictionary<Language, Rendering>(new Dictionary<Language, Rendering>(renderings));
    }

    /// <summary>The language in which the text was first written.</summary>
    public Language Original { get; }

    /// <summary>How often the original has been written.</summary>
    public int Revision { get; }

    /// <summary>The original and its translations, as far as they were ever written.</summary>
    public IReadOnlyDictionary<Language, Rendering> Renderings => renderings;

    /// <summary>The text in its original language; empty when not yet written.</summary>
    public string OriginalText => In(Original);

    /// <summary>Nothing written yet in any language.</summary>
    public static LocalizedText Empty(Language original) => new(original, 0, []);

    /// <summary>A text that exists in its original language only.</summary>
    public static LocalizedText Written(Language original, string text) => Empty(original).Write(original, text);

    /// <summary>A text with translations that all render the original as given.</summary>
    public static LocalizedText Of(Language original, IReadOnlyDictionary<Language, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var text = Empty(original).Write(original, texts[original]);
        return texts.Where(t => t.Key != original).Aggregate(text, (sum, t) => sum.Write(t.Key, t.Value));
    }

    /// <summary>The text in a language; empty where it was not written.</summary>
    public string In(Language language) => renderings.TryGetValue(language, out var rendering) ? rendering.Text : "";

    /// <summary>The text in a language, or in the original language where it is missing.</summary>
    public string InOrOriginal(Language language) => In(language) is { Length: > 0 } text ? text : OriginalText;

    /// <summary>How often the text was written in a language: what an editor read, to be given back when writing.</summary>
    public int VersionIn(Language language) => renderings.TryGetValue(language, out var rendering) ? rendering.Version : 0;

    /// <summary>Whether the original has a text that this language lacks.</summary>
    public bool IsMissing(Language language) => In(language).Length == 0 && OriginalText.Length > 0;

    /// <summary>Whether the original has moved on since this translation was made or confirmed.</summary>
    public bool IsStale(Language language) =>
        language != Original && In(language).Length > 0 && renderings[language].RenderedText is not null;

    /// <summary>What the original said when the translation was made; the current original where it is not stale.</summary>
    public string OriginalRenderedIn(Language language) =>
        renderings.TryGetValue(language, out var rendering) && rendering.RenderedText is { } then ? then : OriginalText;

    /// <summary>
    /// Writes the text in one language. A first translation renders the original as it stands; correcting an existing
    /// one does not make it follow a newer original, which takes <see cref="Confirm"/>.
    /// </summary>
    public LocalizedText Write(Language language, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == In(language))
        {
            return this;
        }

        var changed = new SortedDictionary<Language, Rendering>(renderings);
        if (language != Original)
        {
            var follows = In(language).Length == 0;
            changed[language] = follows
                ? new Rendering(text, VersionIn(language) + 1, Revision, null)
                : renderings[language] with { Text = text, Version = VersionIn(language) + 1 };
            return new LocalizedText(Original, Revision, changed);
        }

        foreach (var (translated, rendering) in renderings.Where(r => r.Key != Original))
        {
            var then = rendering.RenderedText ?? OriginalText;
            changed[translated] = then == text
                ? rendering with { RenderedText = null, RenderedRevision = Revision + 1 }
                : rendering with { RenderedText = then };
        }

        changed[Original] = new Rendering(text, VersionIn(Original) + 1, Revision + 1, null);
        return new LocalizedText(Original, Revision + 1, changed);
    }

    /// <summary>
    /// Writes the text for somebody who read a version of it. Whoever read an older version than stands now is refused, so
    /// that both can be shown side by side: nothing is overwritten unseen and nothing merged in silence.
    /// </summary>
    /// <param name="language">In which language.</param>
    /// <param name="text">What a person typed.</param>
    /// <param name="basedOn">The version that the person read (<see cref="VersionIn"/>).</param>
    /// <returns>The text as changed and what was cleaned away; refused as text.conflict or text.too-long.</returns>
    public Result<EditedText> Edit(Language language, string text, int basedOn)
    {
        var clean = RichText.Clean(text);
        if (clean.IsRefused)
        {
            return clean.Error;
        }

        return VersionIn(language) != basedOn && In(language) != clean.Value.Text
            ? new DomainError("text.conflict")
            : new EditedText(Write(language, clean.Value.Text), clean.Value);
    }

    /// <summary>States that a translation renders the original as it stands now.</summary>
    public LocalizedText Confirm(Language language)
    {
        if (language == Original || !renderings.TryGetValue(language, out var rendering))
        {
            return this;
        }

        var changed = new SortedDictionary<Language, Rendering>(renderings)
        {
            [language] = rendering with { RenderedRevision = Revision, RenderedText = null },
        };
        return new LocalizedText(Original, Revision, changed);
    }

    /// <summary>The texts alone, by language.</summary>
    public IReadOnlyDictionary<Language, string> Texts() => renderings.ToDictionary(r => r.Key, r => r.Value.Text);

    /// <inheritdoc/>
    public bool Equals(LocalizedText? other) =>
        other is not null && Original == other.Original && Revision == other.Revision && renderings.SequenceEqual(other.renderings);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Original, Revision, renderings.Count);
}

/// <summary>A text after an edit.</summary>
/// <param name="Text">The text in its languages.</param>
/// <param name="Kept">What was kept of what was typed.</param>
public sealed record EditedText(LocalizedText Text, CleanText Kept);

/// <summary>A text in one language.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Version">How often it was written; grows with each change.</param>
/// <param name="RenderedRevision">Which revision of the original it renders.</param>
/// <param name="RenderedText">What the original said then, once the original says something else; else null.</param>
public sealed record Rendering(string Text, int Version, int RenderedRevision, string? RenderedText);
