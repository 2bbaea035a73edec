using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Composition;

/// <summary>What delegations submitted, put together.</summary>
/// <param name="GroupName">Whose meeting.</param>
/// <param name="Title">What the whole is called.</param>
/// <param name="Subtitle">How it is put together, and when the meeting is.</param>
/// <param name="Sections">Delegation by delegation, or question by question.</param>
public sealed record CompilationModel(string GroupName, string Title, string Subtitle, IReadOnlyList<CompilationSection> Sections);

/// <summary>A section of a compilation.</summary>
/// <param name="Key">Its key; letters, digits and hyphens.</param>
/// <param name="Title">The delegation, or the question.</param>
/// <param name="Texts">What stands in it, in order.</param>
public sealed record CompilationSection(string Key, string Title, IReadOnlyList<CompiledText> Texts);

/// <summary>A text of a compilation.</summary>
/// <param name="Number">Its number, counted through the whole from 1: by it the text is cited.</param>
/// <param name="Heading">Who wrote it, or to what it speaks.</param>
/// <param name="Language">In which language it was written.</param>
/// <param name="Text">What it says, as it was typed; nothing in it is markup.</param>
public sealed record CompiledText(int Number, string Heading, Language Language, string Text)
{
    /// <summary>The files that came instead of a text or with the texts of an input.</summary>
    public IReadOnlyList<CompiledFile> Files { get; init; } = [];
}

/// <summary>A file of an input, as a compilation names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">Its type and size.</param>
/// <param name="Url">Where it is: an absolute address, or on a web page one that begins with a slash.</param>
public sealed record CompiledFile(string Name, string About, string Url);
