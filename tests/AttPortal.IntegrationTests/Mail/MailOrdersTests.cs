using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence.Mail;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Mail;

/// <summary>What is ordered, and who gets it, on a database where nobody sends anything meanwhile.</summary>
public sealed class MailOrdersTests(MailDatabase database) : IClassFixture<MailDatabase>
{
    private static readonly MailRecipient Ana = new(null, "ana@example.org", "Ana Ruiz", Language.Spanish);

    [Fact]
    public async Task An_order_stands_with_all_it_needs_once_the_change_is_saved()
    {
        var closing = VenueTime.InGeneva(new DateOnly(2026, 3, 5), new TimeOnly(23, 59));
        await using var db = database.CreateDbContext();

        MailOrders.Order(db, Ana, "call-extended", [MailArgument.Of("WGTU"), MailArgument.Of(closing), MailArgument.Of(3), MailArgument.Of(LocalizedText.Written(Language.French, "Appel"))], "calls/1", "whole");
        await db.SaveChangesAsync();

        await using var other = database.CreateDbContext();
        var order = await other.MailOrders.SingleAsync(o => o.Key == "whole");
        order.State.Should().Be(MailState.Waiting);
        order.Arguments.Should().Equal(
            MailArgument.Of("WGTU"), MailArgument.Of(closing.Instant, "Europe/Zurich"), MailArgument.Of(3), MailArgument.Of(LocalizedText.Written(Language.French, "Appel")));
        (order.Address, order.Name, order.Language, order.Path).Should().Be(("ana@example.org", "Ana Ruiz", Language.Spanish, "calls/1"));
        order.OrderedAt.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_ordered()
    {
        await using (var db = database.CreateDbContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            MailOrders.Order(db, Ana, "receipt", [], "", "rolled back");
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        (await CountAsync("rolled back")).Should().Be(0);
    }

    [Fact]
    public async Task The_same_key_is_sent_once_and_disturbs_no_change()
    {
        for (var i = 0; i < 3; i++)
        {
            await using var db = database.CreateDbContext();
            MailOrders.Order(db, Ana, "reminder", [], "", "twice");
            MailOrders.Order(db, Ana, "reminder", [], "", $"beside {i}");
            await db.SaveChangesAsync();
        }

        (await CountAsync("twice")).Should().Be(1);
        (await CountAsync("beside")).Should().Be(3);
    }

    [Fact]
    public async Task The_same_key_ordered_in_two_transactions_at_once_is_sent_once()
    {
        await using var one = database.CreateDbContext();
        await using var other = database.CreateDbContext();
        await using var first = await one.Database.BeginTransactionAsync();
        MailOrders.Order(one, Ana, "reminder", [], "", "at once");
        await one.SaveChangesAsync();
        MailOrders.Order(other, Ana, "reminder", [], "", "at once");

        var second = other.SaveChangesAsync();
        await first.CommitAsync();
        await second;

        (await CountAsync("at once")).Should().Be(1);
    }

    [Fact]
    public async Task Two_who_look_for_work_at_once_never_take_the_same()
    {
        await using (var db = database.CreateDbContext())
        {
            for (var i = 0; i < 20; i++)
            {
                MailOrders.Order(db, Ana, "receipt", [], "", $"shared {i}");
            }

            await db.SaveChangesAsync();
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TakeAllAsync()));

        taken.SelectMany(t => t).Where(k => k?.StartsWith("shared", StringComparison.Ordinal) == true).Should().HaveCount(20).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task What_was_taken_by_somebody_who_died_is_taken_over_after_a_while()
    {
        await using (var db = database.CreateDbContext())
        {
            MailOrders.Order(db, Ana, "receipt", [], "", "orphan");
            await db.SaveChangesAsync();
        }

        (await TakeAllAsync()).Should().Contain("orphan");
        (await TakeAllAsync()).Should().NotContain("orphan", "whoever took it has time to send it");
        await using (var db = database.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"update mail_orders set claimed_until = clock_timestamp() - interval '1 second' where key = 'orphan'");
        }

        (await TakeAllAsync()).Should().Contain("orphan");
    }

    private async Task<List<string?>> TakeAllAsync()
    {
        List<string?> taken = [];
        await using var db = database.CreateDbContext();
        while (await MailOrders.ClaimAsync(db, CancellationToken.None) is { } order)
        {
            taken.Add(order.Key);
        }

        return taken;
    }

    /// <summary>How many orders with such a key are to be sent.</summary>
    private async Task<int> CountAsync(string key)
    {
        await using var db = database.CreateDbContext();
        return await db.MailOrders.CountAsync(o => o.Key!.StartsWith(key) && o.WithheldAt == null);
    }
}
