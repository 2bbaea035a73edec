using System.Xml;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>Reads XML that somebody sent: no document type, no entity, nothing fetched, no depth without end.</summary>
internal static class SafeXml
{
    private const int MaximumDepth = 500;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        MaxCharactersInDocument = Package.MaximumUnpacked,
        IgnoreComments = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Shows every node of a part to a judge, until it finds something.</summary>
    /// <param name="package">The package.</param>
    /// <param name="part">The part.</param>
    /// <param name="judge">Says what is wrong with the node at which the reader stands; null for nothing.</param>
    /// <returns>What was found; null for nothing.</returns>
    public static string? Judge(this Package package, PackagePart part, Func<XmlReader, string?> judge)
    {
        try
        {
            using var content = package.Open(part);
            using var reader = XmlReader.Create(content, Settings);
            while (reader.Read())
            {
                var found = reader.Depth > MaximumDepth ? FileRefusals.Broken : judge(reader);
                if (found is not null)
                {
                    return found;
                }
            }

            return null;
        }
        catch (Exception error) when (error is XmlException or InvalidDataException or ArgumentException)
        {
            return FileRefusals.Broken;
        }
    }
}

/// <summary>Where a link in a document may lead.</summary>
internal static class DocumentLink
{
    // Any other may start a program on the reader's machine.
    private static readonly HashSet<string> Harmless = new(
        ["http", "https", "mailto", "ftp", "ftps", "tel", "sms", "sip", "sips", "callto", "skype", "news", "urn", "doi", "geo", "xmpp", "webcal"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether following it can do no more than open a page, a message or a file beside the document.</summary>
    public static bool IsHarmless(string target)
    {
        var plain = string.Concat(target.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c))).Replace('\\', '/');
        if (plain.StartsWith("//", StringComparison.Ordinal))
        {
            return false;
        }

        // A file of the writer's own disk is missing on the reader's; one on another machine would be told the reader's name.
        return Scheme(plain) is not { } scheme || scheme.Length == 1 || Harmless.Contains(scheme)
            || (plain.StartsWith("file:///", StringComparison.OrdinalIgnoreCase) && !plain.StartsWith("file:////", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether an address leads out of the document's own package.</summary>
    public static bool LeadsOutside(string target)
    {
        var plain = target.Trim().Replace('\\', '/');
        return Scheme(plain) is not null || plain.StartsWith('/') || plain.Split('/').Contains("..");
    }

    private static string? Scheme(string plain)
    {
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(plain[0]) && plain[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '.' or '-') ? plain[..colon] : null;
    }
}
