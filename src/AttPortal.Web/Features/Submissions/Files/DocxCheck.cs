using System.Text;
using System.Xml;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>What makes a package a Word document without anything that acts (ISO/IEC 29500, parts 1 and 2).</summary>
internal static class DocxCheck
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static readonly string[] MacroTypes = ["macroenabled", "vbaproject", "vbadata", "activex", "keymapcustomizations", "attachedtoolbars"];

    // Ends of relationship types; the beginning differs between the two editions of the standard.
    private static readonly string[] MacroRelations = ["/vbaProject", "/wordVbaData", "/control", "/activeXControlBinary", "/attachedToolbars", "/keyMapCustomizations"];
    private static readonly string[] FileRelations = ["/oleObject", "/package", "/aFChunk", "/subDocument"];

    /// <summary>Why this is no harmless Word document; null when it is.</summary>
    public static string? Find(byte[] bytes) =>
        Package.Read(bytes, out var package) is { } wrong ? wrong : Types(package!) ?? Names(package!) ?? Relations(package!) ?? Fields(package!);

    private static string? Types(Package package)
    {
        if (package.Find(ContentTypes) is not { } list)
        {
            return FileRefusals.NotItsName;
        }

        string? main = null;
        var found = package.Judge(list, xml =>
        {
            var type = xml.NodeType == XmlNodeType.Element ? xml.GetAttribute("ContentType")?.Trim() : null;
            if (type is null)
            {
                return null;
            }

            if (MacroTypes.Any(t => type.Contains(t, StringComparison.OrdinalIgnoreCase)))
            {
                return FileRefusals.Macros;
            }

            if (type.Contains("html", StringComparison.OrdinalIgnoreCase) || type.Contains("rtf", StringComparison.OrdinalIgnoreCase))
            {
                return FileRefusals.CarriesFiles;
            }

            if (type.Equals(MainType, StringComparison.OrdinalIgnoreCase))
            {
                main = xml.GetAttribute("PartName");
            }

            return null;
        });
        return found ?? (main is not null && package.Find(main.TrimStart('/')) is not null ? null : FileRefusals.NotItsName);
    }

    private static string? Names(Package package)
    {
        foreach (var part in package.Parts)
        {
            var name = part.Name.ToLowerInvariant();
            if (name.Contains("vbaproject", StringComparison.Ordinal) || name.Contains("vbadata", StringComparison.Ordinal) || name.Contains("/activex/", StringComparison.Ordinal))
            {
                return FileRefusals.Macros;
            }

            if (name.Contains("/embeddings/", StringComparison.Ordinal) && !name.EndsWith('/'))
            {
                return FileRefusals.CarriesFiles;
            }
        }

        return null;
    }

    private static string? Relations(Package package) => package.Parts
        .Where(p => p.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        .Select(p => package.Judge(p, Relation)).FirstOrDefault(found => found is not null);

    private static string? Relation(XmlReader xml)
    {
        if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship")
        {
            return null;
        }

        var type = xml.GetAttribute("Type") ?? "";
        var target = xml.GetAttribute("Target") ?? "";
        var isExternal = string.Equals(xml.GetAttribute("TargetMode")?.Trim(), "External", StringComparison.OrdinalIgnoreCase);
        bool Is(string end) => type.TrimEnd().EndsWith(end, StringComparison.OrdinalIgnoreCase);
        return MacroRelations.Any(Is) ? FileRefusals.Macros
            : isExternal && !Is("/hyperlink") ? FileRefusals.External
            : FileRelations.Any(Is) ? FileRefusals.CarriesFiles
            : isExternal && !DocumentLink.IsHarmless(target) ? FileRefusals.Active
            : null;
    }

    /// <summary>Fields that start a program or fetch a text when the document is opened; Word asks, and people answer yes.</summary>
    private static string? Fields(Package package)
    {
        foreach (var part in package.Parts.Where(p => p.Name.StartsWith("word/", StringComparison.OrdinalIgnoreCase) && p.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            var code = new StringBuilder();
            var isCode = false;
            var found = package.Judge(part, xml =>
            {
                switch (xml.NodeType)
                {
                    case XmlNodeType.Element when xml.LocalName == "fldSimple":
                        return Acts(xml.GetAttribute("instr", xml.NamespaceURI) ?? "");
                    case XmlNodeType.Element when xml.LocalName == "fldChar":
                        var said = code.ToString();
                        code.Clear();
                        return Acts(said);
                    case XmlNodeType.Element when xml.LocalName is "instrText" or "delInstrText":
                        isCode = !xml.IsEmptyElement;
                        return null;
                    case XmlNodeType.EndElement when xml.LocalName is "instrText" or "delInstrText":
                        isCode = false;
                        return null;
                    case XmlNodeType.Text or XmlNodeType.CDATA when isCode && code.Length < 10_000:
                        code.Append(xml.Value);
                        return null;
                    default:
                        return null;
                }
            });
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string? Acts(string code) =>
        code.TrimStart().StartsWith("DDE", StringComparison.OrdinalIgnoreCase) ? FileRefusals.Active
        : code.TrimStart().StartsWith("INCLUDETEXT", StringComparison.OrdinalIgnoreCase) ? FileRefusals.External
        : null;
}
