using AttPortal.Domain.Shared;
using AttPortal.Persistence.Mail;

namespace AttPortal.Tests.Web.Features.Mail;

public sealed class MailOrderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(4, 15)]
    [InlineData(5, 60)]
    [InlineData(70, 60)]
    public void Each_failure_lets_more_time_pass_and_an_hour_at_most(int attempts, int minutes)
    {
        var order = Order(orderedAt: Now, attempts);

        order.Fail(Now, "away");

        order.NextAttemptAt.Should().Be(Now.AddMinutes(minutes));
        order.State.Should().Be(MailState.Waiting);
    }

    [Fact]
    public void After_three_days_it_is_given_up_and_tried_again_when_asked()
    {
        var order = Order(Now.AddDays(-3).AddMinutes(59), attempts: 76);

        order.Fail(Now, "away");

        order.State.Should().Be(MailState.GivenUp);
        order.TryAgain(Now).Should().BeTrue();
        (order.State, order.NextAttemptAt).Should().Be((MailState.Waiting, Now));
    }

    [Fact]
    public void What_was_sent_or_is_not_wanted_is_not_tried_again()
    {
        var sent = Order(Now, 1);
        sent.Sent(Now, Language.English, forget: false);
        var withheld = Order(Now, 1);
        withheld.Withhold(Now);

        sent.TryAgain(Now).Should().BeFalse();
        withheld.TryAgain(Now).Should().BeFalse();
        (sent.State, withheld.State).Should().Be((MailState.Sent, MailState.Withheld));
    }

    [Fact]
    public void What_must_always_come_cannot_be_muted()
    {
        var mute = () => new MutedTopic(Guid.NewGuid(), MailTopic.Always);

        mute.Should().Throw<ArgumentException>();
    }

    /// <summary>An order as the database would hand it out.</summary>
    private static MailOrder Order(DateTimeOffset orderedAt, int attempts)
    {
        var order = new MailOrder(Guid.NewGuid(), null, new MailRecipient(null, "ana@example.org", "Ana", Language.English), "trial", [], "");
        typeof(MailOrder).GetProperty(nameof(MailOrder.OrderedAt))!.SetValue(order, orderedAt);
        typeof(MailOrder).GetProperty(nameof(MailOrder.Attempts))!.SetValue(order, attempts);
        return order;
    }
}
