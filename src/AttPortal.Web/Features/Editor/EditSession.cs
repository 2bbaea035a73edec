using AttPortal.Domain.Agendas;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AttPortal.Web.Features.Editor;

/// <summary>
/// One change of a paper under way: the paper, loaded in a transaction that lets nobody else change it meanwhile. So people who
/// write different texts of it at once wait for each other for a moment, instead of refusing each other.
/// </summary>
/// <param name="db">The database, this session's own.</param>
internal sealed class EditSession(PortalDbContext db) : IAsyncDisposable
{
    private IDbContextTransaction? transaction;

    public PortalDbContext Db => db;

    /// <summary>Why nothing may be changed; null where it may.</summary>
    public DomainError? Error { get; private set; }

    public Actor? Actor { get; private set; }

    public Meeting? Meeting { get; private set; }

    /// <summary>The agenda, where the agenda is changed.</summary>
    public Agenda? Agenda { get; private set; }

    /// <summary>The letter, where the letter is changed.</summary>
    public Letter? Letter { get; private set; }

    /// <summary>Checks the right to change a paper, takes its turn, and loads it.</summary>
    public async Task OpenAsync(Actor? actor, string slug, string paper, CancellationToken cancellation)
    {
        Meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug, cancellation);
        if (Meeting is null || actor is null || !actor.Prepares(Meeting))
        {
            Error = new DomainError("papers.not-yours");
            return;
        }

        Actor = actor;
        var meeting = Meeting.Id;
        transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (paper == TextId.Agenda)
        {
            await db.Database.ExecuteSqlAsync($"select from agendas where meeting_id = {meeting.Value} for update", cancellation);
            Agenda = await db.Agendas.SingleOrDefaultAsync(a => a.MeetingId == meeting, cancellation);
        }
        else
        {
            await db.Database.ExecuteSqlAsync($"select from letters where meeting_id = {meeting.Value} for update", cancellation);
            Letter = await db.Letters.SingleOrDefaultAsync(l => l.MeetingId == meeting, cancellation);
            if (await db.Agendas.AnyAsync(a => a.MeetingId == meeting && a.Stage == AgendaStage.Adopted, cancellation))
            {
                Error = new DomainError("agenda.adopted");
            }
        }

        if (Agenda is null && Letter is null)
        {
            Error = new DomainError("papers.not-yours");
        }
    }

    /// <summary>A text of the paper that is being changed.</summary>
    public LocalizedText? Text(TextId id) => id.Paper == TextId.Agenda ? Agenda?.Text(id.Key) : Letter?.Text(id.Key);

    /// <summary>Saves the change and what tells of it, both or neither.</summary>
    public async Task SaveAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await transaction!.CommitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        await db.DisposeAsync();
    }
}
