using AttPortal.Domain.Agendas;
using AttPortal.Domain.Comments;
using AttPortal.Domain.Conferences;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Registers;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Domain.Submissions;
using AttPortal.Domain.WorkingGroups;
using AttPortal.Persistence.Accounts;
using AttPortal.Persistence.Agendas;
using AttPortal.Persistence.Auditing;
using AttPortal.Persistence.Conversions;
using AttPortal.Persistence.Mail;
using AttPortal.Persistence.Papers;
using AttPortal.Persistence.Registers;
using AttPortal.Persistence.Submissions;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence;

/// <summary>The portal's database: facts of the treaty's bodies, papers as they are edited and as they went out, accounts, audit.</summary>
/// <param name="options">Which server, and how.</param>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options) : IdentityUserContext<PortalUser, Guid>(options)
{
    public DbSet<State> States => Set<State>();

    public DbSet<Conference> Conferences => Set<Conference>();

    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    public DbSet<WorkingGroup> WorkingGroups => Set<WorkingGroup>();

    public DbSet<Officer> Officers => Set<Officer>();

    public DbSet<QuestionList> QuestionLists => Set<QuestionList>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<Agenda> Agendas => Set<Agenda>();

    public DbSet<AgendaVersion> AgendaVersions => Set<AgendaVersion>();

    /// <summary>Agendas together with what went out of them; <see cref="Agendas"/> leaves that out.</summary>
    public IQueryable<Agenda> AgendasWithVersions => Agendas.Include(AgendaConfiguration.VersionsNavigation);

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<IssuedPart> IssuedParts => Set<IssuedPart>();

    public DbSet<CommentThread> CommentThreads => Set<CommentThread>();

    public DbSet<CitedDocument> CitedDocuments => Set<CitedDocument>();

    public DbSet<Document> Documents => Set<Document>();

    /// <summary>Documents with all that belongs to them, to be changed; <see cref="Documents"/> is for lists.</summary>
    public IQueryable<Document> WholeDocuments => Documents.AsSplitQuery()
        .Include($"{DocumentConfiguration.Revisions}.{DocumentConfiguration.Versions}").Include($"{DocumentConfiguration.Revisions}.{DocumentConfiguration.Circulations}");

    public DbSet<DocumentRevision> DocumentRevisions => Set<DocumentRevision>();

    public DbSet<LanguageVersion> LanguageVersions => Set<LanguageVersion>();

    public DbSet<Circulation> Circulations => Set<Circulation>();

    public DbSet<RunningNumber> RunningNumbers => Set<RunningNumber>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<DelegationSeat> DelegationSeats => Set<DelegationSeat>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<Call> Calls => Set<Call>();

    public DbSet<BegunSignIn> BegunSignIns => Set<BegunSignIn>();

    public DbSet<EndedSignIn> EndedSignIns => Set<EndedSignIn>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<SubmissionAct> SubmissionActs => Set<SubmissionAct>();

    public DbSet<SubmissionNote> SubmissionNotes => Set<SubmissionNote>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<KeyedSubmission> KeyedSubmissions => Set<KeyedSubmission>();

    public DbSet<Attempts> Attempts => Set<Attempts>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<UploadChunk> UploadChunks => Set<UploadChunk>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<UnsealedAuditEntry> UnsealedAuditEntries => Set<UnsealedAuditEntry>();

    public DbSet<TextEdit> TextEdits => Set<TextEdit>();

    public DbSet<MailOrder> MailOrders => Set<MailOrder>();

    public DbSet<MutedTopic> MutedTopics => Set<MutedTopic>();

    public DbSet<RegisterEntry> RegisterEntries => Set<RegisterEntry>();

    public DbSet<RegisterNode> RegisterNodes => Set<RegisterNode>();

    public DbSet<RegisterHead> RegisterHeads => Set<RegisterHead>();

    public DbSet<RegisterKey> RegisterKeys => Set<RegisterKey>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Language>().HaveConversion<LanguageConverter>().HaveColumnType("text");
        configurationBuilder.Properties<LocalizedText>().HaveConversion<JsonConverter<LocalizedText>, JsonComparer<LocalizedText>>().HaveColumnType("jsonb");
        configurationBuilder.Properties<RegisterLog>().HaveConversion<RegisterLogConverter>().HaveColumnType("text");
        configurationBuilder.Properties<StateId>().HaveConversion<StateIdConverter>().HaveMaxLength(3);
        configurationBuilder.Properties<AgendaId>().HaveConversion<AgendaIdConverter>();
        configurationBuilder.Properties<AgendaVersionId>().HaveConversion<AgendaVersionIdConverter>();
        configurationBuilder.Properties<CallId>().HaveConversion<CallIdConverter>();
        configurationBuilder.Properties<DraftId>().HaveConversion<DraftIdConverter>();
        configurationBuilder.Properties<SubmissionId>().HaveConversion<SubmissionIdConverter>();
        configurationBuilder.Properties<ReceiptNumber>().HaveConversion<ReceiptNumberConverter>();
        configurationBuilder.Properties<DocumentId>().HaveConversion<DocumentIdConverter>();
        configurationBuilder.Properties<DelegationId>().HaveConversion<DelegationIdConverter>();
        configurationBuilder.Properties<ApiTokenId>().HaveConversion<ApiTokenIdConverter>();
        configurationBuilder.Properties<InvitationId>().HaveConversion<InvitationIdConverter>();
        configurationBuilder.Properties<LetterId>().HaveConversion<LetterIdConverter>();
        configurationBuilder.Properties<MeetingId>().HaveConversion<MeetingIdConverter>();
        configurationBuilder.Properties<QuestionListId>().HaveConversion<QuestionListIdConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        SnakeCase.Apply(builder);
    }
}
