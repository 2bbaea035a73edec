namespace AttPortal.Domain.Shared;

/// <summary>A text of a paper, with the key by which it is addressed.</summary>
/// <param name="Key">Stable within its paper, as in i6/annotation or p3.</param>
/// <param name="Place">The item or paragraph it belongs to: where a reader is led.</param>
/// <param name="Text">The text.</param>
public sealed record KeyedText(string Key, string Place, LocalizedText Text);
