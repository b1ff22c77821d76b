using Parvis.Platform;
using Parvis.Platform.Finding;
using Parvis.Platform.Web;

namespace Parvis.Features.People;

/// <summary>People of the place who agreed to be found.</summary>
public sealed class PeopleFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<IFindable, FindPeople>();
        house.Services.AddSingleton<IFindable, FindOffers>();
        house.Menu(new MenuItem("/personnes", "Personnes", "people", 40));
    }
}
