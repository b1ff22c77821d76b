using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Shared.Place;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>The facts of the place.</summary>
[Needs(Permission.ChangeSettings)]
public sealed class FactsModel(Acts acts, CurrentPlace current, Reader reader, Texts texts, TimeProvider clock)
    : PageModel,
        IHasPlaceForm
{
    [BindProperty]
    public PlaceForm Place { get; set; } = new();

    public IReadOnlyList<Difference> Conflict { get; private set; } = [];

    public void OnGet() => Place = PlaceForm.Of(current.Card!);

    public async Task<IActionResult> OnPost()
    {
        Place.Check(ModelState, texts, nameof(Place));
        if (!ModelState.IsValid)
            return Page();
        var now = clock.GetUtcNow().UtcDateTime;
        if (await acts.EditCard(Place.Version, Place.ApplyTo, reader.PersonId, now) is not { } theirs)
            return this.Saved("/reglages");
        Conflict = [.. Place.DifferencesFrom(theirs, texts)];
        // What is saved next is saved in the knowledge of theirs.
        Place.Version = theirs.Version;
        ModelState.Remove("Place.Version");
        return Page();
    }
}
