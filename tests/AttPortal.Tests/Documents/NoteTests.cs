using AttPortal.Documents.Composition;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

public sealed class NoteTests
{
    [Fact]
    public void Notes_are_counted_in_the_order_of_their_marks()
    {
        var body = APaper.Body("First[^b] second[^a].\n\n[^a]: Text a.\n[^b]: Text b,\ngoing on.");

        var notes = body.Cast<Paragraph>().Single().Inlines.OfType<Note>().ToList();
        notes.Select(n => n.Number).Should().Equal(1, 2);
        notes.Select(n => TreeText.Of(n.Inlines)).Should().Equal("Text b, going on.", "Text a.");
    }

    [Fact]
    public void A_note_can_hold_links_and_references()
    {
        var note = APaper.Body("Text[^1].\n\n[^1]: See [site](https://example.org/) and [[annex:A]].").Cast<Paragraph>().Single().Inlines.OfType<Note>().Single();

        note.Inlines.OfType<Link>().Should().ContainSingle();
        note.Inlines.OfType<Reference>().Single().Target.Should().Be("annex-a");
    }

    [Fact]
    public void Notes_count_on_from_item_to_item_and_through_questions()
    {
        AgendaItemModel[] items =
        [
            APaper.Item("i1", "1", "One[^1].\n\n[^1]: A.") with { Questions = [new("q1", "Two?[^1]\n\n[^1]: B.")] },
            APaper.Item("i2", "2", "Three[^1].\n\n[^1]: C."),
        ];

        NumbersOf(APaper.Agenda(Language.English, items).Document).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void A_package_counts_notes_through_all_parts()
    {
        var letter = APaper.Letter(null, null, APaper.Paragraph("p1", LetterParagraphKind.Numbered, "Text[^1] and[^2].\n\n[^1]: A.\n[^2]: B."));
        var agenda = APaper.Annotated("More[^1].\n\n[^1]: C.");

        var package = Composer.Package("Papers", [letter, agenda], APaper.Setting());

        NumbersOf(agenda.Document).Should().Equal(1);
        NumbersOf(package.Document).Should().Equal(1, 2, 3);
        package.Document.Kind.Should().Be(DocumentKind.Package);
        package.Document.Parts.Select(p => p.Anchor).Should().Equal("letter", "agenda");
    }

    private static IEnumerable<int> NumbersOf(Document document) => document.Parts.SelectMany(p => p.Blocks).SelectMany(block => block switch
    {
        Paragraph paragraph => paragraph.Inlines,
        Questions questions => questions.Items.SelectMany(q => q.Inlines),
        _ => [],
    }).OfType<Note>().Select(n => n.Number);
}
