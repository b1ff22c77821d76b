using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>Public pages of the garden, for machines.</summary>
internal sealed class PagesOutline : IOutline
{
    public string Name => "jardin";
    public string Title => "Le jardin";

    public IQueryable<Outlined> Things(AppDb db) =>
        db
            .Pages.AsNoTracking()
            .VisibleTo(Reader.Anonymous)
            .Where(page => page.Stage != Stage.Compost)
            .Select(page => new Outlined
            {
                Id = page.Id,
                Path = "/jardin/" + page.Slug,
                Title = page.Title,
                Text = page.Text,
                PublishedAt = page.CreatedAt,
                ChangedAt = page.ChangedAt,
                AuthorId = page.CaredById,
            });
}
