using Parvis.Platform;
using Parvis.Platform.Finding;
using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>The place itself: its home page, its spaces, what the law wants said, and what is said when something fails.</summary>
public sealed class PlaceFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<IFindable, FindSpaces>();
        house.Menu(new MenuItem("/", "Le lieu", "home", 10));
        house.Foot(new MenuItem("/accessibilite", "Accessibilité : non conforme", Order: 10));
        house.Foot(new MenuItem("/mentions-legales", "Mentions légales", Order: 20));
        house.Foot(new MenuItem("/vie-privee", "Vie privée", Order: 30));
    }
}
