using AttPortal.Domain.Shared;

namespace AttPortal.Domain.WorkingGroups;

/// <summary>A working group that a Conference set up (rule 42 of the rules of procedure).</summary>
public sealed class WorkingGroup
{
    private WorkingGroup()
    {
    }

    /// <summary>Records a group.</summary>
    /// <param name="code">WGTU, WGETI or WGTR; new ones may come.</param>
    /// <param name="name">The full name.</param>
    /// <param name="shortName">The name in running text.</param>
    /// <param name="mandate">What the group is there for, in two or three sentences.</param>
    /// <param name="source">Where the mandate stands.</param>
    public WorkingGroup(string code, LocalizedText name, LocalizedText shortName, LocalizedText mandate, string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Code = code;
        Name = name;
        ShortName = shortName;
        Mandate = mandate;
        Source = source;
    }

    /// <summary>The code used in symbols, as in WGTU.</summary>
    public string Code { get; private set; } = null!;

    /// <summary>The code as it stands in addresses.</summary>
    public string Slug => Code.ToLowerInvariant();

    /// <summary>The full name.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>The name in running text.</summary>
    public LocalizedText ShortName { get; private set; } = null!;

    /// <summary>What the group is there for.</summary>
    public LocalizedText Mandate { get; private set; } = null!;

    /// <summary>Where the mandate stands.</summary>
    public string Source { get; private set; } = null!;
}
