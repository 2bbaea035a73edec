namespace AttPortal.Web.Components;

/// <summary>What is wrong with a form.</summary>
/// <param name="Field">The id of the field to which it belongs.</param>
/// <param name="Sentence">What is wrong, and what to do.</param>
public sealed record FormProblem(string Field, string Sentence);
