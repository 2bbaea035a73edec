namespace AttPortal.Web.Features.Delegations;

internal static class DelegationSetup
{
    public static void AddDelegations(this IServiceCollection services)
    {
        services.AddScoped<DelegationPeople>();
        services.AddScoped<AcceptanceOperations>();
        services.AddScoped<ApiTokenQueries>();
        services.AddSingleton<ApiTokenOperations>();
        services.AddSingleton<InvitationOperations>();
        services.AddSingleton<SeatOperations>();
        services.AddSingleton<DelegationOperations>();
    }
}
