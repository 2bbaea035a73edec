using System.Globalization;
using AttPortal.Web.Features.Meetings;
using AttPortal.Web.Features.Papers;

namespace AttPortal.Web.Features.Documents;

/// <summary>Which list of documents was asked for.</summary>
public sealed partial class DocumentsPage
{
    private const int LastPage = 10_000;

    protected override async Task ReadAsync()
    {
        reader = await Readers.OfAsync(Http?.User, Cancellation);
        if ((Page is not null && (!int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number is < 1 or > LastPage)) || await FilterAsync() is not { } filter)
        {
            AnswerNotFound();
            return;
        }

        await Readers.EndWithNextAsync(Http, reader, Cancellation);
        var found = await Documents.ListAsync(reader, filter, number, Cancellation);
        if (found.Rows.Count == 0 && number > 1)
        {
            AnswerNotFound();
            return;
        }

        // Last, because the page is drawn once this is known.
        list = found;
    }

    /// <summary>What the address asks for, with its headings; null where there is no such meeting or Conference.</summary>
    private async Task<DocumentFilter?> FilterAsync()
    {
        if (Meeting is not null && Conference is not null)
        {
            return null;
        }

        over = Words["papers.treaty"];
        title = Words["documents.title"];
        if (Meeting is { } slug)
        {
            if (await Meetings.FindAsync(slug, Cancellation) is not { } meeting)
            {
                return null;
            }

            shelf = number == 1 ? await Meetings.PapersAsync(meeting, Cancellation) : null;
            (over, title) = (meeting.Title.InOrOriginal(Language), Words["documents.of-meeting", Words.MeetingDates(meeting)]);
            trail = [new(Words.ConferenceCode(meeting.Cycle), Href($"conferences/csp{meeting.Cycle}")), new(Words.MeetingDates(meeting), Href($"meetings/{slug}")), new(Words["documents.title"])];
            return new DocumentFilter(Meeting: meeting.Id);
        }

        if (Conference is { } code)
        {
            if (await Conferences.FindAsync(code, Language, Cancellation) is not { Conference: var conference })
            {
                return null;
            }

            (over, title) = (Words.PlaceAndDates(conference), Words["documents.of-conference", Words.ConferenceName(conference.Number)]);
            trail = [new(Words.ConferenceCode(conference.Number), Href($"conferences/{code}")), new(Words["documents.title"])];
            return new DocumentFilter(Conference: conference.Number);
        }

        trail = [new(Words["documents.title"])];
        conferences = await Conferences.AllAsync(Language, Cancellation);
        return new DocumentFilter();
    }

    private string Address(int page)
    {
        var query = new[] { Meeting is null ? null : $"meeting={Meeting}", Conference is null ? null : $"conference={Conference}", $"page={page.ToString(CultureInfo.InvariantCulture)}" };
        return Href($"documents?{string.Join('&', query.OfType<string>())}");
    }
}
