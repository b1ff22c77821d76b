using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>The accessibility statement: of the site, and of the building.</summary>
[Public]
[SameForVisitors]
public sealed class AccessibilityModel(CurrentPlace place) : PageModel
{
    public PlaceCard Card => place.Card!;
}
