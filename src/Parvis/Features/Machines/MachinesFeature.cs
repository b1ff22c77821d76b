using Parvis.Platform;

namespace Parvis.Features.Machines;

/// <summary>What search engines and feed readers come for: sitemap, robots, Atom feeds of every outline.</summary>
public sealed class MachinesFeature : IFeature
{
    public void Furnish(House house) =>
        house.Routes(endpoints =>
        {
            SiteMap.Map(endpoints);
            Feeds.Map(endpoints);
        });
}
