using System.Text.Json.Serialization;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AttPortal.Web.Features.States;

/// <summary>The register for machines.</summary>
internal static class StateEndpoints
{
    public static void AddStates(this IServiceCollection services)
    {
        services.AddSingleton<StateQueries>();
        services.AddSingleton<StateOperations>();
    }

    public static void MapStates(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/states", GetStatesAsync)
        .WithName("GetStates")
        .WithSummary("Treaty status of all States as of a day (default: today), with names in one language (default: en).")
        .RequireAuthorization(Policies.Public);

    private static async Task<Results<Ok<StatusAnswer>, ProblemHttpResult>> GetStatesAsync(
        StateQueries states, Phrases phrases, TimeProvider clock, string? asOf, string? lang, CancellationToken cancellation)
    {
        // The answer is kept for everybody, so it depends on the address alone and not on what the caller prefers.
        if (!Languages.TryParse(string.IsNullOrEmpty(lang) ? "en" : lang, out var language))
        {
            return Refused(phrases.In(Language.English), new DomainError("states.unknown-language", lang!));
        }

        var day = StateFilter.ReadDay(asOf, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (day.IsRefused)
        {
            return Refused(phrases.In(language), day.Error);
        }

        var table = await states.TableAsync(day.Value, language, cancellation);
        return TypedResults.Ok(new StatusAnswer(
            day.Value,
            new CountsAnswer(table.Counts.StateParties, table.Counts.Signatories, table.Counts.Others),
            [.. table.Rows.Select(r => new StateAnswer(r.State.Id.Iso3, r.State.Names.InOrOriginal(language), r.State.Region, r.Status.Status, r.Status.Uncertain))]));
    }

    private static ProblemHttpResult Refused(Words words, DomainError error) => TypedResults.Problem(
        title: words["frame.error.400.title"], detail: words.Say(error), statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?> { ["code"] = error.Code });
}

/// <summary>The status of all States as of a day.</summary>
/// <param name="AsOf">The day, at whose end the status holds.</param>
/// <param name="Counts">How many States have which status.</param>
/// <param name="States">All States, in the alphabetical order of the language.</param>
internal sealed record StatusAnswer(DateOnly AsOf, CountsAnswer Counts, IReadOnlyList<StateAnswer> States);

/// <summary>How many States have which status.</summary>
internal sealed record CountsAnswer(int StateParties, int Signatories, int Others);

/// <summary>A State. Signatory: has signed and is not a party.</summary>
internal sealed record StateAnswer(
    string Iso3,
    string Name,
    [property: JsonConverter(typeof(JsonStringEnumConverter<RegionalGroup>))] RegionalGroup Region,
    [property: JsonConverter(typeof(JsonStringEnumConverter<TreatyStatus>))] TreatyStatus Status,
    bool Uncertain);
