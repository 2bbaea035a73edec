using AttPortal.Domain.Agendas;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Domain.Submissions;
using AttPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AttPortal.Persistence.Conversions;

internal sealed class AgendaIdConverter() : ValueConverter<AgendaId, Guid>(id => id.Value, value => new AgendaId(value));

internal sealed class AgendaVersionIdConverter() : ValueConverter<AgendaVersionId, Guid>(id => id.Value, value => new AgendaVersionId(value));

internal sealed class CallIdConverter() : ValueConverter<CallId, Guid>(id => id.Value, value => new CallId(value));

internal sealed class DraftIdConverter() : ValueConverter<DraftId, Guid>(id => id.Value, value => new DraftId(value));

internal sealed class DocumentIdConverter() : ValueConverter<DocumentId, string>(id => id.Value, value => new DocumentId(value));

internal sealed class ReceiptNumberConverter() : ValueConverter<ReceiptNumber, string>(number => number.Value, text => ReceiptNumberOf(text))
{
    private static ReceiptNumber ReceiptNumberOf(string text) =>
        ReceiptNumber.TryParse(text, out var number) ? number : throw new FormatException("The database holds a receipt number that is none.");
}

internal sealed class SubmissionIdConverter() : ValueConverter<SubmissionId, Guid>(id => id.Value, value => new SubmissionId(value));

internal sealed class DelegationIdConverter() : ValueConverter<DelegationId, Guid>(id => id.Value, value => new DelegationId(value));

internal sealed class ApiTokenIdConverter() : ValueConverter<ApiTokenId, Guid>(id => id.Value, value => new ApiTokenId(value));

internal sealed class InvitationIdConverter() : ValueConverter<InvitationId, Guid>(id => id.Value, value => new InvitationId(value));

internal sealed class LetterIdConverter() : ValueConverter<LetterId, Guid>(id => id.Value, value => new LetterId(value));

internal sealed class MeetingIdConverter() : ValueConverter<MeetingId, Guid>(id => id.Value, value => new MeetingId(value));

internal sealed class QuestionListIdConverter() : ValueConverter<QuestionListId, Guid>(id => id.Value, value => new QuestionListId(value));

internal sealed class StateIdConverter() : ValueConverter<StateId, string>(id => id.Iso3, iso3 => StateId.Of(iso3));

internal sealed class LanguageConverter() : ValueConverter<Language, string>(language => language.Code(), code => Languages.Parse(code));
