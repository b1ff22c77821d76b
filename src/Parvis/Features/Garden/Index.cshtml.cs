using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>The garden seen from above: its beds, and the same pages in a list.</summary>
[Public]
[SameForVisitors]
public sealed class IndexModel(AppDb db, Reader reader, Texts texts) : PageModel
{
    private const int PageSize = 200;
    public const int PlantsInABed = 12;

    public sealed record Row(long Id, string Slug, string Title, Stage Stage, DateTime? CaredAt, long? SpaceId);

    public int Total { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<Bed> Beds { get; private set; } = [];
    public Dictionary<long, string> BedOf { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 1, "");
    public string? Chosen { get; private set; }

    public async Task OnGet(string? etiquette, string? espace, [FromQuery] string? page, CancellationToken cancellation)
    {
        var (pages, address) = await Narrow(etiquette, espace, cancellation);
        Total = await pages.CountAsync(cancellation);
        var count = Pager.PagesFor(Total, PageSize);
        Pager = new Pager(Addresses.PageOf(page, count), count, texts.Base + address);
        Rows = await pages
            .OrderBy(one => one.SortKey)
            .ThenBy(one => one.Id)
            .Skip((Pager.Current - 1) * PageSize)
            .Take(PageSize)
            .Select(one => new Row(one.Id, one.Slug, one.Title, one.Stage, one.CaredAt, one.SpaceId))
            .ToListAsync(cancellation);
        await Lay(cancellation);
    }

    /// <summary>The pages of one tag or space, or all of them, and the address of that list.</summary>
    private async Task<(IQueryable<Garden.Page> Pages, string Address)> Narrow(
        string? etiquette,
        string? espace,
        CancellationToken cancellation
    )
    {
        var pages = db.Pages.AsNoTracking().VisibleTo(reader);
        if (Addresses.WordOf(etiquette) is { } tag)
        {
            var tagged = db
                .Taggings.Where(tagging => tagging.Kind == Garden.Page.Kind && tagging.Tag!.Slug == tag)
                .Select(tagging => tagging.ThingId);
            pages = pages.Where(one => tagged.Contains(one.Id));
            // Where a reader finds nothing under it, there is no such word.
            Chosen = await db
                .Tags.Where(one => one.Slug == tag && pages.Any())
                .Select(one => one.Name)
                .FirstOrDefaultAsync(cancellation);
            return (pages, $"/jardin?etiquette={tag}");
        }
        if (Addresses.WordOf(espace) is { } slug)
        {
            var space = await db
                .Spaces.AsNoTracking()
                .VisibleTo(reader)
                .FirstOrDefaultAsync(one => one.Slug == slug, cancellation);
            Chosen = space?.Name;
            var id = space?.Id ?? 0;
            return (pages.Where(one => one.SpaceId == id), $"/jardin?espace={slug}");
        }
        return (pages, "/jardin");
    }

    private async Task Lay(CancellationToken cancellation)
    {
        var ids = Rows.Select(row => row.Id).ToArray();
        var tags = await db
            .Taggings.Where(tagging => tagging.Kind == Garden.Page.Kind && ids.Contains(tagging.ThingId))
            .Select(tagging => new BedName(tagging.ThingId, tagging.Tag!.Name, tagging.Tag.Slug))
            .ToListAsync(cancellation);
        var spaces = await db
            .Spaces.AsNoTracking()
            .VisibleTo(reader)
            .Select(space => new BedName(space.Id, space.Name, space.Slug))
            .ToListAsync(cancellation);
        Beds = new Beds(texts, spaces, tags).Lay(Rows);
        BedOf = Beds.SelectMany(bed => bed.Plants.Select(plant => (plant.Id, bed.Name))).ToDictionary();
    }
}
