using AttPortal.Domain.Shared;

namespace AttPortal.Domain.States;

/// <summary>Short text without markup that the register keeps: a source, a note, a reason.</summary>
internal static class PlainText
{
    /// <summary>The text without control characters and direction overrides, as it will be kept.</summary>
    public static string Kept(string? text)
    {
        // The rule for long text refuses before it cleans; what is cut here is refused right after for its length.
        var within = text is { Length: > RichText.MaximumLength } ? text[..RichText.MaximumLength] : text ?? "";
        return RichText.Clean(within).Value.Text.Trim();
    }
}
