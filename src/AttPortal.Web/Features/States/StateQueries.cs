using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Persistence;
using AttPortal.Web.Caching;
using AttPortal.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.States;

/// <summary>
/// What pages read of the register. It is small and read on nearly every page, so it is kept in memory; a publication
/// on this or any other instance begins a new generation, and the next reader loads it anew.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="generation">What was published last.</param>
/// <param name="phrases">For the alphabet of each language.</param>
internal sealed class StateQueries(IDbContextFactory<PortalDbContext> contexts, PublishedGeneration generation, Phrases phrases) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1);
    private Snapshot? snapshot;

    /// <summary>The States that a filter lets through, by status, in the alphabetical order of a language.</summary>
    public async Task<StateList> ListAsync(StateFilter filter, Language language, CancellationToken cancellation)
    {
        var register = await RegisterAsync(cancellation);
        var whole = StatusTable.Of(register.In(language), filter.AsOf);
        var table = filter.Region is null ? whole : whole.Where(r => r.State.Region == filter.Region);
        var found = filter.Search.Length == 0 ? null : register.Search.Find(filter.Search);
        var shown = table.Where(r => (filter.Status is null || r.Status.Status == filter.Status) && found?.Contains(r.State.Id) != false);
        return new StateList(
            filter,
            table.Counts,
            [.. Enum.GetValues<RegionalGroup>().Select(r => new RegionCounts(r, whole.CountsIn(r)))],
            [.. shown.Rows.Select(r => RowOf(r, filter.AsOf, language))],
            shown.Footnotes);
    }

    /// <summary>The numbers over the years, of all States or of one regional group.</summary>
    public async Task<StatusHistory> HistoryAsync(RegionalGroup? region, CancellationToken cancellation) =>
        (await RegisterAsync(cancellation)).History(region);

    /// <summary>The status of all States as of a day, in the alphabetical order of a language.</summary>
    public async Task<StatusTable> TableAsync(DateOnly asOf, Language language, CancellationToken cancellation) =>
        StatusTable.Of((await RegisterAsync(cancellation)).In(language), asOf);

    /// <summary>One State with all that is known of it; null where there is no such State.</summary>
    public async Task<StateDetail?> FindAsync(string iso3, DateOnly asOf, Language language, CancellationToken cancellation)
    {
        var states = (await RegisterAsync(cancellation)).In(language);
        var place = StateId.TryParse(iso3, out var id) ? states.FindIndex(s => s.Id == id) : -1;
        if (place < 0)
        {
            return null;
        }

        var state = states[place];
        return new StateDetail(
            RowOf(new StatusRow(state, state.StatusOn(asOf)), asOf, language),
            asOf,
            state.FormalNames.InOrOriginal(language),
            state.Names.Texts(),
            state.Iso2,
            state.M49,
            state.UnitedNationsGroup,
            state.Revision,
            [.. state.StandingActs.Select(a => new ActEntry(a, null))],
            [.. state.Acts.Select(a => new ActEntry(a, state.CorrectionOf(a.Number)))],
            state.Course.Periods(),
            NeighbourOf(states, place - 1, language),
            NeighbourOf(states, place + 1, language));
    }

    public void Dispose() => loading.Dispose();

    private static StateRow RowOf(StatusRow row, DateOnly asOf, Language language)
    {
        var done = row.State.StandingActs.Select(a => a.Facts).Where(f => f.Effect.Latest <= asOf).ToList();
        var deposit = row.Status.Status == TreatyStatus.StateParty ? done.FindLast(f => f.IsDeposit) : null;
        return new StateRow(
            row.State.Id.Iso3,
            row.State.Names.InOrOriginal(language),
            row.State.Region,
            row.Status,
            done.Find(f => f.Kind == TreatyActKind.Signature),
            deposit,
            deposit?.Date.Then(TreatyDates.EntryIntoForceAfter),
            [.. row.State.StandingActs.Select(a => a.Facts).Where(f => f.Effect.IsOpenOn(asOf))]);
    }

    private static Neighbour? NeighbourOf(List<State> states, int place, Language language) =>
        states.ElementAtOrDefault(place) is { } state && place >= 0 ? new Neighbour(state.Id.Iso3, state.Names.InOrOriginal(language)) : null;

    private async Task<Snapshot> RegisterAsync(CancellationToken cancellation)
    {
        if (snapshot is { } kept && kept.Generation == generation.Current)
        {
            return kept;
        }

        await loading.WaitAsync(cancellation);
        try
        {
            // The generation is read before the facts: what changes while they are read begins another one.
            var current = generation.Current;
            if (snapshot?.Generation != current)
            {
                await using var db = await contexts.CreateDbContextAsync(cancellation);
                var states = await db.States.AsNoTracking().AsSingleQuery().ToListAsync(cancellation);
                snapshot = new Snapshot(current, states, phrases);
            }

            return snapshot;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>The register as it was when a generation began.</summary>
    private sealed class Snapshot
    {
        private readonly Dictionary<Language, List<State>> sorted;
        private readonly Lazy<StatusHistory> history;

        public Snapshot(string generation, IReadOnlyList<State> states, Phrases phrases)
        {
            Generation = generation;
            Search = new StateSearch(states);
            history = new Lazy<StatusHistory>(() => StatusHistory.Of(states));
            sorted = Languages.All.ToDictionary(l => l, l => Sorted(states, l, phrases));
        }

        public string Generation { get; }

        public StateSearch Search { get; }

        public List<State> In(Language language) => sorted[language];

        public StatusHistory History(RegionalGroup? region) =>
            region is null ? history.Value : StatusHistory.Of(sorted[Language.English].Where(s => s.Region == region));

        private static List<State> Sorted(IReadOnlyList<State> states, Language language, Phrases phrases)
        {
            var alphabet = phrases.In(language).Culture.CompareInfo;
            return [.. states.OrderBy(s => s.Names.InOrOriginal(language), Comparer<string>.Create(alphabet.Compare))];
        }
    }
}
