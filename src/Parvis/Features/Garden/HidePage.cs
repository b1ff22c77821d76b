using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Garden;

/// <summary>A page of the garden out of sight, and back: its scope says it all.</summary>
internal sealed class HidePage : IHideable
{
    public string Kind => Page.Kind;

    public async Task<IReadOnlyList<Written>> Describe(AppDb db, IReadOnlyCollection<long> ids)
    {
        var revisions = db.Revisions;
        var rows = await db
            .Pages.Where(page => ids.Contains(page.Id))
            .Select(page => new
            {
                page.Id,
                page.Slug,
                page.Title,
                Html = page.Text.Html.Substring(0, Written.Enough),
                page.Scope,
                page.Tongue,
                AuthorId = revisions
                    .Where(one => one.PageId == page.Id)
                    .OrderByDescending(one => one.Number)
                    .Select(one => one.AuthorId)
                    .FirstOrDefault(),
            })
            .ToListAsync();
        return rows.ConvertAll(row => new Written(
            new Thing(Kind, row.Id),
            row.Title,
            TextPreview.Of(row.Html, Written.ExcerptLength),
            $"/jardin/{row.Slug}",
            row.Scope,
            row.AuthorId,
            row.Tongue
        ));
    }

    public async Task<Scope?> Hide(AppDb act, long id, DateTime at)
    {
        await act.Hold(act.Pages.Where(one => one.Id == id), one => one.Title);
        return (await act.Pages.SingleOrDefaultAsync(one => one.Id == id))?.Hide();
    }

    public async Task Restore(AppDb act, long id, Scope former, DateTime at)
    {
        await act.Hold(act.Pages.Where(one => one.Id == id), one => one.Title);
        (await act.Pages.SingleAsync(one => one.Id == id)).Scope = former;
    }
}
