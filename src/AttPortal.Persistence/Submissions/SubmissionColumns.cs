using AttPortal.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Submissions;

/// <summary>
/// What the database itself derives from a submission as it was received, so that lists of thousands are chosen and grouped
/// without reading their texts.
/// </summary>
public static class SubmissionColumns
{
    /// <summary>Whether its author shares it with the delegations that the call asks.</summary>
    public const string IsShared = "IsShared";

    /// <summary>What it speaks to, as a JSON array: the keys of its fields, and the place for which a text is proposed.</summary>
    public const string Topics = "Topics";

    internal static void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.Property<bool>(IsShared).HasComputedColumnSql("(release ->> 'until') = 'InvitedDelegations'", stored: true);
        builder.Property<string>(Topics).HasColumnType("jsonb").HasComputedColumnSql(
            """jsonb_path_query_array(texts, '$[*].key') || jsonb_path_query_array(texts, '$[*] ? (@.key == "place").text')""", stored: true);
    }
}
