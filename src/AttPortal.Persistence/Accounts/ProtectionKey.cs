namespace AttPortal.Persistence.Accounts;

/// <summary>A key of the ring that protects cookies: kept in the database, so that every instance reads what another wrote.</summary>
public sealed class ProtectionKey
{
    private ProtectionKey()
    {
    }

    public ProtectionKey(string name, string xml)
    {
        Name = name;
        Xml = xml;
    }

    public string Name { get; private set; } = null!;

    public string Xml { get; private set; } = null!;
}
