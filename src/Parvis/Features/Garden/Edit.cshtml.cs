using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Shared.Place;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>A page, to be written in. Of two who save at once the second sees both texts.</summary>
[Needs(Permission.EditGarden)]
public sealed class EditModel(AppDb db, Acts acts, Circles circles, Reader reader, Texts texts, TimeProvider clock)
    : PageModel,
        IHasPageForm
{
    [BindProperty]
    public PageForm Form { get; set; } = new();

    public string Path { get; private set; } = "";
    public IReadOnlyList<SelectListItem> Sights { get; private set; } = [];

    /// <summary>What somebody else saved since this form was opened.</summary>
    public PageForm? Theirs { get; private set; }

    /// <summary>Stage, tags and circle where they differ.</summary>
    public IReadOnlyList<Difference> OtherChoices { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancellation)
    {
        if (await Find(slug) is not { } page)
            return NotFound();
        Form = await PageForm.Of(db, page);
        Sights = await SightsToChoose(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancellation)
    {
        if (await Find(slug) is not { } page)
            return NotFound();
        if (!MayShowToOthers)
            Form.Sight = page.Scope.Value;
        Form.Check(ModelState, circles, texts);
        if (ModelState.IsValid && await acts.Run(act => Save(act, page.Id), cancellation) is { } path)
            return this.Saved(path);
        if (ModelState.IsValid)
            await ShowTheirs(page.Id);
        Sights = await SightsToChoose(cancellation);
        if (Theirs is { } theirs)
            OtherChoices = [.. Form.DifferencesFrom(theirs, Sights, texts)];
        return Page();
    }

    public async Task<IActionResult> OnPostPreview(string slug, CancellationToken cancellation)
    {
        if (await Find(slug) is null)
            return NotFound();
        Sights = await SightsToChoose(cancellation);
        return this.Previewed(Form.Text);
    }

    // What members wrote for members does not become public by somebody's slip.
    private bool MayShowToOthers => reader.Role >= Role.Gardener;

    private async Task<IReadOnlyList<SelectListItem>> SightsToChoose(CancellationToken cancellation)
    {
        var all = await circles.Items(cancellation);
        return MayShowToOthers ? all : [.. all.Where(one => one.Value == $"{Form.Sight}")];
    }

    /// <summary>The page's address once saved; null when somebody else saved first.</summary>
    private async Task<string?> Save(AppDb act, long id)
    {
        await act.Hold(act.Pages.Where(one => one.Id == id), one => one.Title);
        var page = await act.Pages.SingleAsync(one => one.Id == id);
        if (page.Version != Form.Version)
            return Form.Says(page) ? page.Path : null;
        await PageSlugs.Follow(act, page, Form.Title);
        await Form.WriteInto(act, page, reader.PersonId, clock.GetUtcNow().UtcDateTime);
        return page.Path;
    }

    private async Task ShowTheirs(long id)
    {
        Theirs = await PageForm.Of(db, await db.Pages.AsNoTracking().SingleAsync(one => one.Id == id));
        // What is saved next is saved in the knowledge of theirs.
        Form.Version = Theirs.Version;
        ModelState.Remove("Form.Version");
    }

    private async Task<Page?> Find(string slug)
    {
        var page = await db.Pages.AsNoTracking().VisibleTo(reader).FirstOrDefaultAsync(one => one.Slug == slug);
        Path = page?.Path ?? "";
        return page;
    }
}
