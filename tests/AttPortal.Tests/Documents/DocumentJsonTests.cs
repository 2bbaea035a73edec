using System.Text.Json;
using System.Text.Json.Nodes;
using AttPortal.Documents.Composition;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

public sealed class DocumentJsonTests
{
    private static Document Sample(string text = "Text **bold** [[annex:A]] {{open}}[^1]\n\n- one\n\n[^1]: Note.") => Composer.Package("Papers",
    [
        APaper.Letter(null, [new("q1", "Why?", "i1", "1", "Title")], APaper.Paragraph("p1", LetterParagraphKind.Questions, text)),
        APaper.Agenda(Language.English, APaper.Item("i1", "1", text) with { Minutes = 5, Questions = [new("q1", "Why?")] }),
        Composer.StatusTable(new("C", "States", "", new DateOnly(2026, 2, 17), [new("Signatories", [new("Bahrain", null, false)])]), APaper.Setting()),
    ], APaper.Setting()).Document;

    [Fact]
    public void A_tree_read_back_is_the_tree_that_was_written() =>
        DocumentJson.Write(DocumentJson.Read(DocumentJson.Write(Sample()))).Should().Be(DocumentJson.Write(Sample()));

    [Fact]
    public void The_same_tree_has_the_same_fingerprint_and_another_tree_another()
    {
        DocumentJson.Fingerprint(Sample()).Should().Be(DocumentJson.Fingerprint(Sample())).And.MatchRegex("^[0-9a-f]{64}$");
        DocumentJson.Fingerprint(Sample("Other")).Should().NotBe(DocumentJson.Fingerprint(Sample()));
    }

    [Fact]
    public void A_tree_is_read_although_jsonb_has_put_its_properties_in_another_order()
    {
        var turned = Turned(JsonNode.Parse(DocumentJson.Write(Sample()))!).ToJsonString();

        DocumentJson.Fingerprint(DocumentJson.Read(turned)).Should().Be(DocumentJson.Fingerprint(Sample()));
    }

    [Fact]
    public void A_text_that_is_no_tree_is_refused()
    {
        var reading = () => DocumentJson.Read("""{"language":"xx"}""");

        reading.Should().Throw<JsonException>();
    }

    private static JsonNode Turned(JsonNode node) => node switch
    {
        JsonObject properties => new JsonObject(properties.Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Turned(p.Value)))),
        JsonArray items => new JsonArray([.. items.Select(i => Turned(i!))]),
        _ => node.DeepClone(),
    };
}
