using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Features.Submissions.Files;
using static AttPortal.Tests.Features.Submissions.Files.MadeFiles;

namespace AttPortal.Tests.Features.Submissions.Files;

public sealed class AttachmentCheckTests
{
    [Fact]
    public void A_good_file_is_kept_as_it_was_sent_under_a_harmless_name()
    {
        var bytes = Pdf();

        var file = AttachmentCheck.Check("C:\\my\u202E answer.PDF", bytes).Value;

        file.Should().BeEquivalentTo(new CheckedFile(AttachmentKind.Pdf, "my answer.pdf", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes));
    }

    [Fact]
    public void Each_kind_is_known_by_its_content_where_the_name_does_not_say_it() =>
        new[] { Pdf(), Docx(), Odt(), Bytes("Ответ\r\n") }.Select(b => AttachmentCheck.Check("answer", b).Value)
            .Select(f => (f.Kind, f.Name))
            .Should().Equal((AttachmentKind.Pdf, "answer.pdf"), (AttachmentKind.Docx, "answer.docx"), (AttachmentKind.Odt, "answer.odt"), (AttachmentKind.Text, "answer.txt"));

    [Fact]
    public void A_piece_of_a_larger_buffer_is_checked_alone()
    {
        var pdf = Pdf();
        byte[] buffer = [1, 2, 3, .. pdf, 4, 5];

        AttachmentCheck.Check("a.pdf", buffer.AsMemory(3, pdf.Length)).Value.Content.Should().Equal(pdf);
    }

    [Fact]
    public void An_empty_file_is_refused() => Refused("a.pdf", []).Should().Be(new DomainError("files.empty", "a.pdf"));

    [Fact]
    public async Task A_file_of_more_than_20_MB_is_refused_and_not_read_to_its_end()
    {
        using var endless = new MemoryStream(new byte[30 * 1024 * 1024]);

        var result = await AttachmentCheck.CheckAsync("a.txt", endless, CancellationToken.None);

        result.Error.Should().Be(new DomainError("files.too-large", "a.txt", 20));
        endless.Position.Should().BeLessThan(21 * 1024 * 1024);
    }

    [Theory]
    [InlineData("a.exe")]
    [InlineData("a.pdf.exe")]
    [InlineData("a.docm")]
    [InlineData("a.doc")]
    [InlineData("a.zip")]
    [InlineData("a\u202Efdp.js")]
    public void Another_kind_is_refused_by_its_name(string name) => Refused(name, Pdf()).Code.Should().Be("files.unknown-type");

    [Fact]
    public void A_name_that_does_not_fit_the_content_is_refused()
    {
        var files = new Dictionary<string, byte[]> { ["pdf"] = Pdf(), ["docx"] = Docx(), ["odt"] = Odt(), ["txt"] = Bytes("Our answer.") };
        foreach (var (name, other) in files.Keys.SelectMany(k => files.Keys.Where(o => o != k), (k, o) => (k, o)))
        {
            Refused($"a.{name}", files[other]).Should().Be(new DomainError("files.not-its-name", $"a.{name}", name.ToUpperInvariant()), "it is {0}", other);
        }
    }

    [Fact]
    public void What_is_refused_for_its_beginning_is_refused_when_it_begins()
    {
        AttachmentCheck.Begun("a.pdf", Docx().AsSpan(0, 100))!.Code.Should().Be("files.not-its-name");
        AttachmentCheck.Begun("a.pdf", Pdf().AsSpan(0, 100)).Should().BeNull();
        AttachmentCheck.Begun("a", Docx()).Should().BeNull();
    }

    [Theory]
    [InlineData("Ответ: да.\r\n\tمقترح\f文件")]
    [InlineData("\uFEFFWith a mark of the byte order.")]
    public void Text_in_UTF_8_is_taken(string text) => AttachmentCheck.Check("a.txt", Bytes(text)).IsRefused.Should().BeFalse();

    [Fact]
    public void Text_in_UTF_16_with_its_mark_is_taken()
    {
        var text = "\uFEFFОтвет 👍\r\n";

        AttachmentCheck.Check("a.txt", Encoding.Unicode.GetBytes(text)).IsRefused.Should().BeFalse();
        AttachmentCheck.Check("a.txt", Encoding.BigEndianUnicode.GetBytes(text)).IsRefused.Should().BeFalse();
    }

    [Theory]
    [InlineData(new byte[] { 0xCE, 0xF2, 0xE2, 0xE5, 0xF2 })]
    [InlineData(new byte[] { 0x61, 0x00, 0x62 })]
    [InlineData(new byte[] { 0x61, 0x1B, 0x5B, 0x32, 0x4A })]
    [InlineData(new byte[] { 0x61, 0xC2, 0x9B })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61 })]
    public void Bytes_that_are_no_text_are_refused(byte[] bytes) => Refused("a.txt", bytes).Code.Should().Be("files.not-text");

    [Theory]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("\uFEFF\n <svg onload='alert(1)'/>")]
    [InlineData("{\\rtf1 hello}")]
    public void Text_that_a_program_takes_for_something_else_is_refused(string text) => Refused("a.txt", Bytes(text)).Code.Should().Be("files.not-its-name");

    [Fact]
    public void A_thousand_damaged_files_are_judged_soon_and_nothing_breaks()
    {
        var random = new Random(20260318);
        (string Name, byte[] Bytes)[] good =
        [
            ("a.pdf", Pdf("", "", Packed("/Type /ObjStm /N 2 /First 10", "5 0 6 20 << /A 1 >> << /B 2 >>"))),
            ("a.docx", Docx()), ("a.odt", Odt()), ("a.txt", Bytes("Ответ: да. مقترح 文件")),
        ];
        var taken = 0;
        foreach (var round in Enumerable.Range(0, 1_000))
        {
            var (name, bytes) = good[round % good.Length];
            var damaged = Damaged(bytes, random);
            var watch = Stopwatch.StartNew();

            var result = AttachmentCheck.Check(name, damaged);

            taken += result.IsRefused ? 0 : 1;
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5), "round {0} of {1}", round, name);
        }

        taken.Should().BeLessThan(600, "most damage is seen");
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var damaged = bytes.ToList();
        for (var times = random.Next(1, 5); times > 0 && damaged.Count > 0; times--)
        {
            var at = random.Next(damaged.Count);
            var length = Math.Min(random.Next(1, 40), damaged.Count - at);
            switch (random.Next(5))
            {
                case 0: damaged[at] = (byte)random.Next(256); break;
                case 1: damaged.RemoveRange(at, length); break;
                case 2: damaged.InsertRange(at, damaged.GetRange(random.Next(damaged.Count - length + 1), length)); break;
                case 3: damaged.RemoveRange(at, damaged.Count - at); break;
                default: damaged[at] = 0xFF; break;
            }
        }

        return [.. damaged];
    }

    private static DomainError Refused(string name, byte[] bytes) => AttachmentCheck.Check(name, bytes).Error!;
}
