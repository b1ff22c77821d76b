using Parvis.Platform.Data;
using Parvis.Platform.Web;

namespace Parvis.Platform.Finding;

internal static class FindingServices
{
    public static void AddFinding(this IServiceCollection services)
    {
        services.AddSingleton<Finder>();
        services.AddSingleton<KnownPeople>();
        services.AddSingleton<IFollowsChanges>(provider => provider.GetRequiredService<KnownPeople>());
        services.AddSingleton<ILoadsAtStart>(provider => provider.GetRequiredService<KnownPeople>());
        services.AddSingleton<IFollowsAct, OffersFollowPeople>();
        services.AddSingleton<PassageWriter>();
        services.AddSingleton<IBeforeCommit>(provider => provider.GetRequiredService<PassageWriter>());
        services.AddSingleton<FindingIndex>();
        services.AddSingleton<IFollowsChanges>(provider => provider.GetRequiredService<FindingIndex>());
        services.AddSingleton<IGetsReady>(provider => provider.GetRequiredService<FindingIndex>());
        services.AddHostedService(provider => provider.GetRequiredService<FindingIndex>());
        services.AddSingleton<Asking>();
        services.AddSingleton<Kin>();
        services.AddSingleton<MissedSearches>();
    }
}
