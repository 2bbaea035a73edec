using System.Text;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Features.States;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Delegations;

/// <summary>Enters delegations of observers; a State's delegation comes with the register of States.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where it is written down.</param>
internal sealed class DelegationOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit)
{
    private const int LongestName = 300;
    private const int LongestSlug = 40;

    /// <summary>Enters a delegation.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="kind">Any kind but a State.</param>
    /// <param name="names">Its names; the English one must be there.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Its stable name in addresses, or a refusal.</returns>
    public async Task<Result<string>> EnterAsync(Actor actor, DelegationKind kind, IReadOnlyDictionary<Language, string> names, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat || kind == DelegationKind.State)
        {
            return new DomainError("delegations.not-yours");
        }

        Dictionary<Language, string> kept = [];
        foreach (var (language, typed) in names.Where(n => !string.IsNullOrWhiteSpace(n.Value)))
        {
            var clean = RichText.Clean(typed);
            if (clean.IsRefused || clean.Value.Text.Trim().Length > LongestName)
            {
                return new DomainError("delegations.name-too-long", LongestName);
            }

            kept[language] = string.Join(' ', clean.Value.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        if (!kept.TryGetValue(Language.English, out var english) || english.Length == 0)
        {
            return new DomainError("delegations.name-missing");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var taken = (await db.Delegations.Select(d => new { d.Slug, d.Name }).ToListAsync(cancellation)).ToDictionary(d => d.Slug, d => StateSearch.Fold(d.Name.OriginalText));
        if (taken.ContainsValue(StateSearch.Fold(english)))
        {
            return new DomainError("delegations.entered-already");
        }

        var slug = SlugOf(english, taken.ContainsKey);
        db.Delegations.Add(Delegation.OfObserver(DelegationId.New(), kind, slug, LocalizedText.Of(Language.English, kept)));
        audit.Record(db, actor, "delegations.entered", $"delegations/{slug}", new { Kind = kind.ToString(), Name = english });
        await db.SaveChangesAsync(cancellation);
        return slug;
    }

    private static string SlugOf(string name, Func<string, bool> isTaken)
    {
        var letters = new StringBuilder();
        foreach (var word in StateSearch.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.All(char.IsAscii)))
        {
            if (letters.Length + word.Length < LongestSlug)
            {
                letters.Append(letters.Length > 0 ? "-" : "").Append(word);
            }
        }

        // Three letters are a State's.
        var slug = letters.Length < 4 ? $"observer-{letters}".TrimEnd('-') : letters.ToString();
        return !isTaken(slug) ? slug : Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{slug}-{n}").First(s => !isTaken(s));
    }
}
