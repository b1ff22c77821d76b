using NodaTime;
using Parvis.Platform;
using Parvis.Platform.People;
using Parvis.Platform.Privacy;
using Parvis.Platform.Web;

namespace Parvis.Features.Notices;

/// <summary>« Signaler », without an account; what staff decides about it; who is told.</summary>
public sealed class NoticesFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<NoticePaces>();
        house.Services.AddSingleton<Receipts>();
        house.Services.AddSingleton<IPersonalData, NoticesOfSomebody>();
        house.Services.AddScoped<Settling>();
        house.Job<TellNotifier, NotifierTeller>();
        house.Job<TellAuthor, AuthorTeller>();
        house.Job<PurgeNotices, NoticesPurge>();
        house.Daily(new LocalTime(3, 30), "purge-notices", new PurgeNotices());
        house.Menu(
            new MenuItem(
                "/loge/signalements",
                "Signalements",
                "flag",
                85,
                Permission.HandleNotices,
                InMasthead: false,
                Narrow: false
            )
        );
    }
}
