using System.Text.Json.Serialization;

namespace AttPortal.Documents.Tree;

/// <summary>What stands in a line of a paper.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Emphasis), "emphasis")]
[JsonDerivedType(typeof(Strong), "strong")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(Reference), "reference")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Placeholder), "placeholder")]
[JsonDerivedType(typeof(Problem), "problem")]
[JsonDerivedType(typeof(LineBreak), "lineBreak")]
[JsonDerivedType(typeof(Code), "code")]
public abstract record Inline;

/// <summary>Plain words.</summary>
/// <param name="Value">The words; nothing in them is markup.</param>
public sealed record Text(string Value) : Inline;

/// <summary>Words that are stressed: in italics where the script has them.</summary>
/// <param name="Inlines">The words.</param>
public sealed record Emphasis(IReadOnlyList<Inline> Inlines) : Inline;

/// <summary>Words in bold.</summary>
/// <param name="Inlines">The words.</param>
public sealed record Strong(IReadOnlyList<Inline> Inlines) : Inline;

/// <summary>Words that lead out of the paper.</summary>
/// <param name="Url">An absolute address whose scheme is https, http or mailto; on a web page also one of the same portal, which begins with a slash.</param>
/// <param name="Inlines">The words.</param>
public sealed record Link(string Url, IReadOnlyList<Inline> Inlines) : Inline;

/// <summary>Words that lead to a place in this paper, or in one that belongs to it.</summary>
/// <param name="Target">The anchor of the place.</param>
/// <param name="Inlines">The words: a number, a letter, a label.</param>
public sealed record Reference(string Target, IReadOnlyList<Inline> Inlines) : Inline;

/// <summary>A note: its mark stands here, its text at the foot of the page.</summary>
/// <param name="Number">Its number, counted through the whole paper from 1.</param>
/// <param name="Inlines">Its text.</param>
public sealed record Note(int Number, IReadOnlyList<Inline> Inlines) : Inline;

/// <summary>What is not yet known, in the writer's words ("XXX March 2026").</summary>
/// <param name="Value">The words.</param>
public sealed record Placeholder(string Value) : Inline;

/// <summary>A place that is wrong: a reference that leads nowhere, a note without text. Drafts show it.</summary>
/// <param name="Value">What is wrong, in the language of the paper.</param>
public sealed record Problem(string Value) : Inline;

/// <summary>A new line in the same paragraph.</summary>
public sealed record LineBreak : Inline;

/// <summary>Signs to be copied exactly, as a digest is: from left to right in every language, eighty to a line.</summary>
/// <param name="Value">The signs.</param>
public sealed record Code(string Value) : Inline;
