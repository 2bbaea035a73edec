using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Tests.Domain.Delegations;

public sealed class CategoryTests
{
    [Theory]
    [InlineData(DelegationKind.Organisation, ParticipationCategory.Organisation)]
    [InlineData(DelegationKind.CivilSociety, ParticipationCategory.CivilSociety)]
    [InlineData(DelegationKind.Industry, ParticipationCategory.Industry)]
    public void An_observer_that_is_no_State_stands_where_its_kind_does(DelegationKind kind, ParticipationCategory expected) =>
        Observer(kind).Category(null).Should().Be(expected);

    [Fact]
    public void A_States_delegation_is_not_made_up()
    {
        var making = () => Observer(DelegationKind.State);

        making.Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(TreatyStatus.StateParty, ParticipationCategory.StateParty)]
    [InlineData(TreatyStatus.Signatory, ParticipationCategory.Signatory)]
    [InlineData(TreatyStatus.Other, ParticipationCategory.ObserverState)]
    public void A_State_stands_where_its_treaty_status_puts_it(TreatyStatus status, ParticipationCategory expected) =>
        OfState().Category(status).Should().Be(expected);

    [Fact]
    public void The_category_of_a_State_is_never_guessed()
    {
        var asking = () => OfState().Category(null);

        asking.Should().Throw<ArgumentException>();
    }

    private static Delegation Observer(DelegationKind kind) =>
        Delegation.OfObserver(DelegationId.New(), kind, "observer", LocalizedText.Written(Language.English, "An observer"));

    private static Delegation OfState()
    {
        var name = LocalizedText.Written(Language.English, "Tuvalu");
        var state = new State(StateId.Of("TUV"), new StateCodes("TV", "798"), new StateNames(name, name, name), RegionalGroup.AsiaPacific, RegionalGroup.AsiaPacific);
        return Delegation.OfState(DelegationId.New(), state);
    }
}
