using System.Net;
using System.Net.Http.Json;
using System.Text;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Submissions.Api;

/// <summary>Files that come with what a program sends: looked at as those of the form.</summary>
public sealed class ApiFilesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_file_of_the_full_twenty_megabytes_is_kept_as_it_was_sent()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var bytes = Text(AttachmentKinds.MaximumLength);

        var answer = await program.SubmitAsync(ApiProgram.Item(await CallAsync()), null, ("our\u202E answer.txt", bytes), ("note.txt", "Note."u8.ToArray()));

        answer.Status.Should().Be(HttpStatusCode.Created, answer.Body.ToString());
        var file = answer.Body.GetProperty("files")[0];
        file.GetProperty("name").GetString().Should().Be("our answer.txt");
        var sha256 = file.GetProperty("sha256").GetString();
        await using var db = SampleCall.Open(portal.App);
        (await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Sha256 == sha256)).Content.AsSpan().SequenceEqual(bytes).Should().BeTrue();
        (await db.AuditEntries.AsNoTracking().Where(e => e.Action == "file.uploaded").ToListAsync()).Should().Contain(e => e.Detail.Contains(sha256!) && e.Who.EndsWith(" (API)"));
    }

    [Fact]
    public async Task A_file_that_is_larger_is_named_and_nothing_is_kept()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync();

        var refused = await program.SubmitAsync(ApiProgram.Item(call), null, ("long.txt", Text(AttachmentKinds.MaximumLength + 1)));

        (refused.Status, refused.Code).Should().Be((HttpStatusCode.RequestEntityTooLarge, "api.too-large"));
        refused.Errors.Should().Equal("/files/0 files.too-large");
        await ExpectNothingAsync(call);
    }

    [Fact]
    public async Task Of_a_file_that_is_far_too_large_not_all_is_read()
    {
        using var program = await ApiProgram.OfAsync(portal.App);

        var refused = await program.SubmitAsync(ApiProgram.Item(await CallAsync()), null, ("endless.txt", Text((2 * AttachmentKinds.MaximumLength) + 1)));

        (refused.Status, refused.Code).Should().Be((HttpStatusCode.RequestEntityTooLarge, "api.too-large"));
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_with_the_sentence_of_the_form_and_nothing_is_kept()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync();

        var refused = await program.SubmitAsync(ApiProgram.Item(call), "with-a-file", ("good.txt", "Good."u8.ToArray()), ("statement.pdf", "No PDF."u8.ToArray()));

        refused.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        refused.Errors.Should().Equal("/files/1 files.not-its-name");
        var sentence = refused.Body.GetProperty("errors")[0].GetProperty("detail").GetString();
        sentence.Should().Contain("“statement.pdf” is not what its name says").And.Contain("Nothing was kept.").And.NotContain("is kept");
        await ExpectNothingAsync(call);
        (await program.SubmitAsync(ApiProgram.Item(call), "with-a-file", ("good.txt", "Good."u8.ToArray()))).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task More_files_than_the_call_takes_are_refused()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        var call = await CallAsync();

        var refused = await program.SubmitAsync(ApiProgram.Item(call), null, [.. Enumerable.Range(1, 4).Select(i => ($"{i}.txt", Encoding.UTF8.GetBytes($"File {i}")))]);

        refused.Errors.Should().Equal("/files calls.too-many-files");
        await ExpectNothingAsync(call);
    }

    [Fact]
    public async Task A_part_of_another_name_is_not_lost_unnoticed()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        using var parts = new MultipartFormDataContent
        {
            { JsonContent.Create(ApiProgram.Item(await CallAsync())), "submission" },
            { new ByteArrayContent("Note."u8.ToArray()), "attachment", "note.txt" },
        };

        var refused = await program.SendAsync(parts, "attachment");

        (refused.Status, refused.Code).Should().Be((HttpStatusCode.BadRequest, "api.unknown-part"));
        refused.Detail.Should().Contain("“attachment”");
    }

    [Fact]
    public async Task A_submission_sent_as_a_file_of_its_own_is_read_too()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        using var parts = new MultipartFormDataContent
        {
            { JsonContent.Create(ApiProgram.Item(await CallAsync())), "submission", "submission.json" },
            { new ByteArrayContent("Note."u8.ToArray()), "file", "note.txt" },
        };

        (await program.SendAsync(parts, "as-a-file")).Status.Should().Be(HttpStatusCode.Created);
    }

    private Task<int> CallAsync() => SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2));

    private async Task ExpectNothingAsync(int call)
    {
        await using var db = SampleCall.Open(portal.App);
        var id = await db.Calls.Where(c => c.Number == call).Select(c => c.Id).SingleAsync();
        (await db.Drafts.CountAsync(d => d.CallId == id)).Should().Be(0);
        (await db.Submissions.CountAsync(s => s.CallId == id)).Should().Be(0);
        (await db.StoredFiles.CountAsync(f => f.Length == 5 && !db.Uploads.Any(u => u.StoredFileId == f.Id))).Should().Be(0);
    }

    private static byte[] Text(int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)'a');
        for (var i = 79; i < length; i += 80)
        {
            bytes[i] = (byte)'\n';
        }

        return bytes;
    }
}
