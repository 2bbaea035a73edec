using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Web.Components.Layout;
using AttPortal.Web.Features.Meetings;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Reading;

/// <summary>How versions and places are named on pages of papers.</summary>
internal static class ReadingWords
{
    /// <summary>Conference › group › meeting › paper.</summary>
    public static List<Frame.Step> PaperTrail(this Words words, Meeting meeting, string last)
    {
        var home = $"/{words.Language.Code()}";
        List<Frame.Step> steps = [new(words.ConferenceCode(meeting.Cycle), $"{home}/conferences/csp{meeting.Cycle}")];
        if (meeting.GroupCode is { } group)
        {
            steps.Add(new(group, $"{home}/groups/{group.ToLowerInvariant()}"));
        }

        steps.Add(new(words.MeetingDates(meeting), $"{home}/meetings/{meeting.Slug}"));
        steps.Add(new(last));
        return steps;
    }

    /// <summary>Rev.1, 2 March 2026; the working copy by its name.</summary>
    public static string VersionAndDay(this Words words, IssuedVersion? version) => version is null
        ? words["reading.draft"]
        : words["reading.version-and-day", words.VersionName(version.Stage, version.Number), words.Date(version.IssuedOn)];
}
