using System.Reflection;
using System.Text.RegularExpressions;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;

namespace AttPortal.Tests.Architecture;

/// <summary>Web → Persistence → Domain, Web → Documents → Domain, and nothing points up.</summary>
public sealed partial class ArrowsOfTheHouseTests
{
    private static readonly Assembly DomainAssembly = typeof(Language).Assembly;
    private static readonly Assembly DocumentsAssembly = typeof(Document).Assembly;
    private static readonly Assembly PersistenceAssembly = typeof(PortalDbContext).Assembly;

    [Fact]
    public void The_domain_references_nothing_but_the_runtime() =>
        References(DomainAssembly).Should().OnlyContain(name => IsRuntime(name));

    [Fact]
    public void The_project_of_the_domain_names_no_package_project_or_framework() =>
        Repository.Under("src/AttPortal.Domain/", ".csproj").Single().Text.Should()
            .NotContain("PackageReference").And.NotContain("ProjectReference").And.NotContain("FrameworkReference");

    [Fact]
    public void Documents_know_the_domain_and_their_Markdown_reader_only() =>
        References(DocumentsAssembly).Where(name => !IsRuntime(name)).Should().BeSubsetOf(["AttPortal.Domain", "Markdig"]);

    [Fact]
    public void Persistence_knows_neither_pages_nor_documents() =>
        References(PersistenceAssembly).Where(n => n.StartsWith("AttPortal", StringComparison.Ordinal)).Should().Equal("AttPortal.Domain");

    [Fact]
    public void Documents_touch_no_file_process_or_line_except_to_reach_the_printer() =>
        Repository.Under("src/AttPortal.Documents/", ".cs").Where(f => !f.Path.Contains("/Pdf/", StringComparison.Ordinal))
            .Where(f => InputOutput().IsMatch(f.Text)).Select(f => f.Path).Should().BeEmpty();

    [Fact]
    public void Neither_the_domain_nor_documents_look_at_a_clock() =>
        Repository.Under("src/AttPortal.Domain/", ".cs").Concat(Repository.Under("src/AttPortal.Documents/", ".cs"))
            .Where(f => !f.Path.Contains("/Pdf/", StringComparison.Ordinal))
            .Where(f => Clock().IsMatch(f.Text)).Select(f => f.Path).Should().BeEmpty();

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static bool IsRuntime(string name) => name is "netstandard" or "mscorlib" or "Microsoft.Win32.Primitives" || name.StartsWith("System.", StringComparison.Ordinal) || name == "System";

    [GeneratedRegex(@"\b(File|Directory|FileStream|FileInfo|DirectoryInfo|Process|HttpClient|Socket|TcpClient)\b\s*[.(]|System\.(Net|Diagnostics\.Process)")]
    private static partial Regex InputOutput();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\b(TimeProvider|Stopwatch)\b")]
    private static partial Regex Clock();
}
