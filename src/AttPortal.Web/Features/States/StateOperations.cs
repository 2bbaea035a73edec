using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Caching;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AttPortal.Web.Features.States;

/// <summary>What the Secretariat does with the register: enter an act, correct one, strike one out.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where changes are written down.</param>
/// <param name="generation">Told when the register has changed.</param>
/// <param name="clock">The time.</param>
internal sealed class StateOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, PublishedGeneration generation, TimeProvider clock)
{
    /// <summary>Enters an act.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="place">Which State, as this person read it.</param>
    /// <param name="facts">The act.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<Result> RecordAsync(Actor actor, RegisterPlace place, ActFacts facts, CancellationToken cancellation) =>
        ChangeAsync(actor, place, "states.act.recorded", null, (state, recording) =>
        {
            var recorded = state.Record(facts, recording);
            return recorded.IsRefused ? recorded.Error : new Change(null, Described(recorded.Value));
        }, cancellation);

    /// <summary>Replaces an entry by what is right.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="place">Which State, as this person read it.</param>
    /// <param name="number">The entry that is wrong.</param>
    /// <param name="right">What is right.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<Result> CorrectAsync(Actor actor, RegisterPlace place, int number, ActFacts right, string reason, CancellationToken cancellation) =>
        ChangeAsync(actor, place, "states.act.corrected", reason, (state, recording) =>
        {
            var corrected = state.Correct(number, right, reason, recording);
            return corrected.IsRefused
                ? corrected.Error
                : new Change(Described(Entry(state, number)), Described(Entry(state, corrected.Value.ReplacementNumber!.Value)));
        }, cancellation);

    /// <summary>Takes out an entry of an act that never took place.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="place">Which State, as this person read it.</param>
    /// <param name="number">The entry.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<Result> StrikeAsync(Actor actor, RegisterPlace place, int number, string reason, CancellationToken cancellation) =>
        ChangeAsync(actor, place, "states.act.struck", reason, (state, recording) =>
        {
            var struck = state.Strike(number, reason, recording);
            return struck.IsRefused ? struck.Error : new Change(Described(Entry(state, number)), null);
        }, cancellation);

    private async Task<Result> ChangeAsync(
        Actor actor, RegisterPlace place, string action, string? reason, Func<State, Recording, Result<Change>> verb, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return new DomainError("states.secretariat-only");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // One statement, so that entries and revision are those of one moment.
        if (await db.States.AsSingleQuery().SingleOrDefaultAsync(s => s.Id == place.State, cancellation) is not { } state)
        {
            return new DomainError("states.no-such-state", place.State.Iso3);
        }

        if (state.Revision != place.Revision)
        {
            return ChangedMeanwhile;
        }

        var change = verb(state, new Recording(actor.Name, clock.GetUtcNow()));
        if (change.IsRefused)
        {
            return change.Error;
        }

        audit.Record(db, actor, action, $"states/{place.State}", change.Value, reason);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || conflict.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return ChangedMeanwhile;
        }

        generation.Advance();
        return Result.Done;
    }

    private static DomainError ChangedMeanwhile => new("states.changed-meanwhile");

    private static TreatyAct Entry(State state, int number) => state.Acts.Single(a => a.Number == number);

    private static ActSummary Described(TreatyAct act) =>
        new(act.Number, act.Facts.Kind.ToString(), act.Facts.Date.ToString(), act.Facts.LaterEffect, act.Facts.Source, act.Facts.Evidence.ToString(), act.Facts.Note);

    /// <summary>What the audit keeps of a change.</summary>
    private sealed record Change(ActSummary? Before, ActSummary? After);

    private sealed record ActSummary(int Number, string Kind, string Date, DateOnly? LaterEffect, string Source, string Evidence, string Note);
}

/// <summary>A State as a person read it: a change made on an older reading is refused.</summary>
/// <param name="State">The State.</param>
/// <param name="Revision">Its revision when the form was drawn.</param>
internal sealed record RegisterPlace(StateId State, int Revision);
