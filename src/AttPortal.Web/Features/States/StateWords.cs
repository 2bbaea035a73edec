using AttPortal.Documents.Composition;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Web.Features.States;

/// <summary>How the register speaks of days, counts and refusals.</summary>
internal static class StateWords
{
    /// <summary>A day in words.</summary>
    public static string Day(this Words words, DateOnly day) => PrintDates.InWords(day, words.Language);

    /// <summary>A date as far as it is known: a day, or the days between which it lies.</summary>
    public static string When(this Words words, ActDate date) =>
        date.IsExact ? words.Day(date.Earliest) : words["states.between", words.Day(date.Earliest), words.Day(date.Latest)];

    /// <summary>An act with its date: "accession, between … and …".</summary>
    public static string ActWithDate(this Words words, ActFacts act) => words["states.uncertain.by", words[$"states.act.{act.Kind}"], words.When(act.Date)];

    /// <summary>A number with what it counts: "113 States Parties".</summary>
    public static string CountOf(this Words words, TreatyStatus status, int number) => words.Count($"states.count.{status}", number);

    /// <summary>All three numbers in one line.</summary>
    public static string Summary(this Words words, StatusCounts counts) => words[
        "states.summary",
        words.CountOf(TreatyStatus.StateParty, counts.StateParties),
        words.CountOf(TreatyStatus.Signatory, counts.Signatories),
        words.CountOf(TreatyStatus.Other, counts.Others)];

    /// <summary>A refusal as a sentence.</summary>
    public static string Say(this Words words, DomainError error) => words[$"errors.{error.Code}", [.. error.Arguments.Select(a => (object?)(a switch
    {
        DateOnly day => words.Day(day),
        TreatyActKind kind => words[$"states.act.{kind}"],
        _ => a,
    }))]];
}
