using AttPortal.Web.Components;

namespace AttPortal.Tests.Web.Components;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("The group will meet in Geneva.", "The group will meet in New York.", "The group will meet in |-Geneva|+New York|.")]
    [InlineData("工作组将审视现状。", "工作组将审议现状。", "工作组将审|-视|+议|现状。")]
    [InlineData("ستعرض أمانة المعاهدة الحالة", "ستقدم أمانة المعاهدة الحالة", "-ستعرض|+ستقدم| أمانة المعاهدة الحالة")]
    [InlineData("same", "same", "same")]
    [InlineData("", "new", "+new")]
    [InlineData("old", "", "-old")]
    public void Whole_words_are_marked_and_signs_where_no_words_are_parted(string before, string after, string marked) =>
        Marked(before, after).Should().Be(marked);

    [Fact]
    public void Either_version_can_be_read_off_the_stretches()
    {
        const string Before = "One **two** three\n\n- four\n- five [[item:i7]]\n";
        const string After = "One three **two**\n\n- five [[item:i8]]\n- four, six\n";
        var stretches = WordDiff.Between(Before, After);
        string.Concat(stretches.Where(s => s.Kind != DiffKind.Inserted).Select(s => s.Text)).Should().Be(Before);
        string.Concat(stretches.Where(s => s.Kind != DiffKind.Deleted).Select(s => s.Text)).Should().Be(After);
    }

    private static string Marked(string before, string after) => string.Join('|', WordDiff.Between(before, after).Select(s => s.Kind switch
    {
        DiffKind.Inserted => "+" + s.Text,
        DiffKind.Deleted => "-" + s.Text,
        _ => s.Text,
    }));
}
