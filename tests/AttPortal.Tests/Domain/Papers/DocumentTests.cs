using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Tests.Domain.Papers;

/// <summary>A document with its revisions and language versions.</summary>
public sealed class DocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 17, 11, 0, 0, TimeSpan.Zero);
    private static readonly DocumentSymbol Symbol = DocumentSymbol.Known("ATT/CSP12.WGTU/2026/CHAIR/840/DrAgenda");

    [Fact]
    public void A_document_known_from_its_revision_alone_begins_with_that_revision()
    {
        var document = ADocument(DocumentSymbol.Known("ATT/CSP11/2025/SEC/820/Conf.AnnPoW/Rev."));

        document.Current.Number.Should().Be(1);
        document.Family.Should().Be("820");
    }

    [Fact]
    public void A_document_without_symbol_stands_after_those_that_have_one()
    {
        var document = ADocument(null);
        document.WriteTitle(Language.English, "A note", 0).Error.Should().BeNull();

        document.Family.Should().BeNull();
        string.CompareOrdinal(document.SortKey, ADocument(Symbol).SortKey).Should().BePositive();
    }

    [Fact]
    public void A_title_is_one_line_and_not_longer_than_a_list_can_show()
    {
        var document = ADocument(Symbol);

        document.WriteTitle(Language.English, " Draft \n agenda ", 0).Error.Should().BeNull();
        document.WriteTitle(Language.English, new string('a', Document.LongestTitle + 1), 1).Error!.Code.Should().Be("papers.title-too-long");

        document.Title.OriginalText.Should().Be("Draft agenda");
    }

    [Fact]
    public void A_title_that_somebody_else_wrote_meanwhile_is_not_overwritten()
    {
        var document = ADocument(Symbol);
        document.WriteTitle(Language.English, "Draft agenda", 0).Error.Should().BeNull();

        document.WriteTitle(Language.English, "Another", 0).Error!.Code.Should().Be("text.conflict");
    }

    [Fact]
    public void A_revision_belongs_to_the_family_and_has_a_number_of_its_own()
    {
        var document = ADocument(Symbol);

        document.Revise(DocumentSymbol.Known("ATT/CSP12.WGTU/2026/CHAIR/841/DrAgenda.Rev1"), null).Error!.Code.Should().Be("papers.other-family");
        document.Revise(Symbol, null).Error!.Code.Should().Be("papers.revision-exists");
        document.Revise(Symbol.Revised(1), null).Error.Should().BeNull();

        document.Revisions.Select(r => r.Number).Should().Equal(0, 1);
    }

    [Fact]
    public void A_symbol_can_be_corrected_until_it_went_out()
    {
        var document = ADocument(Symbol);
        document.WriteTitle(Language.English, "Draft agenda", 0).Error.Should().BeNull();
        var other = DocumentSymbol.Known("ATT/CSP12.WGTU/2026/CHAIR/840/AnnAgenda");

        document.Rename(0, other, null, Now).Error.Should().BeNull();
        document.Circulate(Audience.Public, [], Now).Error.Should().BeNull();

        document.Rename(0, Symbol, null, Now.AddTicks(-1)).Error.Should().BeNull("it has not gone out yet");
        document.Rename(0, other, null, Now).Error!.Code.Should().Be("papers.went-out");
    }

    [Fact]
    public void A_translation_is_awaited_delivered_and_checked()
    {
        var document = ADocument(Symbol);

        document.Await(Language.French, " Translation service ", VenueTime.InGeneva(new DateOnly(2026, 3, 1), new TimeOnly(12, 0))).Error.Should().BeNull();
        document.Current.In(Language.French)!.AwaitedFrom.Should().Be("Translation service");
        document.Check(Language.French).Error!.Code.Should().Be("papers.nothing-to-check");
        document.Deliver(Language.French, AFile("f"), Now).Error.Should().BeNull();
        document.Await(Language.French, "Somebody", null).Error!.Code.Should().Be("papers.delivered-already");
        document.Check(Language.French).Error.Should().BeNull();

        document.Current.In(Language.French)!.Stage.Should().Be(VersionStage.Checked);
    }

    [Fact]
    public void A_version_is_not_awaited_in_an_hour_that_the_clock_skips() =>
        ADocument(Symbol).Await(Language.French, "", VenueTime.InGeneva(new DateOnly(2026, 3, 29), new TimeOnly(2, 30))).Error!.Code.Should().Be("papers.hour-unclear");

    [Fact]
    public void What_went_out_is_not_replaced()
    {
        var document = ADocument(Symbol);
        document.WriteTitle(Language.English, "Draft agenda", 0).Error.Should().BeNull();
        document.Deliver(Language.English, AFile("e"), Now).Error.Should().BeNull();
        document.Check(Language.English).Error.Should().BeNull();
        document.Circulate(Audience.Delegations, [ParticipationCategory.StateParty], Now).Error.Should().BeNull();

        document.Deliver(Language.English, AFile("e2"), Now.AddTicks(-1)).Error.Should().BeNull("nobody has seen it yet");
        document.Check(Language.English).Error.Should().BeNull();
        document.Deliver(Language.English, AFile("e3"), Now).Error!.Code.Should().Be("papers.file-went-out");
        document.Deliver(Language.French, AFile("f"), Now).Error.Should().BeNull("a late translation may follow");
    }

    [Fact]
    public void A_translation_is_stale_once_its_original_has_a_newer_revision()
    {
        var document = ADocument(Symbol);
        document.Deliver(Language.English, AFile("e"), Now).Error.Should().BeNull();
        document.Deliver(Language.French, AFile("f"), Now).Error.Should().BeNull();
        document.IsStale(Language.French).Should().BeFalse();

        document.Revise(Symbol.Revised(1), null).Error.Should().BeNull();
        document.IsStale(Language.French).Should().BeFalse("the revision has no text yet");
        document.Deliver(Language.English, AFile("e1"), Now).Error.Should().BeNull();

        document.IsStale(Language.French).Should().BeTrue();
        document.IsStale(Language.English).Should().BeFalse();
        document.IsStale(Language.Arabic).Should().BeFalse("what is missing is not stale");
        document.Deliver(Language.French, AFile("f1"), Now).Error.Should().BeNull();
        document.IsStale(Language.French).Should().BeFalse();
    }

    [Fact]
    public void A_translation_is_stale_once_the_file_that_it_renders_was_replaced()
    {
        var document = ADocument(Symbol);
        document.Deliver(Language.English, AFile("e"), Now).Error.Should().BeNull();
        document.Deliver(Language.French, AFile("f"), Now).Error.Should().BeNull();

        document.Deliver(Language.English, AFile("e2"), Now).Error.Should().BeNull();

        document.IsStale(Language.French).Should().BeTrue();
    }

    [Fact]
    public void A_document_goes_out_from_its_instant_on_and_not_before()
    {
        var document = ADocument(Symbol);
        document.Circulate(Audience.Public, [], Now).Error!.Code.Should().Be("papers.untitled");
        document.WriteTitle(Language.English, "Draft agenda", 0).Error.Should().BeNull();
        document.Circulate(Audience.Delegations, [], Now).Error!.Code.Should().Be("papers.nobody-addressed");

        document.Circulate(Audience.Public, [], Now).Error.Should().BeNull();

        document.Current.IsOutAt(Now.AddTicks(-1)).Should().BeFalse();
        document.Current.IsOutAt(Now).Should().BeTrue();
    }

    [Fact]
    public void A_document_hangs_under_another_and_never_under_itself()
    {
        var report = ADocument(Symbol);
        var annex = ADocument(Symbol.Annexed(null));

        annex.HangUnder(report, DocumentRelation.Annex).Error.Should().BeNull();
        report.HangUnder(annex, DocumentRelation.Annex).Error!.Code.Should().Be("papers.own-parent");
        report.HangUnder(report, DocumentRelation.Annex).Error!.Code.Should().Be("papers.own-parent");

        annex.ParentId.Should().Be(report.Id);
    }

    private static Document ADocument(DocumentSymbol? symbol) =>
        new(DocumentId.New(), Language.English, new DocumentFacts(DocumentKind.Agenda, ListSection.Main), symbol, null);

    private static DocumentFile AFile(string content) => new(Guid.NewGuid(), "agenda.pdf", AttachmentKind.Pdf, 1_000, 3, content);
}
