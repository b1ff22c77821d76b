using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Pictures;
using Parvis.Platform.Text;

namespace Parvis.Features.Garden;

/// <summary>
/// Pictures in pages. Those of older versions stay too, for the members who may read and take up versions: not for
/// everybody, who sees only today's text.
/// </summary>
public sealed class PagePictures : ICarriesPictures
{
    public string Kind => Page.Kind;

    public async Task<IReadOnlyList<PicturedText>> TextsOf(AppDb db, IReadOnlyCollection<long> ids)
    {
        var now = await db
            .Pages.Where(page => ids.Contains(page.Id) && page.Text.Html.Contains(OwnPictures.Root))
            .Select(page => new PicturedText(page.Id, page.Scope, page.Text.Html))
            .ToListAsync();
        var once = await (
            from revision in db.Revisions
            where ids.Contains(revision.PageId) && revision.Markdown.Contains(OwnPictures.Root)
            join page in db.Pages on revision.PageId equals page.Id
            select new PicturedText(page.Id, page.Scope, revision.Markdown)
        ).ToListAsync();
        return [.. now, .. once.Select(text => text.OnlyForMembers())];
    }
}
