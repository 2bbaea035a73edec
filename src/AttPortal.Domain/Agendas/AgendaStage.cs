namespace AttPortal.Domain.Agendas;

/// <summary>How far an agenda has come.</summary>
public enum AgendaStage
{
    /// <summary>Being written; nothing has gone out.</summary>
    Draft,

    /// <summary>Sent to delegations and open to the public.</summary>
    Circulated,

    /// <summary>Circulated again after changes, as Rev.1, Rev.2 …</summary>
    Revised,

    /// <summary>Adopted by the group at the opening of its meeting: the end.</summary>
    Adopted,
}

/// <summary>What may follow what.</summary>
public static class AgendaStages
{
    private static readonly Dictionary<AgendaStage, AgendaStage[]> Next = new()
    {
        [AgendaStage.Draft] = [AgendaStage.Circulated],
        [AgendaStage.Circulated] = [AgendaStage.Revised, AgendaStage.Adopted],
        [AgendaStage.Revised] = [AgendaStage.Revised, AgendaStage.Adopted],
        [AgendaStage.Adopted] = [],
    };

    /// <summary>Whether the second stage may follow the first.</summary>
    public static bool MayBecome(this AgendaStage from, AgendaStage to) => Next[from].Contains(to);
}
