using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Compiling;

namespace AttPortal.Tests.Features.Compiling;

public sealed class CompilationOrderTests
{
    private static readonly Guid Algeria = Guid.NewGuid();
    private static readonly Guid Kenya = Guid.NewGuid();

    private static readonly TextToCompile[] Texts =
    [
        new(Algeria, "Algeria", 2, "Q2", "Q2", "", Language.Arabic, "A2"),
        new(Algeria, "Algeria", 1, "Q1", "Q1", "", Language.Arabic, "A1"),
        new(Kenya, "Kenya", 1, "Q1", "Q1", "", Language.English, "K1"),
        new(Kenya, "Kenya", int.MaxValue, "A topic", "A topic: The issue", "The issue", Language.English, "KI"),
    ];

    [Fact]
    public void Question_by_question_the_forms_decide_and_then_the_order_of_delegations()
    {
        var sections = CompilationOrder.ByQuestion(Texts);

        sections.Select(s => s.Title).Should().Equal("Q1", "Q2", "A topic");
        sections.SelectMany(s => s.Texts).Select(t => $"{t.Number} {t.Heading} {t.Text}").Should().Equal("1 Algeria A1", "2 Kenya K1", "3 Algeria A2", "4 Kenya: The issue KI");
    }

    [Fact]
    public void Delegation_by_delegation_each_speaks_once_in_the_order_of_the_forms()
    {
        var sections = CompilationOrder.ByDelegation(Texts);

        sections.Select(s => s.Title).Should().Equal("Algeria", "Kenya");
        sections.SelectMany(s => s.Texts).Select(t => $"{t.Number} {t.Heading} {t.Text}").Should().Equal("1 Q1 A1", "2 Q2 A2", "3 Q1 K1", "4 A topic: The issue KI");
    }

    [Fact]
    public void Sections_have_keys_of_their_own() =>
        CompilationOrder.ByQuestion(Texts).Concat(CompilationOrder.ByDelegation(Texts)).Select(s => s.Key).Should().OnlyHaveUniqueItems();
}
