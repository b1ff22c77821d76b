using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Parvis.Platform;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Backstage;

/// <summary>What goes on behind the stage: jobs, the schedule, mails, the journal.</summary>
public sealed class BackstageFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Menu(
            new MenuItem(
                "/coulisses",
                "Coulisses",
                "jobs",
                95,
                Permission.SeeBackstage,
                InMasthead: false,
                Narrow: false
            )
        );
        house.Job<PurgeBackstage, BackstagePurge>();
        house.Daily(new LocalTime(3, 20), "purge-backstage", new PurgeBackstage());
        if (MailOptions.Of(house.Configuration).ShowToEveryone)
            OpenMails(house);
    }

    // In a demonstration nobody has a mailbox, so the mails lie open to all. The last word on a page's need counts.
    private static void OpenMails(House house)
    {
        house.Services.Configure<RazorPagesOptions>(pages =>
            pages.Conventions.AddPageApplicationModelConvention(
                "/Backstage/Mails",
                page => page.EndpointMetadata.Add(new PublicAttribute())
            )
        );
        house.Foot(new MenuItem("/coulisses/courriels", "Les courriels de la démonstration", Order: 90));
    }
}
