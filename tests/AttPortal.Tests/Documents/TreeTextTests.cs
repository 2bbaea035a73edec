using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

public sealed class TreeTextTests
{
    [Fact]
    public void A_paper_is_parted_into_its_items()
    {
        var item = APaper.Item("i6", "6", "One **two**[^1].\n\ni. three\n\n[^1]: Four.", "Work plan") with { Questions = [new("q1", "Five?")] };

        var sections = TreeText.Sections(APaper.Agenda(Language.English, item).Document);

        sections.Select(s => (s.Anchor, s.Title)).Should().Equal(("agenda", "Annotated draft agenda"), ("item-i6", "6. Work plan"));
        sections[1].Text.Should().Be("One two.\n\n[1] Four.\n\n(i) three\n\nGuiding questions\n\nQ1 Five?");
    }
}
