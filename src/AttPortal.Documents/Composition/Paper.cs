using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Composition;

/// <summary>A composed paper, with what is wrong in it.</summary>
/// <param name="Document">The paper; also a wrong one can be shown, and shows where it is wrong.</param>
/// <param name="Problems">What is wrong; a paper with problems is not to be circulated.</param>
public sealed record Paper(Document Document, IReadOnlyList<PaperProblem> Problems);

/// <summary>Something wrong in a paper.</summary>
/// <param name="Key">The key of the agenda item, paragraph, question or speaker in which it is.</param>
/// <param name="Place">The place in words, in the language of the paper ("Agenda item 6").</param>
/// <param name="Error">What is wrong.</param>
public sealed record PaperProblem(string Key, string Place, DomainError Error);
