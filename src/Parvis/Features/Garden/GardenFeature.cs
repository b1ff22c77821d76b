using NodaTime;
using Parvis.Features.Garden.Provenance;
using Parvis.Features.Garden.Sowing;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Hiding;
using Parvis.Platform.Pictures;
using Parvis.Platform.Privacy;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>
/// The garden: pages of what the community knows, and the glossary, which is one of them. Other features bring what they have by
/// <see cref="Harvest"/>.
/// </summary>
public sealed class GardenFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<IFindable, FindPages>();
        house.Services.AddSingleton<IRenewed, Renewed<Page>>();
        house.Services.AddSingleton<IFollowsAct, FollowBlocks>();
        house.Services.AddSingleton<IPersonalData, PagesOfSomebody>();
        house.Services.AddSingleton<ICarriesPictures, PagePictures>();
        house.Services.AddSingleton<GlossaryWords>();
        house.Services.AddSingleton<IFollowsChanges>(provider => provider.GetRequiredService<GlossaryWords>());
        house.Services.AddSingleton<ILoadsAtStart>(provider => provider.GetRequiredService<GlossaryWords>());
        house.Services.AddSingleton<IShelf, PagesOnShelf>();
        house.Services.AddSingleton<IOutline, PagesOutline>();
        house.Job<TellWishers, WishersWriter>();
        house.Services.AddSingleton<IHideable, HidePage>();
        house.Services.AddSingleton<IFollowsAct, FollowLinks>();
        house.Services.AddSingleton<FeedbackPaces>();
        house.Job<ForgetDoubts, DoubtBroom>();
        house.Daily(new LocalTime(3, 50), "forget-doubts", new ForgetDoubts());
        house.Menu(new MenuItem("/jardin", "Jardin", "garden", 30));
        house.Menu(new MenuItem("/glossaire", "Glossaire", "words", 60, Narrow: false));
    }
}
