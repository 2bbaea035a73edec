using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;
using AttPortal.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Receipts;

/// <summary>A receipt of Costa Rica, with the files that a test is about.</summary>
internal static partial class SampleReceipt
{
    /// <summary>The bytes of the file that <see cref="SubmitAsync"/> attaches under each name.</summary>
    public static byte[] Bytes(string name) => Encoding.UTF8.GetBytes($"What {name} says.");

    /// <summary>The digest of those bytes.</summary>
    public static string Digest(string name) => Convert.ToHexStringLower(SHA256.HashData(Bytes(name)));

    /// <summary>Submits a topic with files of these names; the number of the receipt.</summary>
    public static async Task<string> SubmitAsync(PortalApp app, params string[] files)
    {
        var form = $"/en/calls/{await SampleCall.AnnounceAsync(app, TimeSpan.FromDays(2))}/submit/ad-hoc-topic";
        using var client = await app.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync(form), "draft");
        (string, string)[] topic =
        [
            ("text:title", "Brokering"), ("text:issue", "Brokers work from abroad."), ("text:challenges", "Registers differ."),
            ("text:questions", "Who keeps a register?"), ("language", "en"), ("shared", "officers"),
        ];
        var saved = (await client.SendAsync(form, fields, [.. topic, ("action", "save")])).Location!;
        await using (var db = SampleCall.Open(app))
        {
            var id = new DraftId(Guid.Parse(fields["draft"]));
            var draft = await db.Drafts.SingleAsync(d => d.Id == id);
            foreach (var name in files)
            {
                var file = new StoredFile(Guid.NewGuid(), AttachmentKind.Pdf, Digest(name), Bytes(name));
                db.StoredFiles.Add(file);
                draft.Attach(new AttachedFile(file.Id, name, file.Length, file.Sha256), DateTimeOffset.UtcNow).IsRefused.Should().BeFalse();
            }

            await db.SaveChangesAsync();
        }

        var answer = await client.SendAsync(new Uri(app.Address, saved).PathAndQuery, "draft", ("action", "submit"));
        answer.Status.Should().Be(HttpStatusCode.OK);
        return Number().Match(answer.Page) is { Success: true } match ? match.Value : throw new InvalidOperationException($"The page shows no number of a receipt: {answer.Page}");
    }

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}")]
    private static partial Regex Number();
}
