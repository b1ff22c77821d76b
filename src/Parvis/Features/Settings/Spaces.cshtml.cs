using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>The communities inside the place.</summary>
[Needs(Permission.ChangeSettings)]
public sealed class SpacesModel(AppDb db, Acts acts, Reader reader, Texts texts, TimeProvider clock) : PageModel
{
    public sealed record Row(long Id, string Name, Scope Scope, int Members);

    public sealed class Input
    {
        [StringLength(SpaceEdit.NameLength)]
        public string Name { get; set; } = "";
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        var slug = ModelState.IsValid ? SpaceEdit.SlugOf(Form.Name) : "";
        if (ModelState.IsValid && slug.Length == 0)
            ModelState.AddModelError("Form.Name", texts["Il faut au moins une lettre ou un chiffre."]);
        if (ModelState.IsValid && await db.Spaces.AnyAsync(space => space.Slug == slug))
            ModelState.AddModelError("Form.Name", texts["Un espace porte déjà ce nom."]);
        if (!ModelState.IsValid)
        {
            await Load();
            return Page();
        }
        var now = clock.GetUtcNow().UtcDateTime;
        var id = await acts.Run(async act =>
        {
            var space = SpaceEdit.New(Form.Name);
            act.Spaces.Add(space);
            await act.SaveChangesAsync();
            act.Record(now, reader.PersonId, SpaceEdit.Added, space.Changes);
            return space.Id;
        });
        return this.Saved($"/reglages/espaces/{id}");
    }

    private async Task Load()
    {
        var members = db.SpaceMembers.At(clock.GetUtcNow().UtcDateTime);
        Rows = await db
            .Spaces.AsNoTracking()
            .OrderBy(space => space.SortKey)
            .Select(space => new Row(
                space.Id,
                space.Name,
                space.Scope,
                members.Count(member => member.SpaceId == space.Id)
            ))
            .ToListAsync();
    }
}
