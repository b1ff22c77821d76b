using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Place;
using Parvis.Platform.Privacy;
using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>What is kept about people, why and for how long.</summary>
[Public]
[SameForVisitors]
public sealed class PrivacyModel(CurrentPlace place, HeldData data) : PageModel
{
    public PlaceCard Card => place.Card!;
    public IReadOnlyList<Holding> Holdings => data.Holdings;
}
