using System.Text.Json;
using Microsoft.Playwright;

namespace AttPortal.IntegrationTests.Portal;

/// <summary>Looks for barriers on a page with axe: WCAG 2.2 A and AA, and axe's own good practice.</summary>
internal static class Axe
{
    private static readonly Lazy<Task<string>> Script = new(() =>
        File.ReadAllTextAsync(Repository.File("tests", "AttPortal.IntegrationTests", "Web", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>One line per barrier: rule, what it asks, and where.</summary>
    public static async Task<IReadOnlyList<string>> BarriersAsync(IPage page)
    {
        await page.EvaluateAsync(await Script.Value + "; undefined");
        var answer = await page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(rule =>
                rule.nodes.map(node => `${rule.id}: ${rule.help} (${node.target.join(' ')})`))
            """);
        return [.. answer.EnumerateArray().Select(line => line.GetString()!)];
    }
}
