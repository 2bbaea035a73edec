using System.Net;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Persistence.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Audit;

public sealed class AuditPageTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public async Task InitializeAsync()
    {
        await using var db = await DatabaseAsync();
        if (await db.AuditEntries.AnyAsync(e => e.Subject == "tests/pages"))
        {
            return;
        }

        for (var number = 1; number <= 120; number++)
        {
            db.AuditEntries.Add(new AuditEntry(Noon.AddMinutes(number / 3), null, "Clerk", "tests.counted", "tests/pages", $$"""{"number": {{number}}}""", null));
        }

        db.AuditEntries.Add(new AuditEntry(Noon.AddDays(1), null, "Clerk", "tests.written", "tests/diff",
            """{"before": {"text": "the old word stays"}, "after": {"text": "the new word stays"}}""", "it was wrong"));
        db.AuditEntries.Add(new AuditEntry(Noon.AddDays(1), null, "=cmd()", "tests.formula", "tests/formula", "{}", "+1 \"quoted\""));
        await db.SaveChangesAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(Person.CoChair)]
    [InlineData(Person.Reader)]
    public async Task Nobody_but_the_Secretariat_reads_the_log(Person person)
    {
        using var client = await portal.App.ClientAsync(person);

        (await client.StatusAsync("/en/audit")).Should().Be(HttpStatusCode.NotFound);
        (await client.StatusAsync("/en/audit.csv")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_follow_one_another_and_show_every_record_once()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);
        List<int> seen = [];
        var next = "/en/audit?subject=tests/pages";
        while (next is not null)
        {
            var page = await client.PageAsync(next);
            seen.AddRange(Regex.Matches(page, @">number</bdi>: </span>\s*<bdi>(\d+)<").Select(m => int.Parse(m.Groups[1].Value, null)));
            next = Regex.Match(page, "rel=\"next\" href=\"([^\"]+)\"") is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        seen.Should().Equal(Enumerable.Range(1, 120).Reverse());
    }

    [Fact]
    public async Task A_change_is_shown_word_by_word_with_its_reason()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        var page = await client.PageAsync("/en/audit?action=tests.written");

        page.Should().Contain("<del>old</del>").And.Contain("<ins>new</ins>").And.Contain("it was wrong");
    }

    [Theory]
    [InlineData("action=tests.written&from=2026-03-02&until=2026-03-02", true)]
    [InlineData("subject=tests/diff&action=tests.written", true)]
    [InlineData("subject=tests/diff&person=portal", true)]
    [InlineData("subject=tests/diff&from=2026-03-03", false)]
    [InlineData("subject=tests/diff&until=2026-03-01", false)]
    [InlineData("subject=tests/diff&person=00000000-0000-0000-0000-000000000001", false)]
    [InlineData("subject=tests/diff&action=tests.counted", false)]
    [InlineData("subject=tests/dif", false)]
    public async Task A_filter_keeps_what_fits(string query, bool shown)
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        var page = await client.PageAsync("/en/audit?" + query);

        page.Contains("it was wrong", StringComparison.Ordinal).Should().Be(shown);
    }

    [Theory]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("until=yesterday", "until")]
    [InlineData("from=2026-03-02&until=2026-03-01", "until")]
    [InlineData("person=me", "person")]
    public async Task What_cannot_be_read_is_told_at_its_field(string query, string field)
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        using var answer = await client.GetAsync(new Uri("/en/audit?" + query, UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain($"href=\"#{field}\"").And.Contain($"id=\"{field}-error\"");
    }

    [Fact]
    public async Task A_null_character_finds_nothing()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        (await client.PageAsync("/en/audit?subject=a%00b")).Should().Contain("No record fits");
    }

    [Fact]
    public async Task In_the_file_nothing_is_a_formula()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        var file = await client.GetStringAsync(new Uri("/en/audit.csv?action=tests.formula", UriKind.Relative));

        file.Should().Contain("\"'=cmd()\"").And.Contain("\"'+1 \"\"quoted\"\"\"");
        file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2);
    }

    private Task<PortalDbContext> DatabaseAsync() =>
        portal.App.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
}
