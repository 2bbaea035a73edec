using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Delegations;

public sealed class InvitationTests
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_holds_for_fourteen_days_to_the_instant()
    {
        var invitation = Made();

        invitation.IsOpen(Sent + Invitation.Lifetime - TimeSpan.FromTicks(1)).Should().BeTrue();
        invitation.IsOpen(Sent + Invitation.Lifetime).Should().BeFalse();
    }

    [Fact]
    public void It_is_accepted_once()
    {
        var invitation = Made();

        invitation.Accept(Sent).IsRefused.Should().BeFalse();

        invitation.Accept(Sent).Error!.Code.Should().Be("invitations.not-open");
    }

    [Fact]
    public void Once_withdrawn_it_can_be_neither_accepted_nor_sent_again()
    {
        var invitation = Made();

        invitation.Withdraw(Sent).IsRefused.Should().BeFalse();

        invitation.Accept(Sent).IsRefused.Should().BeTrue();
        invitation.Renew([2], Sent).IsRefused.Should().BeTrue();
    }

    [Fact]
    public void Once_accepted_it_can_be_neither_withdrawn_nor_sent_again()
    {
        var invitation = Made();
        invitation.Accept(Sent);

        invitation.Withdraw(Sent).IsRefused.Should().BeTrue();
        invitation.Renew([2], Sent).IsRefused.Should().BeTrue();
    }

    [Fact]
    public void One_that_has_expired_holds_again_when_it_is_sent_again_under_another_token()
    {
        var invitation = Made();
        var later = Sent.AddDays(20);

        invitation.Renew([2], later).IsRefused.Should().BeFalse();

        invitation.TokenDigest.Should().Equal(2);
        invitation.ExpiresAt.Should().Be(later + Invitation.Lifetime);
        invitation.Accept(later).IsRefused.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("somebody")]
    [InlineData("somebody@nowhere")]
    [InlineData("a@b@example.org")]
    [InlineData("some body@example.org")]
    [InlineData("somebody@example.org\r\nBcc: all@example.org")]
    [InlineData("<somebody@example.org>")]
    [InlineData("a@example.org,b@example.org")]
    public void What_can_be_no_address_is_refused(string address) =>
        Make(address: address).Error!.Code.Should().Be("invitations.address-unusable");

    [Theory]
    [InlineData("ana.ruiz+att@example.org")]
    [InlineData("o'neill@mission.example.org")]
    [InlineData("Анна@пример.рф")]
    public void An_address_of_any_script_is_taken(string address) =>
        Make(address: $" {address} ").Value.Address.Should().Be(address);

    [Fact]
    public void A_name_is_one_line_without_marks_that_turn_text_around() =>
        Make(name: " Ana\u202E\n Ruiz ").Value.Name.Should().Be("Ana Ruiz");

    [Fact]
    public void A_name_that_is_missing_or_too_long_is_refused()
    {
        Make(name: " ").Error!.Code.Should().Be("invitations.name-missing");
        Make(name: new string('a', Invitation.MaximumName + 1)).Error!.Code.Should().Be("invitations.name-too-long");
    }

    private static Invitation Made() => Make().Value;

    private static Result<Invitation> Make(string name = "Ana Ruiz", string address = "ana@example.org") =>
        Invitation.Of(DelegationId.New(), new Invited(name, address, Language.French, AsFocalPoint: false), "Ben", [1], Sent);
}
