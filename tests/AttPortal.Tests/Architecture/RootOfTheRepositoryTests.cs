using System.Text.RegularExpressions;

namespace AttPortal.Tests.Architecture;

/// <summary>What stands at the root, and what no file may carry away from the machine on which it was written.</summary>
public sealed class RootOfTheRepositoryTests
{
    private static readonly string[] Allowed = ["src", "tests", "docs", "docker-compose.yml", "AttPortal.sln", "Directory.Build.props", "README.md"];

    [Fact]
    public void The_root_holds_what_the_plan_of_the_house_names_and_no_more() =>
        Repository.Root.EnumerateFileSystemInfos().Select(e => e.Name)
            .Where(name => name[0] != '.' && !Repository.Ignored.Contains(name)).Should().BeSubsetOf(Allowed);

    [Fact]
    public void No_file_names_a_path_of_the_machine_it_was_written_on() =>
        Repository.All.Where(IsText).Where(f => MachinePath().IsMatch(f.Text)).Select(f => f.Path).Should().BeEmpty();

    [Fact]
    public void Packages_are_looked_for_where_the_machine_says() =>
        Repository.All.Where(f => Path.GetFileName(f.Path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
            || (f.Path.EndsWith("package-lock.json", StringComparison.Ordinal) && f.Text.Contains("\"resolved\"", StringComparison.Ordinal)))
            .Select(f => f.Path).Should().BeEmpty();

    private static bool IsText(SourceFile file) => Path.GetExtension(file.Path) is not (".png" or ".ico" or ".pdf" or ".woff2" or ".ttf" or ".otf" or ".jpg");

    // Put together, so that this file does not find itself.
    private static Regex MachinePath() => new(@"(?<![\w.~/-])/(wo" + @"rk/|tmp/w\b|ro" + @"ot/|home/[a-z]+/)|[A-Z]:\\Us" + "ers");
}
