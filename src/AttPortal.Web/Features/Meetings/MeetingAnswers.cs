using System.Text.Json.Serialization;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Meetings;

/// <summary>A meeting in a list for machines.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">What it is called: a text where one language was asked for, else language → text.</param>
/// <param name="Group">The code of the group that meets; null for a meeting of the Conference.</param>
/// <param name="Conference">The Conference to which its cycle leads.</param>
/// <param name="StartDate">First day at the venue.</param>
/// <param name="EndDate">Last day, inclusive.</param>
/// <param name="IsCancelled">Whether all its sessions were cancelled.</param>
/// <param name="Agenda">How far the agenda has come; null while nothing is circulated.</param>
/// <param name="Url">Where the whole answer is.</param>
internal sealed record MeetingInList(
    string Slug,
    object Title,
    string? Group,
    string Conference,
    DateOnly StartDate,
    DateOnly EndDate,
    bool IsCancelled,
    [property: JsonConverter(typeof(JsonStringEnumConverter<AgendaStage>))] AgendaStage? Agenda,
    string Url);

/// <summary>All meetings, the newest first.</summary>
internal sealed record MeetingsAnswer(IReadOnlyList<MeetingInList> Meetings);

/// <summary>A meeting for machines. Texts are strings where one language was asked for, else objects of language → text.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Group">The group that meets; null for a meeting of the Conference.</param>
/// <param name="Conference">The Conference to which its cycle leads.</param>
/// <param name="StartDate">First day at the venue.</param>
/// <param name="EndDate">Last day, inclusive.</param>
/// <param name="TimeZone">IANA zone of the venue.</param>
/// <param name="Venue">Where; may be empty.</param>
/// <param name="IsCancelled">Whether all its sessions were cancelled.</param>
/// <param name="Sessions">The sessions, as far as announced, those that were cancelled too.</param>
/// <param name="Call">Until when and where to proposals may be sent; null while nothing is circulated.</param>
/// <param name="Agenda">The agenda as it holds; null while nothing is circulated.</param>
/// <param name="Documents">The papers that hold.</param>
/// <param name="Versions">All versions that went out, oldest first.</param>
internal sealed record MeetingAnswer(
    string Slug,
    object Title,
    GroupAnswer? Group,
    string Conference,
    DateOnly StartDate,
    DateOnly EndDate,
    string TimeZone,
    object Venue,
    bool IsCancelled,
    IReadOnlyList<SessionAnswer> Sessions,
    CallAnswer? Call,
    AgendaAnswer? Agenda,
    IReadOnlyList<DocumentAnswer> Documents,
    IReadOnlyList<VersionAnswer> Versions);

/// <summary>A working group.</summary>
internal sealed record GroupAnswer(string Code, object Name);

/// <summary>A session, with the offset of the venue.</summary>
/// <param name="Number">Its number within the meeting; it stays when the session moves.</param>
/// <param name="Start">When it begins; of a cancelled session, when it was to begin.</param>
/// <param name="End">When it ends.</param>
/// <param name="Standing">Announced, Moved or Cancelled.</param>
/// <param name="Reason">Why it was moved or cancelled, as it was written; else null.</param>
/// <param name="Changes">How often it was changed.</param>
internal sealed record SessionAnswer(int Number, DateTimeOffset Start, DateTimeOffset End, string Standing, string? Reason, int Changes)
{
    /// <summary>A session of a meeting.</summary>
    public static SessionAnswer Of(Meeting meeting, Session session) => new(
        session.Number,
        meeting.StartOf(session).AtVenue(),
        meeting.EndOf(session).AtVenue(),
        session.IsCancelled ? "Cancelled" : session.IsMoved ? "Moved" : "Announced",
        session.LastChange?.Reason,
        session.Changes.Count);
}

/// <summary>Until when, inclusive, and where to proposals may be sent.</summary>
internal sealed record CallAnswer(DateTimeOffset Deadline, string SendTo);

/// <summary>The agenda as it holds.</summary>
internal sealed record AgendaAnswer(
    int Version,
    [property: JsonConverter(typeof(JsonStringEnumConverter<AgendaStage>))] AgendaStage Stage,
    DateOnly IssuedOn,
    IReadOnlyList<ItemAnswer> Items);

/// <summary>An agenda item; its key is the same in every version.</summary>
internal sealed record ItemAnswer(string Key, string Number, object Title, int? Minutes, IReadOnlyList<QuestionAnswer> Questions);

/// <summary>A guiding question; its key is the same in every version.</summary>
internal sealed record QuestionAnswer(string Key, object Text);

/// <summary>A paper in its languages.</summary>
internal sealed record DocumentAnswer(string Part, object Title, IReadOnlyList<FileAnswer> Files);

/// <summary>A paper in one language.</summary>
/// <param name="Language">Its code.</param>
/// <param name="Pages">How many pages the print has.</param>
/// <param name="Sha256">Of the printed bytes, in lower-case hexadecimal.</param>
/// <param name="Size">The number of bytes.</param>
/// <param name="Pdf">Where the print is.</param>
/// <param name="Html">Where the text is read; null for the whole.</param>
/// <param name="StaleTexts">How many texts of it rendered an older original when it went out; null where that is not known.</param>
internal sealed record FileAnswer(string Language, int Pages, string Sha256, int Size, string Pdf, string? Html, int? StaleTexts);

/// <summary>A version that went out.</summary>
internal sealed record VersionAnswer(
    int Number,
    [property: JsonConverter(typeof(JsonStringEnumConverter<AgendaStage>))] AgendaStage Stage,
    DateOnly IssuedOn,
    DateTimeOffset CirculatedAt);

/// <summary>The languages of an answer: one that was asked for, or all.</summary>
/// <param name="Only">The language asked for; null for all.</param>
internal sealed record AnswerLanguages(Language? Only)
{
    /// <summary>The languages in which texts are read.</summary>
    public IReadOnlyList<Language> All => Only is { } one ? [one] : Languages.All;

    /// <summary>A text: in the language asked for, or in all that have it.</summary>
    public object Of(LocalizedText text) => Only is { } one ? text.InOrOriginal(one) : text.Texts().ToDictionary(t => t.Key.Code(), t => t.Value);

    /// <summary>A text that is kept apart in each language.</summary>
    public object Of(IReadOnlyDictionary<Language, string> texts) => Only is { } one && texts.TryGetValue(one, out var text)
        ? text
        : texts.ToDictionary(t => t.Key.Code(), t => t.Value);
}
