using Parvis.Platform;
using Parvis.Platform.Web;

namespace Parvis.Features.People;

/// <summary>People of the place who agreed to be found.</summary>
public sealed class PeopleFeature : IFeature
{
    public void Furnish(House house) => house.Menu(new MenuItem("/personnes", "Personnes", "people", 40, Narrow: false));
}
