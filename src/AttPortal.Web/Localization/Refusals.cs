using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Localization;

/// <summary>Says a refusal of the domain in the reader's language.</summary>
internal static class Refusals
{
    /// <summary>What happened, what was kept, and what to do next.</summary>
    public static string Sentence(this Words words, DomainError error) => words[$"errors.{error.Code}", [.. error.Arguments.Select(a => a switch
    {
        VenueTime time => words.Moment(time),
        Language language => language.NativeName(),
        _ => a,
    })]];
}
