using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>What readers say is wrong on pages, the oldest first, until somebody says that it is settled.</summary>
[Needs(Permission.EditGarden)]
public sealed class DoubtsModel(AppDb db, Acts acts, Reader reader, TimeProvider clock) : PageModel
{
    private const int Most = 100;

    public sealed record Row(long Id, string Slug, string Title, string Text, string? Email, DateTime At, int Helped);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var gardens = reader.Role >= Role.Gardener;
        Rows = await (
            from doubt in db.PageDoubts.Open()
            join page in db.Pages.VisibleTo(reader) on doubt.PageId equals page.Id
            orderby doubt.At, doubt.Id
            select new Row(
                doubt.Id,
                page.Slug,
                page.Title,
                doubt.Text,
                gardens ? doubt.Email : null,
                doubt.At,
                db.Set<PageHelped>().Where(helped => helped.PageId == page.Id).Sum(helped => helped.Count)
            )
        )
            .Take(Most)
            .ToListAsync(cancellation);
    }

    public async Task<IActionResult> OnPost(long numero, CancellationToken cancellation)
    {
        var path = await acts.Run(act => Settle(act, numero), cancellation);
        return path is null ? NotFound() : this.Saved("/jardin/a-soigner");
    }

    private async Task<string?> Settle(AppDb act, long id)
    {
        var found = await (
            from doubt in act.PageDoubts
            where doubt.Id == id
            join page in act.Pages.VisibleTo(reader) on doubt.PageId equals page.Id
            select new { Doubt = doubt, page.Slug }
        ).FirstOrDefaultAsync();
        found?.Doubt.Settle(reader.PersonId, clock.GetUtcNow().UtcDateTime);
        return found?.Slug;
    }
}
