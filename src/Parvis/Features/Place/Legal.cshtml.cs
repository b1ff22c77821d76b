using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>The legal notice (LCEN, art. 1-1), made from the place's settings.</summary>
[Public]
[SameForVisitors]
public sealed class LegalModel(CurrentPlace place) : PageModel
{
    public PlaceCard Card => place.Card!;

    /// <summary>What the law wants and nobody has filled in yet.</summary>
    public bool Incomplete =>
        Card.Publisher.Length == 0 || Card.PublicationDirector.Length == 0 || Card.HostedBy.Length == 0;
}
