using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Compiling;

/// <summary>What the page of a meeting's input was asked for, and what of it stands on this page.</summary>
/// <param name="All">All input of the meeting.</param>
/// <param name="Call">The number of the only call shown; null for all.</param>
/// <param name="Grouping">How it is put together.</param>
/// <param name="Chosen">The place whose texts are shown; null while none is chosen.</param>
/// <param name="Page">Which page, from 1.</param>
internal sealed record InputSheet(InputOfMeeting All, int? Call, InputGrouping Grouping, InputPlace? Chosen, int Page)
{
    private const int RowsOnPage = 100;
    private const int TextsOnPage = 25;

    /// <summary>The calls shown.</summary>
    public IReadOnlyList<Call> Calls { get; } = [.. All.Calls.Where(c => Call is null || c.Number == Call)];

    /// <summary>Their input.</summary>
    public IReadOnlyList<InputRow> Rows { get; } = Call is null ? All.Rows : [.. All.Rows.Where(r => All.Calls.Any(c => c.Number == Call && c.Id == r.Call))];

    /// <summary>The input that stands.</summary>
    public IReadOnlyList<InputRow> Standing => [.. Rows.Where(r => !r.Standing.IsWithdrawn)];

    /// <summary>Of how many delegations.</summary>
    public int Speaking => Standing.Select(r => r.Delegation.Id).Distinct().Count();

    /// <summary>What the list or the chosen place holds, all pages together.</summary>
    public IReadOnlyList<InputRow> Matching => Grouping == InputGrouping.Delegation ? Rows
        : Chosen is null ? []
        : [.. Standing.Where(r => r.Topics.Any(Chosen.Topics.Contains))];

    /// <summary>What stands on this page.</summary>
    public IReadOnlyList<InputRow> OnPage => [.. Matching.Skip((Page - 1) * PageSize).Take(PageSize)];

    /// <summary>Whether more follows.</summary>
    public bool HasMore => Matching.Count > Page * PageSize;

    /// <summary>The address of another view of the same, below the page.</summary>
    public string Query(string? at, int page) =>
        $"?by={Grouping.ToString().ToLowerInvariant()}{(Call is { } call ? $"&call={call}" : "")}{(at is null ? "" : $"&at={Uri.EscapeDataString(at)}")}{(page > 1 ? $"&page={page}" : "")}";

    private int PageSize => Grouping == InputGrouping.Delegation ? RowsOnPage : TextsOnPage;
}
