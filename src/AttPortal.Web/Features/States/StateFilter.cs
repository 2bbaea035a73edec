using System.Globalization;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Web.Features.States;

/// <summary>What a reader of the register asks for.</summary>
/// <param name="AsOf">The day at whose end the status is taken.</param>
/// <param name="Region">One regional group; null for all.</param>
/// <param name="Status">One status; null for all.</param>
/// <param name="Search">Words of a name; empty for all.</param>
public sealed record StateFilter(DateOnly AsOf, RegionalGroup? Region, TreatyStatus? Status, string Search)
{
    /// <summary>Characters that a search may have: the longest formal name has fewer.</summary>
    public const int MaximumSearch = 100;

    /// <summary>Whether the register is shown as a whole.</summary>
    public bool IsWhole => Region is null && Status is null && Search.Length == 0;

    /// <summary>Reads the parameters of an address; one that is absent or empty asks for nothing.</summary>
    public static Result<StateFilter> Read(string? asOf, string? region, string? status, string? search, DateOnly today)
    {
        var day = ReadDay(asOf, today);
        if (day.IsRefused)
        {
            return day.Error;
        }

        if (!TryRead<RegionalGroup>(region, out var group))
        {
            return new DomainError("states.unknown-region", Quoted(region));
        }

        if (!TryRead<TreatyStatus>(status, out var wanted))
        {
            return new DomainError("states.unknown-status", Quoted(status));
        }

        if (search?.Length > MaximumSearch)
        {
            return new DomainError("states.search-too-long", MaximumSearch);
        }

        return new StateFilter(day.Value, group, wanted, search is null ? "" : RichText.Clean(search).Value.Text.Trim());
    }

    /// <summary>Reads a day in the form of ISO 8601 (2024-04-16); today where there is none.</summary>
    public static Result<DateOnly> ReadDay(string? text, DateOnly today)
    {
        if (string.IsNullOrEmpty(text))
        {
            return today;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : new DomainError("states.no-such-day", Quoted(text));
    }

    private static bool TryRead<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => string.Equals(v.ToString(), text, StringComparison.OrdinalIgnoreCase));
        return value is not null || string.IsNullOrEmpty(text);
    }

    private static string Quoted(string? text) => text is null ? "" : RichText.Clean(text[..Math.Min(text.Length, 40)]).Value.Text;
}
