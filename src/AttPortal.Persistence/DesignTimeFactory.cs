using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.Persistence;

/// <summary>Builds the context for the tool that writes migrations; it needs no server.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args)
    {
        var services = new ServiceCollection();
        services.Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        var options = new DbContextOptionsBuilder<PortalDbContext>().UseApplicationServiceProvider(services.BuildServiceProvider());
        PersistenceSetup.Configure(options, "Host=localhost;Database=none");
        return new PortalDbContext(options.Options);
    }
}
