using System.Text;
using System.Xml;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>What makes a package an OpenDocument text without anything that acts (ISO/IEC 26300, OpenDocument 1.3).</summary>
internal static class OdtCheck
{
    private const string Text = "application/vnd.oasis.opendocument.text";
    private const string Manifest = "META-INF/manifest.xml";
    private const string LinkNamespace = "http://www.w3.org/1999/xlink";

    private static readonly string[] MacroFolders = ["Basic/", "Scripts/", "Dialogs/"];

    /// <summary>Why this is no harmless OpenDocument text; null when it is.</summary>
    public static string? Find(byte[] bytes) =>
        Package.Read(bytes, out var package) is { } wrong ? wrong : Kind(package!) ?? Contents(package!) ?? Elements(package!);

    /// <summary>The type stands first, readable without unpacking (part 2, 3.3).</summary>
    private static string? Kind(Package package)
    {
        var first = package.Parts[0];
        if (first is not { Name: "mimetype", IsDeflated: false, IsBare: true })
        {
            return FileRefusals.NotItsName;
        }

        using var type = new StreamReader(package.Open(first), Encoding.ASCII);
        return first.Length < 100 && type.ReadToEnd() == Text ? null : FileRefusals.NotItsName;
    }

    private static string? Contents(Package package)
    {
        if (package.Find(Manifest) is not { } manifest)
        {
            return FileRefusals.Broken;
        }

        var isText = false;
        var found = package.Judge(manifest, xml =>
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "encryption-data" or "encrypted-key")
            {
                return FileRefusals.Encrypted;
            }

            isText |= xml.NodeType == XmlNodeType.Element && xml.LocalName == "file-entry"
                && xml.GetAttribute("full-path", xml.NamespaceURI) == "/" && xml.GetAttribute("media-type", xml.NamespaceURI) == Text;
            return null;
        });
        return found
            ?? (!isText ? FileRefusals.NotItsName : null)
            ?? (package.Find("content.xml") is null ? FileRefusals.Broken : null)
            ?? (package.Parts.Any(p => Array.Exists(MacroFolders, f => p.Name.StartsWith(f, StringComparison.OrdinalIgnoreCase))) ? FileRefusals.Macros : null);
    }

    private static string? Elements(Package package) => package.Parts
        .Where(p => p.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && p.Name != Manifest)
        .Select(p => package.Judge(p, Element)).FirstOrDefault(found => found is not null);

    private static string? Element(XmlReader xml)
    {
        if (xml.NodeType != XmlNodeType.Element)
        {
            return null;
        }

        var vocabulary = xml.NamespaceURI;
        var isOffice = vocabulary.EndsWith(":office:1.0", StringComparison.Ordinal);
        switch (xml.LocalName)
        {
            case "script" when isOffice || vocabulary.EndsWith(":text:1.0", StringComparison.Ordinal):
            case "event-listener":
            case "execute-macro":
                return FileRefusals.Macros;
            case "plugin" or "applet" or "object-ole" when vocabulary.EndsWith(":drawing:1.0", StringComparison.Ordinal):
                return FileRefusals.CarriesFiles;
            case "dde-connection" or "dde-connection-decl" or "dde-source":
                return FileRefusals.Active;
            default:
                return xml.GetAttribute("href", LinkNamespace) is { } target ? Link(xml.LocalName, target) : null;
        }
    }

    private static string? Link(string element, string target) => element switch
    {
        "a" => DocumentLink.IsHarmless(target) ? null : FileRefusals.Active,
        // Where the document was made from; nobody opens it.
        "template" => null,
        _ => DocumentLink.LeadsOutside(target) ? FileRefusals.External : null,
    };
}
