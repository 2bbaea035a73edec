using AttPortal.Persistence.Registers;
using Microsoft.AspNetCore.DataProtection;

namespace AttPortal.Web.Features.Registers;

/// <summary>The registers: who signs their heads, and who writes them.</summary>
internal static class RegisterSetup
{
    /// <summary>Names what the key ring protects; another name could not read what this one protected.</summary>
    private const string Purpose = "AttPortal.Registers.PrivateKey";

    public static void AddRegisters(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var protector = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);
            return new KeyProtection(protector.Protect, protector.Unprotect);
        });
        services.AddSingleton<RegisterKeys>();
        services.AddSingleton<RegisterWriter>();
    }
}
