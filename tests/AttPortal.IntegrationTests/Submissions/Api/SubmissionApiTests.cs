using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Registers;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Submissions.Api;

public sealed class SubmissionApiTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly string[] Facts = ["number", "beganAt", "textSha256"];
    private static readonly string[] Proofs = ["entry", "rootHash", "signature", "publicKey"];

    [Fact]
    public async Task A_program_gets_the_receipt_in_the_answer_and_reads_it_again()
    {
        using var program = await ApiProgram.OfAsync(portal.App);

        var answer = await program.SubmitAsync(ApiProgram.Item(await CallAsync()));

        answer.Status.Should().Be(HttpStatusCode.Created, answer.Body.ToString());
        answer.Location.Should().Be($"{ApiProgram.Submissions}/{answer.Number}");
        answer.Body.GetProperty("inTime").GetBoolean().Should().BeTrue();
        (await program.ReceiptAsync(answer.Number)).Body.ToString().Should().Be(answer.Body.ToString());
        await using var db = SampleCall.Open(portal.App);
        var submission = (await db.Submissions.AsNoTracking().ToListAsync()).Single(s => s.Number.Value == answer.Number);
        submission.SubmittedByUserId.Should().BeNull();
        submission.SubmittedBy.Should().StartWith("Registry ").And.EndWith(" (API)");
        (await db.AuditEntries.AsNoTracking().SingleAsync(e => e.Subject == $"submissions/{submission.Id.Value}"))
            .Should().BeEquivalentTo(new { Action = "submission.received", Who = submission.SubmittedBy });
        (await db.MailOrders.CountAsync(o => o.Path == $"receipts/{answer.Number}")).Should().Be(2, "the focal point and the delegate get a copy");
    }

    [Fact]
    public async Task The_receipt_says_what_its_page_says()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        using var anybody = await portal.App.ClientAsync();

        var receipt = (await program.SubmitAsync(ApiProgram.Item(await CallAsync()), null, ("our answer.txt", "Our answer."u8.ToArray()))).Body;

        var page = WebUtility.HtmlDecode(await anybody.PageAsync(receipt.GetProperty("url").GetProperty("en").GetString()!));
        var proof = receipt.GetProperty("proof");
        string[] said =
        [
            .. Facts.Select(name => receipt.GetProperty(name).GetString()!),
            .. Proofs.Select(name => proof.GetProperty(name).GetString()!),
            .. proof.GetProperty("path").EnumerateArray().Select(h => h.GetString()!),
            receipt.GetProperty("delegation").GetProperty("name").GetProperty("en").GetString()!,
            receipt.GetProperty("call").GetProperty("title").GetProperty("en").GetString()!,
            receipt.GetProperty("deadline").GetDateTimeOffset().ToString("yyyy-MM-ddTHH:mmzzz", System.Globalization.CultureInfo.InvariantCulture),
            receipt.GetProperty("files")[0].GetProperty("name").GetString()!,
            receipt.GetProperty("files")[0].GetProperty("sha256").GetString()!,
        ];
        said.Should().OnlyContain(text => page.Contains(text));
        receipt.GetProperty("files")[0].GetProperty("sha256").GetString().Should().Be(Convert.ToHexStringLower(SHA256.HashData("Our answer."u8)));
        receipt.GetProperty("timeZone").GetString().Should().Be("Europe/Zurich");
        receipt.GetProperty("stands").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task The_proof_leads_from_the_entry_to_the_signed_head()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync();
        await program.SubmitAsync(ApiProgram.Item(call));
        await program.SubmitAsync(ApiProgram.Item(call));

        var receipt = (await program.SubmitAsync(ApiProgram.Item(call))).Body;

        var proof = receipt.GetProperty("proof");
        var entry = proof.GetProperty("entry").GetString()!;
        var size = proof.GetProperty("treeSize").GetInt64();
        var root = proof.GetProperty("rootHash").GetString()!;
        JsonSerializer.Deserialize<JsonElement>(entry).GetProperty("text").GetString().Should().Be(receipt.GetProperty("textSha256").GetString());
        InclusionProof.Verify(
            MerkleTree.HashLeaf(Encoding.UTF8.GetBytes(entry)), proof.GetProperty("index").GetInt64(), size,
            [.. proof.GetProperty("path").EnumerateArray().Select(h => Convert.FromHexString(h.GetString()!))], Convert.FromHexString(root)).Should().BeTrue();
        var head = proof.GetProperty("head").GetString()!;
        head.Should().Contain($"size {size}\n").And.Contain($"root {root}\n");
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(proof.GetProperty("publicKey").GetString()!), out _);
        key.VerifyData(Encoding.ASCII.GetBytes(head), Convert.FromHexString(proof.GetProperty("signature").GetString()!), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            .Should().BeTrue();
    }

    [Fact]
    public async Task The_same_request_again_gets_the_same_receipt_also_from_another_program_of_the_delegation()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        using var other = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync();
        var first = await program.SubmitAsync(ApiProgram.Item(call), "answers-1");

        var again = await program.SubmitAsync(ApiProgram.Item(call), "answers-1");
        var elsewhere = await other.SubmitAsync(ApiProgram.Item(call), "answers-1");

        first.Status.Should().Be(HttpStatusCode.Created);
        new[] { again.Status, elsewhere.Status }.Should().AllBeEquivalentTo(HttpStatusCode.OK);
        new[] { again.Number, elsewhere.Number }.Should().AllBe(first.Number);
        (await CountAsync(call)).Should().Be(1);
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_refused_and_changes_nothing()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync();
        await program.SubmitAsync(ApiProgram.Item(call), "changed");

        var changed = await program.SubmitAsync(ApiProgram.Item(call, "Something else."), "changed");
        var withFile = await program.SubmitAsync(ApiProgram.Item(call), "changed", ("more.txt", "More."u8.ToArray()));

        changed.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        new[] { changed.Code, withFile.Code }.Should().AllBe("api.key-used");
        changed.Detail.Should().Contain("send it with a new key");
        (await CountAsync(call)).Should().Be(1);
    }

    [Fact]
    public async Task Eight_at_once_under_one_key_are_one_submission()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => program.SubmitAsync(ApiProgram.Item(call), "at-once", ("note.txt", "Note."u8.ToArray()))));

        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.Created || a.Status == HttpStatusCode.OK);
        answers.Count(a => a.Status == HttpStatusCode.Created).Should().Be(1);
        answers.Select(a => a.Number).Distinct().Should().ContainSingle();
        (await CountAsync(call)).Should().Be(1);
    }

    [Fact]
    public async Task A_key_belongs_to_its_delegation()
    {
        using var costaRica = await ApiProgram.OfAsync(portal.App);
        using var singapore = await ApiProgram.OfAsync(portal.App, "sgp");
        var call = await CallAsync();

        var one = await costaRica.SubmitAsync(ApiProgram.Item(call), "same");
        var other = await singapore.SubmitAsync(ApiProgram.Item(call), "same");

        other.Status.Should().Be(HttpStatusCode.Created);
        other.Number.Should().NotBe(one.Number);
    }

    [Fact]
    public async Task What_was_refused_left_nothing_behind_and_is_corrected_under_the_same_key()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync();
        var item = ApiProgram.Item(call);
        item["fields"] = new Dictionary<string, string> { ["title"] = " ", ["abuot"] = "Misspelt." };

        var refused = await program.SubmitAsync(item, "corrected", ("note.txt", "Note."u8.ToArray()));

        refused.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        refused.Type.Should().Be("application/problem+json");
        refused.Code.Should().Be("api.refused");
        refused.Errors.Should().Equal("/fields/abuot submissions.no-such-field", "/fields/title submissions.missing", "/fields/about submissions.missing");
        await using var db = SampleCall.Open(portal.App);
        (await db.Drafts.AnyAsync(d => db.Calls.Any(c => c.Id == d.CallId && c.Number == call))).Should().BeFalse();
        (await program.SubmitAsync(ApiProgram.Item(call), "corrected")).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_comes_after_the_deadline_is_received_and_marked_with_how_late()
    {
        using var program = await ApiProgram.OfAsync(portal.App);

        var answer = await program.SubmitAsync(ApiProgram.Item(await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromHours(-5))));

        answer.Status.Should().Be(HttpStatusCode.Created);
        answer.Body.GetProperty("inTime").GetBoolean().Should().BeFalse();
        answer.Body.GetProperty("lateBySeconds").GetDouble().Should().BeInRange(4 * 3600, 6 * 3600);
        answer.Body.GetProperty("late").GetString().Should().MatchRegex("Received [0-9]+ hours late");
    }

    [Fact]
    public async Task A_call_that_is_not_announced_is_answered_like_one_that_does_not_exist()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var draft = await CallAsync();
        await using (var db = SampleCall.Open(portal.App))
        {
            await db.Calls.Where(c => c.Number == draft).ExecuteUpdateAsync(c => c.SetProperty(x => x.AnnouncedAt, (DateTimeOffset?)null));
        }

        var unannounced = await program.SubmitAsync(ApiProgram.Item(draft));
        var none = await program.SubmitAsync(ApiProgram.Item(999_999));

        unannounced.Status.Should().Be(HttpStatusCode.NotFound);
        unannounced.Code.Should().Be("api.no-such-call");
        (unannounced.Status, unannounced.Code, unannounced.Detail).Should().Be((none.Status, none.Code, none.Detail));
    }

    [Theory]
    [InlineData("Presentation", "en", "/kind calls.kind-not-asked")]
    [InlineData("AdditionalItem", "ar", "/language calls.language-not-taken")]
    [InlineData("Speech", "en", "/kind api.unknown-value")]
    [InlineData("3", "en", "/kind api.unknown-value")]
    [InlineData("AdditionalItem", "de", "/language api.unknown-value")]
    public async Task What_the_call_does_not_ask_is_refused(string kind, string language, string error)
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync(new CallTerms([SubmissionKind.AdditionalItem], Enum.GetValues<ParticipationCategory>(), [Language.English], 1, LateRule.LeftToOfficers));
        var item = ApiProgram.Item(call);
        item["kind"] = kind;
        item["language"] = language;
        if (kind == "Presentation")
        {
            item["fields"] = new Dictionary<string, string> { ["title"] = "Brokering", ["about"] = "Registers", ["presenter"] = "Ana Ruiz" };
        }

        var refused = await program.SubmitAsync(item);

        refused.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        refused.Errors.Should().Equal(error);
    }

    [Fact]
    public async Task A_delegation_that_is_not_asked_is_refused()
    {
        using var program = await ApiProgram.OfAsync(portal.App, "sgp");
        var call = await CallAsync(new CallTerms([SubmissionKind.AdditionalItem], [ParticipationCategory.StateParty], [Language.English], 1, LateRule.LeftToOfficers));

        (await program.SubmitAsync(ApiProgram.Item(call))).Errors.Should().Equal("/call calls.not-invited");
    }

    [Fact]
    public async Task A_replacement_is_whole_and_the_next_version()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync();
        var first = await program.SubmitAsync(ApiProgram.Item(call), null, ("first.txt", "First."u8.ToArray()));
        var item = ApiProgram.Item(call, "Better.");
        item["replaces"] = first.Number;

        var second = await program.SubmitAsync(item);
        var third = await program.SubmitAsync(item, "from-the-first-again");

        second.Status.Should().Be(HttpStatusCode.Created, second.Body.ToString());
        second.Body.GetProperty("version").GetInt32().Should().Be(2);
        second.Body.GetProperty("files").GetArrayLength().Should().Be(0);
        third.Errors.Should().Equal("/replaces submissions.replaced-already");
    }

    [Fact]
    public async Task Of_two_that_replace_the_same_version_at_once_one_is_told_that_it_came_too_late()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync();
        var item = ApiProgram.Item(call, "Better.");
        item["replaces"] = (await program.SubmitAsync(ApiProgram.Item(call))).Number;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => program.SubmitAsync(item)));

        answers.Count(a => a.Status == HttpStatusCode.Created).Should().Be(1);
        answers.Where(a => a.Status != HttpStatusCode.Created).Should().OnlyContain(a => a.Errors[0] == "/replaces submissions.replaced-already");
    }

    [Fact]
    public async Task Another_delegation_finds_no_trace()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        using var other = await ApiProgram.OfAsync(portal.App, "sgp");
        var call = await CallAsync();
        var number = (await program.SubmitAsync(ApiProgram.Item(call, "Only for Costa Rica."))).Number;
        var item = ApiProgram.Item(call);
        item["replaces"] = number;
        using var stranger = await portal.App.ClientAsync(Person.Signatory);

        var found = await other.ReceiptAsync(number);
        var none = await other.ReceiptAsync(ReceiptNumber.New().Value);

        found.Status.Should().Be(HttpStatusCode.NotFound);
        found.Detail.Should().Be(none.Detail);
        (await other.SubmitAsync(item)).Errors.Should().Equal("/replaces submissions.not-yours");
        (await stranger.PageAsync($"/en/calls/{call}/submit")).Should().NotContain(number).And.NotContain("Only for Costa Rica");
    }

    private Task<int> CallAsync(CallTerms? terms = null) => SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2), terms);

    private async Task<int> CountAsync(int call)
    {
        await using var db = SampleCall.Open(portal.App);
        return await db.Submissions.CountAsync(s => db.Calls.Any(c => c.Id == s.CallId && c.Number == call));
    }
}
