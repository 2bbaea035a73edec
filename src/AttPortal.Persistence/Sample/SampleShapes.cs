using AttPortal.Domain.Conferences;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Shared;
using AttPortal.Domain.WorkingGroups;

namespace AttPortal.Persistence.Sample;

// The shapes of the sample's files.
internal sealed record SampleConference(
    int Number, DateOnly StartDate, DateOnly EndDate, Dictionary<Language, string> City, string CountryIso3, ConferenceFormat Format, string President, string PresidentIso3, string Sources, string Certainty, string? Note);

internal sealed record SampleGroup(string Code, Dictionary<Language, string> Name, Dictionary<Language, string> ShortName, Dictionary<Language, string> Mandate, string Source);

internal sealed record SampleOfficer(
    string Key, string? Person, Dictionary<Language, string>? DisplayName, OfficerRole Role, string Body, Dictionary<Language, string>? Post, Dictionary<Language, string>? Capacity, string StateIso3, DateOnly From, DateOnly Until, string Source);

internal sealed record SampleMeeting(
    string Slug, string? Group, string Conference, Dictionary<Language, string> Title, string TimeZone, Dictionary<Language, string>? Venue, DateOnly StartDate, DateOnly EndDate, List<SampleSession> Sessions, string Source);

internal sealed record SampleSession(DateOnly Date, TimeOnly Start, TimeOnly End);

internal sealed record SampleDocument(string Symbol, Dictionary<Language, string> Title, string? Url);

internal sealed record SampleLetter(
    DateOnly Date, Dictionary<Language, string> Salutation, List<SampleParagraph> Paragraphs, Dictionary<Language, string> Closing, Dictionary<Language, string> SignatureCaption, SampleDeadline Deadline, string SendTo);

internal sealed record SampleParagraph(string Key, ParagraphKind Kind, Dictionary<Language, string> Text);

internal sealed record SampleDeadline(DateOnly Date, TimeOnly Time, string TimeZone);

internal sealed record SampleAgenda(List<SampleItem> Items);

internal sealed record SampleItem(
    string Key, Dictionary<Language, string> Title, Dictionary<Language, string> Annotation, int? Minutes, List<SamplePart> Speakers, List<SamplePart> Questions);

internal sealed record SamplePart(string Key, Dictionary<Language, string> Text);

internal sealed record SampleRecommendations(
    Dictionary<Language, string> Title, Dictionary<Language, string> Introduction, string SourceSymbol, string SourceParagraph, List<SampleRecommendation> Recommendations);

internal sealed record SampleRecommendation(string Letter, Dictionary<Language, string> Text);

internal sealed record SampleQuestions(Dictionary<Language, string> Title, Dictionary<Language, string> Introduction, SampleList List, List<SampleHeading> Headings);

internal sealed record SampleList(string Key, string SourceSymbol);

internal sealed record SampleHeading(string Key, Dictionary<Language, string> Title, List<SamplePart> Questions);

internal sealed record SampleStatusTable(Dictionary<Language, string> Title, Dictionary<Language, string> Introduction, DateOnly AsOf);

internal sealed record SampleDelegation(string Slug, DelegationKind Kind, Dictionary<Language, string> Name, string Source);
