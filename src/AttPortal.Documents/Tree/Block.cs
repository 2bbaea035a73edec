using System.Text.Json.Serialization;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Tree;

/// <summary>What stands below one another in a part.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(Questions), "questions")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Signatures), "signatures")]
[JsonDerivedType(typeof(PartsList), "parts")]
[JsonDerivedType(typeof(Quoted), "quoted")]
public abstract record Block;

/// <summary>A heading inside a part.</summary>
/// <param name="Level">2 directly under the title of the part, 3 below that.</param>
/// <param name="Anchor">By what the place is addressed.</param>
/// <param name="Number">The number that hangs before it ("6."); null for none.</param>
/// <param name="Inlines">The words.</param>
public sealed record Heading(int Level, string Anchor, string? Number, IReadOnlyList<Inline> Inlines) : Block;

/// <summary>A paragraph.</summary>
/// <param name="Anchor">By what the place is addressed; null where nothing points to it.</param>
/// <param name="Number">The number that hangs before it ("4."); null for none.</param>
/// <param name="Style">What the paragraph is for.</param>
/// <param name="Inlines">The words.</param>
public sealed record Paragraph(string? Anchor, string? Number, ParagraphStyle Style, IReadOnlyList<Inline> Inlines) : Block;

/// <summary>What a paragraph is for; a writer sets it accordingly.</summary>
public enum ParagraphStyle
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The salutation of a letter.</summary>
    Salutation,

    /// <summary>A sentence that introduces a whole part.</summary>
    Lead,

    /// <summary>A quiet remark: where a recommendation comes from, how current a table is.</summary>
    Aside,

    /// <summary>Until when and where to send.</summary>
    Deadline,
}

/// <summary>What somebody wrote, in a language of its own, which may run in another direction than the paper.</summary>
/// <param name="Language">The language of the words.</param>
/// <param name="Paragraphs">The words.</param>
public sealed record Quoted(Language Language, IReadOnlyList<Paragraph> Paragraphs) : Block;

/// <summary>A list whose labels are already counted.</summary>
/// <param name="Marker">How the items are marked.</param>
/// <param name="Items">The items.</param>
public sealed record ListBlock(ListMarker Marker, IReadOnlyList<ListItem> Items) : Block;

/// <summary>How the items of a list are marked.</summary>
public enum ListMarker
{
    /// <summary>A dash for each.</summary>
    Bullet,

    /// <summary>1., 2., 3.</summary>
    Number,

    /// <summary>(a), (b), (c) as the language has it.</summary>
    Letter,

    /// <summary>(i), (ii), (iii) as the language has it.</summary>
    Roman,
}

/// <summary>One item of a list.</summary>
/// <param name="Anchor">By what the place is addressed; null where nothing points to it.</param>
/// <param name="Label">The mark before it, complete: "–", "(a)", "4.".</param>
/// <param name="Blocks">What it says.</param>
public sealed record ListItem(string? Anchor, string Label, IReadOnlyList<Block> Blocks);

/// <summary>Guiding questions, set apart in their tint.</summary>
/// <param name="Anchor">By what the place is addressed.</param>
/// <param name="Heading">The line above them.</param>
/// <param name="Items">The questions.</param>
public sealed record Questions(string Anchor, string Heading, IReadOnlyList<Question> Items) : Block;

/// <summary>One guiding question.</summary>
/// <param name="Anchor">By what the question is addressed.</param>
/// <param name="Label">What it is cited by ("Q3").</param>
/// <param name="Inlines">The question.</param>
/// <param name="Serves">Which agenda item it serves, where that is not plain from its place; else null.</param>
public sealed record Question(string Anchor, string Label, IReadOnlyList<Inline> Inlines, IReadOnlyList<Inline>? Serves);

/// <summary>A table; its heading is repeated on each page.</summary>
/// <param name="Anchor">By what the table is addressed.</param>
/// <param name="Caption">What the table shows.</param>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The rows; each has a cell for each column.</param>
public sealed record Table(string Anchor, string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : Block;

/// <summary>The heading of a column.</summary>
/// <param name="Heading">What the column holds, with the count where there is one.</param>
/// <param name="Count">The same count as a number; null where there is none.</param>
public sealed record TableColumn(string Heading, int? Count);

/// <summary>A row of a table.</summary>
/// <param name="Cells">One cell for each column; a cell may be empty.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <summary>A cell of a table.</summary>
/// <param name="Inlines">What it says.</param>
public sealed record TableCell(IReadOnlyList<Inline> Inlines);

/// <summary>Short facts about an agenda item: time allotted, invited speakers.</summary>
/// <param name="Rows">The facts.</param>
public sealed record Facts(IReadOnlyList<Fact> Rows) : Block;

/// <summary>A fact.</summary>
/// <param name="Label">Of what kind.</param>
/// <param name="Values">What; several values stand below one another.</param>
public sealed record Fact(string Label, IReadOnlyList<FactValue> Values);

/// <summary>One value of a <see cref="Fact"/>.</summary>
/// <param name="Inlines">The words.</param>
public sealed record FactValue(IReadOnlyList<Inline> Inlines);

/// <summary>The end of a letter.</summary>
/// <param name="Closing">The complimentary close.</param>
/// <param name="Signatories">Who signs, beside one another.</param>
/// <param name="Caption">In what common capacity they sign; null for none.</param>
public sealed record Signatures(string Closing, IReadOnlyList<Signatory> Signatories, string? Caption) : Block;

/// <summary>Somebody who signs.</summary>
/// <param name="Name">The name with its honorific.</param>
/// <param name="Lines">Post and capacity, one line each.</param>
public sealed record Signatory(string Name, IReadOnlyList<string> Lines);

/// <summary>The list of what is attached, with counted pages.</summary>
/// <param name="Caption">The line above it.</param>
/// <param name="Entries">The attached parts.</param>
public sealed record PartsList(string Caption, IReadOnlyList<PartEntry> Entries) : Block;

/// <summary>An attached part.</summary>
/// <param name="Target">The anchor of the part.</param>
/// <param name="Label">What it is called: "Annex A"; null where the title says it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Pages">How many pages it has, counted from its print; null as long as nobody has counted.</param>
/// <param name="PagesWords">The same in words, in the plural form that the language has; null with it.</param>
public sealed record PartEntry(string Target, string? Label, string Title, int? Pages, string? PagesWords);
