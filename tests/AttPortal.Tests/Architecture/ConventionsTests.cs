using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AttPortal.Tests.Architecture;

/// <summary>What can be said of every file and type.</summary>
public sealed partial class ConventionsTests
{
    private static readonly Assembly[] Houses = [typeof(Language).Assembly, typeof(Document).Assembly, typeof(PortalDbContext).Assembly, typeof(Program).Assembly];

    [Fact]
    public void A_class_is_sealed_unless_another_inherits_it()
    {
        var inherited = Types().Select(t => t.BaseType).OfType<Type>().Select(Definition).ToHashSet();
        Types().Where(t => t.IsClass && !t.IsAbstract && !t.IsSealed && !inherited.Contains(t) && !IsMadeByATool(t))
            .Select(t => t.FullName).Should().BeEmpty();
    }

    [Fact]
    public void No_type_or_folder_is_named_after_nothing() =>
        Types().Select(t => t.Name).Concat(Repository.Under("", ".cs", ".razor").SelectMany(f => Path.GetDirectoryName(f.Path)!.Split('/')))
            .Where(n => EmptyName().IsMatch(n)).Should().BeEmpty();

    [Fact]
    public void A_file_of_code_is_short_enough_to_be_one_thing() =>
        Repository.Under("", ".cs").Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal) && f.Lines > 400)
            .Select(f => $"{f.Path}: {f.Lines}").Should().BeEmpty();

    [Fact]
    public void A_page_is_short_enough_to_be_seen_at_once() =>
        Repository.Under("", ".razor").Where(f => f.Lines > 160).Select(f => $"{f.Path}: {f.Lines}").Should().BeEmpty();

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Repository.Under("", ".cs", ".razor", ".js", ".css", ".md").Where(f => Later().IsMatch(f.Text)).Select(f => f.Path).Should().BeEmpty();

    [Fact]
    public void No_test_sleeps_retries_or_is_skipped() =>
        Repository.Under("tests/", ".cs").Where(f => Waits().IsMatch(f.Text)).Select(f => f.Path).Should().BeEmpty();

    [Fact]
    public void Every_public_type_of_the_domain_and_of_documents_says_what_it_means() =>
        Houses[..2].SelectMany(assembly =>
        {
            var described = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").Select(m => m.Attribute("name")!.Value).ToHashSet();
            return assembly.GetExportedTypes().Select(t => "T:" + t.FullName!.Replace('+', '.')).Where(name => !described.Contains(name));
        }).Should().BeEmpty();

    [Fact]
    public void Ids_are_values() =>
        Types().Where(t => t.Name.EndsWith("Id", StringComparison.Ordinal) && t.Assembly == Houses[0])
            .Should().OnlyContain(t => t.IsValueType).And.NotBeEmpty();

    private static IEnumerable<Type> Types() => Houses.SelectMany(a => a.GetTypes())
        .Where(t => !t.Name.Contains('<', StringComparison.Ordinal) && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null && t.Namespace?.StartsWith("AttPortal", StringComparison.Ordinal) != false);

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static bool IsMadeByATool(Type type) =>
        type.IsAssignableTo(typeof(IComponent)) || type.IsAssignableTo(typeof(Migration)) || type.IsAssignableTo(typeof(ModelSnapshot)) || type == typeof(Program)
        || type.Name == "_Imports"
        || type.Namespace is null || type.DeclaringType is { } outer && IsMadeByATool(outer);

    [GeneratedRegex("(Manager|Helpers?|Common|Utils?|Utilities|Dto|Misc)$")]
    private static partial Regex EmptyName();

    // Put together, so that this file does not find itself.
    private static Regex Later() => new(@"\b(TO" + "DO|FIX" + @"ME)\b|NotImplemented" + "Exception");

    private static Regex Waits() => new(@"Thread\.Sl" + @"eep|Task\.De" + @"lay|\bSkip " + "=|Retry" + "Fact");
}
