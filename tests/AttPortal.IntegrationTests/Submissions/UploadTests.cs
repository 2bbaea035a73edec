using System.Text;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Editor;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Features.Submissions.Files;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Submissions;

/// <summary>Files that come in pieces, as the operations take them.</summary>
public sealed class UploadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 30_000).Select(i => $"Line {i}\n")));

    private UploadOperations Uploads => portal.App.Services.GetRequiredService<UploadOperations>();

    [Fact]
    public async Task A_file_that_came_in_pieces_is_kept_whole()
    {
        var ana = await ActorAsync(Person.FocalPoint);
        var draft = Guid.NewGuid();
        var upload = await BegunAsync(ana, draft);

        for (var at = 0; at < Text.Length; at += 100_000)
        {
            (await AppendAsync(ana, upload, at)).Value.Received.Should().Be(Math.Min(at + 100_000, Text.Length));
        }

        var file = (await Uploads.FinishAsync(ana, upload, None)).Value;
        file.Should().BeEquivalentTo(new { Name = "Our answer.txt", Length = (long)Text.Length, Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Text)) });
        await using var db = await portal.App.DatabaseAsync();
        (await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == file.FileId)).Content.Should().Equal(Text);
        (await db.UploadChunks.AnyAsync(c => c.UploadId == upload)).Should().BeFalse();
        (await db.AuditEntries.CountAsync(e => e.Action == "file.uploaded" && e.Subject == $"drafts/{draft}")).Should().Be(1);
        (await Uploads.FindAsync(ana, upload, draft, None)).Should().Be(file);
    }

    [Fact]
    public async Task Every_step_may_be_repeated()
    {
        var ana = await ActorAsync(Person.FocalPoint);
        var upload = await BegunAsync(ana, Guid.NewGuid());
        await AppendAsync(ana, upload, 0);
        await AppendAsync(ana, upload, 100_000);

        (await AppendAsync(ana, upload, 0)).Value.Received.Should().Be(200_000);
        (await AppendAsync(ana, upload, 100_000)).Value.Received.Should().Be(200_000);

        await AppendAsync(ana, upload, 200_000);
        await AppendAsync(ana, upload, 300_000);
        var first = await Uploads.FinishAsync(ana, upload, None);
        (await Uploads.FinishAsync(ana, upload, None)).Value.Should().Be(first.Value);
        (await AppendAsync(ana, upload, 300_000)).Value.IsFinished.Should().BeTrue();
    }

    [Fact]
    public async Task The_same_step_taken_twice_at_once_is_taken_once()
    {
        var ana = await ActorAsync(Person.FocalPoint);
        var upload = await BegunAsync(ana, Guid.NewGuid(), 100_000);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AppendAsync(ana, upload, 0)));
        var finished = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Uploads.FinishAsync(ana, upload, None)));

        finished.Select(f => f.Value).Distinct().Should().HaveCount(1);
    }

    [Fact]
    public async Task A_piece_that_fits_nowhere_is_refused_and_the_rest_stays()
    {
        var ana = await ActorAsync(Person.FocalPoint);
        var upload = await BegunAsync(ana, Guid.NewGuid());
        await AppendAsync(ana, upload, 0);

        var refusals = new[]
        {
            await AppendAsync(ana, upload, 200_000),
            await AppendAsync(ana, upload, 50_000),
            await Uploads.AppendAsync(ana, upload, 0, new byte[100_000], None),
            await Uploads.AppendAsync(ana, upload, 100_000, new byte[Text.Length], None),
            await Uploads.AppendAsync(ana, upload, 100_000, [], None),
        };

        refusals.Select(r => r.Error?.Code).Should().AllBe("files.upload-place");
        (await Uploads.FinishAsync(ana, upload, None)).Error!.Code.Should().Be("files.upload-place");
        (await Uploads.StateAsync(ana, upload, None)).Should().Be(new UploadState(upload, 100_000, Text.Length, false));
    }

    [Fact]
    public async Task Nobody_else_reaches_an_upload_not_even_a_colleague()
    {
        var ana = await ActorAsync(Person.FocalPoint);
        var draft = Guid.NewGuid();
        var upload = await BegunAsync(ana, draft, 10);
        await Uploads.AppendAsync(ana, upload, 0, Text[..10], None);
        foreach (var person in new[] { Person.Delegate, Person.Signatory, Person.Secretariat })
        {
            var other = await ActorAsync(person);
            (await Uploads.StateAsync(other, upload, None)).Should().BeNull();
            (await AppendAsync(other, upload, 0)).Error!.Code.Should().Be("files.not-yours");
            (await Uploads.FinishAsync(other, upload, None)).Error!.Code.Should().Be("files.not-yours");
        }

        await Uploads.FinishAsync(ana, upload, None);
        (await Uploads.FindAsync(await ActorAsync(Person.Signatory), upload, draft, None)).Should().BeNull();
        (await Uploads.FindAsync(ana, upload, Guid.NewGuid(), None)).Should().BeNull("it was sent for another draft");
    }

    [Fact]
    public async Task Nobody_sends_files_for_a_delegation_of_others()
    {
        var other = (await ActorAsync(Person.Signatory)).Seats[0].DelegationId;

        (await Uploads.BeginAsync(await ActorAsync(Person.FocalPoint), other, Guid.NewGuid(), "a.txt", 10, None)).Error!.Code.Should().Be("files.not-yours");
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_before_it_is_sent()
    {
        var ana = await ActorAsync(Person.FocalPoint);
        async Task<string?> BeginAsync(string name, long length) => (await Uploads.BeginAsync(ana, ana.Seats[0].DelegationId, Guid.NewGuid(), name, length, None)).Error?.Code;

        (await BeginAsync("a.exe", 10)).Should().Be("files.unknown-type");
        (await BeginAsync("a.pdf", (20 << 20) + 1)).Should().Be("files.too-large");
        (await BeginAsync("a.pdf", 0)).Should().Be("files.empty");
        (await BeginAsync("a.pdf", -1)).Should().Be("files.too-large");
    }

    [Fact]
    public async Task What_is_no_such_file_is_refused_with_its_first_piece_and_forgotten()
    {
        var ana = await ActorAsync(Person.FocalPoint);
        var upload = await BegunAsync(ana, Guid.NewGuid(), name: "a.pdf");

        (await AppendAsync(ana, upload, 0)).Error.Should().Be(new DomainError("files.not-its-name", "a.pdf", "PDF"));

        (await Uploads.StateAsync(ana, upload, None)).Should().BeNull();
    }

    [Fact]
    public async Task What_is_refused_when_all_is_there_is_forgotten()
    {
        var ana = await ActorAsync(Person.FocalPoint);
        var upload = await BegunAsync(ana, Guid.NewGuid(), 5);
        await Uploads.AppendAsync(ana, upload, 0, "a\0b c"u8.ToArray(), None);

        (await Uploads.FinishAsync(ana, upload, None)).Error!.Code.Should().Be("files.not-text");

        (await Uploads.StateAsync(ana, upload, None)).Should().BeNull();
        await using var db = await portal.App.DatabaseAsync();
        (await db.UploadChunks.AnyAsync(c => c.UploadId == upload)).Should().BeFalse();
    }

    [Fact]
    public async Task What_nobody_went_on_with_for_a_week_is_given_up_and_what_was_finished_stays()
    {
        var ana = await ActorAsync(Person.FocalPoint);
        var unfinished = await BegunAsync(ana, Guid.NewGuid());
        await AppendAsync(ana, unfinished, 0);
        var finished = await BegunAsync(ana, Guid.NewGuid(), 5);
        await Uploads.AppendAsync(ana, finished, 0, "12345"u8.ToArray(), None);
        var file = (await Uploads.FinishAsync(ana, finished, None)).Value;
        var recent = await BegunAsync(ana, Guid.NewGuid());
        await using var db = await portal.App.DatabaseAsync();
        await db.Database.ExecuteSqlAsync($"update uploads set begun_at = clock_timestamp() - interval '169 hours' where id in ({unfinished}, {finished})");

        using var abandoned = ActivatorUtilities.CreateInstance<AbandonedUploads>(portal.App.Services);
        await abandoned.ForgetAsync(None);

        (await db.Uploads.CountAsync(u => u.Id == unfinished || u.Id == finished)).Should().Be(0);
        (await db.UploadChunks.AnyAsync(c => c.UploadId == unfinished)).Should().BeFalse();
        (await db.StoredFiles.AnyAsync(f => f.Id == file.FileId)).Should().BeTrue();
        (await Uploads.StateAsync(ana, recent, None)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_file_that_was_attached_to_nothing_for_a_day_is_deleted_and_one_that_was_attached_stays()
    {
        var call = await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2));
        await Compiling.AnInput.WithFileAsync(portal.App, call, "kept.txt", "Kept."u8.ToArray());
        var ana = await ActorAsync(Person.FocalPoint);
        var upload = await BegunAsync(ana, Guid.NewGuid(), 5);
        await Uploads.AppendAsync(ana, upload, 0, "12345"u8.ToArray(), None);
        var loose = (await Uploads.FinishAsync(ana, upload, None)).Value;
        await using var db = await portal.App.DatabaseAsync();
        await db.Database.ExecuteSqlAsync($"update stored_files set stored_at = clock_timestamp() - interval '25 hours' where id = {loose.FileId} or length = 5");
        using var abandoned = ActivatorUtilities.CreateInstance<AbandonedUploads>(portal.App.Services);

        await abandoned.ForgetAsync(None);
        (await db.Uploads.AnyAsync(u => u.Id == upload)).Should().BeFalse();
        (await db.StoredFiles.AnyAsync(f => f.Id == loose.FileId)).Should().BeTrue("whoever is about to attach it this moment still finds it");

        await abandoned.ForgetAsync(None);
        (await db.StoredFiles.AnyAsync(f => f.Id == loose.FileId)).Should().BeFalse();
        (await db.StoredFiles.CountAsync(f => f.StoredAt < DateTimeOffset.UtcNow.AddHours(-24))).Should().BePositive("the attached one is as old");
    }

    [Fact]
    public async Task Only_so_much_is_taken_within_an_hour_from_a_person_and_from_a_delegation()
    {
        var delegation = (await ActorAsync(Person.CivilSociety)).Seats[0].DelegationId;
        using var uploads = new UploadOperations(
            portal.App.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>(),
            portal.App.Services.GetRequiredService<AuditTrail>(),
            new UploadLimits(PersonFiles: 2, PersonBytes: 1_000, DelegationFiles: 3, DelegationBytes: 1_500));
        var ana = await ActorAsync(Person.CivilSociety);
        var ben = await ActorAsync(Person.Delegate, delegation);
        async Task<DomainError?> BeginAsync(Actor actor, long length) => (await uploads.BeginAsync(actor, delegation, Guid.NewGuid(), "a.txt", length, None)).Error;

        (await BeginAsync(ana, 600)).Should().BeNull();
        (await BeginAsync(ana, 600)).Should().Be(new DomainError("files.too-many", 60), "the bytes of a person are many");
        (await BeginAsync(ana, 100)).Should().BeNull();
        (await BeginAsync(ana, 100)).Should().NotBeNull("the files of a person are many");
        (await BeginAsync(ben, 900)).Should().NotBeNull("the bytes of the delegation are many");
        (await BeginAsync(ben, 100)).Should().BeNull();
        (await BeginAsync(ben, 100)).Should().NotBeNull("the files of the delegation are many");

        await using var db = await portal.App.DatabaseAsync();
        await db.Database.ExecuteSqlAsync($"update uploads set begun_at = begun_at - interval '61 minutes' where delegation_id = {delegation.Value}");
        (await BeginAsync(ana, 900)).Should().BeNull("an hour has passed");
    }

    private async Task<Guid> BegunAsync(Actor actor, Guid draft, int? length = null, string name = "Our answer.txt") =>
        (await Uploads.BeginAsync(actor, actor.Seats[0].DelegationId, draft, name, length ?? Text.Length, None)).Value.Id;

    private Task<Result<UploadState>> AppendAsync(Actor actor, Guid upload, int at) =>
        Uploads.AppendAsync(actor, upload, at, Text[at..Math.Min(at + 100_000, Text.Length)], None);

    private async Task<Actor> ActorAsync(Person person, DelegationId? seat = null)
    {
        var actor = (await portal.App.Services.GetRequiredService<CurrentActor>().FindAsync(await portal.App.PrincipalAsync(person)))!;
        return seat is { } given ? actor with { Seats = [new Seat(given, false)] } : actor;
    }
}
