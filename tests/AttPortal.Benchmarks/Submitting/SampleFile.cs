using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AttPortal.Benchmarks.Submitting;

/// <summary>The file that comes with each submission: a PDF of 200 KB that can't be packed any further.</summary>
internal static class SampleFile
{
    public const string Name = "position.pdf";

    private const int Length = 200 * 1024;

    public static byte[] Bytes { get; } = Make();

    private static byte[] Make()
    {
        var start = Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
            + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Filter /DCTDecode /Length 204000 >>\nstream\n");
        // A picture, as far as anybody sees who does not draw it: letters that hold no name of a PDF.
        var picture = Encoding.ASCII.GetBytes(RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-", Length - start.Length - 200));
        var at = start.Length + picture.Length + 19;
        var end = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"\nendstream\nendobj\n\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n{at}\n%%EOF\n"));
        return [.. start, .. picture, .. end];
    }
}
