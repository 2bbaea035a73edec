using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Calls;

/// <summary>The keys of a call's texts in forms.</summary>
internal static class CallTexts
{
    public const string Title = "title";
    public const string Text = "text";
}

/// <summary>What a new call says before anybody has said anything else.</summary>
internal static class CallDefaults
{
    private const int Files = 5;
    private const int DaysBefore = 14;

    /// <summary>
    /// Opens at the next full hour and closes at the end of the day two weeks before the meeting, or two weeks from now where
    /// that is too late; asks everything of everybody in all languages.
    /// </summary>
    public static Call For(Meeting meeting, int number, Language original, DateTimeOffset now)
    {
        var here = VenueTime.At(now, meeting.Zone);
        var opens = new VenueTime(here.Date.ToDateTime(new TimeOnly(here.Time.Hour, 0)).AddHours(1), meeting.Zone).NearestUnambiguous.After;
        var day = meeting.StartDate.AddDays(-DaysBefore);
        var closes = day > opens.Date ? day : opens.Date.AddDays(DaysBefore);
        var terms = new CallTerms(Enum.GetValues<SubmissionKind>(), Enum.GetValues<ParticipationCategory>(), Languages.All, Files, LateRule.LeftToOfficers);
        return new Call(CallId.New(), meeting.Id, number, original, opens, new VenueTime(closes.ToDateTime(new TimeOnly(23, 59)), meeting.Zone), terms);
    }
}
