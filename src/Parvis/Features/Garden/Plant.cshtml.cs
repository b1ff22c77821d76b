using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>A new page: everybody gardens.</summary>
[Needs(Permission.EditGarden)]
public sealed class PlantModel(Acts acts, Circles circles, Reader reader, Texts texts, TimeProvider clock)
    : PageModel,
        IHasPageForm
{
    private static readonly TimeSpan OnceIn = TimeSpan.FromDays(1);

    [BindProperty]
    public PageForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Sights { get; private set; } = [];

    public async Task OnGet(string? titre, CancellationToken cancellation)
    {
        Form.Title = titre is { Length: <= Garden.Page.TitleLength } ? titre.Trim() : "";
        Sights = await circles.Items(cancellation);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        Form.Check(ModelState, circles, texts);
        if (!ModelState.IsValid)
        {
            Sights = await circles.Items(cancellation);
            return Page();
        }
        var page = await acts.Run(Plant, cancellation);
        return this.Saved(page.Path);
    }

    public async Task<IActionResult> OnPostPreview(CancellationToken cancellation)
    {
        Sights = await circles.Items(cancellation);
        return this.Previewed(Form.Text);
    }

    /// <summary>The same page sent twice is one page.</summary>
    private async Task<Page> Plant(AppDb act)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now - OnceIn;
        await act.Hold(act.People.Where(one => one.Id == reader.PersonId), one => one.Name);
        var same = await (
            from revision in act.Revisions
            where revision.AuthorId == reader.PersonId && revision.Number == 1 && revision.At > since
            where revision.Title == Form.Title && revision.Markdown == Form.Markdown
            join page in act.Pages on revision.PageId equals page.Id
            select page
        ).FirstOrDefaultAsync();
        if (same is not null)
            return same;
        var fresh = Garden.Page.Planted(await PageSlugs.Free(act, Form.Title, pageId: 0), now);
        await Form.WriteInto(act, fresh, reader.PersonId, now);
        return fresh;
    }
}

/// <summary>A page of the site with the fields of a page of the garden.</summary>
public interface IHasPageForm
{
    PageForm Form { get; }
    IReadOnlyList<SelectListItem> Sights { get; }
}
