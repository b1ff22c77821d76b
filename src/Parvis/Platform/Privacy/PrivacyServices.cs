namespace Parvis.Platform.Privacy;

internal static class PrivacyServices
{
    public static void AddPrivacy(this IServiceCollection services, House house)
    {
        services.AddSingleton<IPersonalData, PersonItself>();
        services.AddSingleton<IPersonalData, MailsAndJournal>();
        services.AddSingleton<ErasureList>();
        services.AddSingleton<Erasing>();
        services.AddSingleton<ErasuresAgain>();
        services.AddSingleton<HeldData>();
        house.Job<KeepErasures, ErasureKeeper>();
    }
}
