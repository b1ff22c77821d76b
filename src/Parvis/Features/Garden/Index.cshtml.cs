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
public sealed class IndexModel(AppDb db, Reader reader, Texts texts) : PageModel
{
    private const int PageSize = 200;
    public const int PlantsInABed = 12;

    public sealed record Row(long Id, string Slug, string Title, Stage Stage, DateTime? CaredAt, long? SpaceId);

    public sealed record Bed(string Name, string? Href, IReadOnlyList<Row> Plants);

    public int Total { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<Bed> Beds { get; private set; } = [];
    public Dictionary<long, string> BedOf { get; } = [];
    public Pager Pager { get; private set; } = new(1, 1, "");
    public string? Chosen { get; private set; }

    public async Task OnGet(string? etiquette, string? espace, [FromQuery] string? page, CancellationToken cancellation)
    {
        var pages = db.Pages.AsNoTracking().VisibleTo(reader);
        var address = texts.Base + "/jardin";
        if (Addresses.WordOf(etiquette) is { } tag)
        {
            pages = pages.Where(one =>
                db.Set<Tagging>()
                    .Any(tagging =>
                        tagging.Kind == Garden.Page.Kind && tagging.ThingId == one.Id && tagging.Tag!.Slug == tag
                    )
            );
            Chosen = await db
                .Tags.Where(one => one.Slug == tag)
                .Select(one => one.Name)
                .FirstOrDefaultAsync(cancellation);
            address += $"?etiquette={tag}";
        }
        else if (Addresses.WordOf(espace) is { } slug)
        {
            var space = await db
                .Spaces.AsNoTracking()
                .VisibleTo(reader)
                .FirstOrDefaultAsync(one => one.Slug == slug, cancellation);
            var id = space?.Id ?? 0;
            pages = pages.Where(one => one.SpaceId == id);
            Chosen = space?.Name;
            address += $"?espace={slug}";
        }
        Total = await pages.CountAsync(cancellation);
        var count = Pager.PagesFor(Total, PageSize);
        Pager = new Pager(Addresses.PageOf(page, count), count, address);
        Rows = await pages
            .OrderBy(one => one.SortKey)
            .ThenBy(one => one.Id)
            .Skip((Pager.Current - 1) * PageSize)
            .Take(PageSize)
            .Select(one => new Row(one.Id, one.Slug, one.Title, one.Stage, one.CaredAt, one.SpaceId))
            .ToListAsync(cancellation);
        await Lay(cancellation);
    }

    /// <summary>A page grows in its space's bed; without a space, in that of its most shared tag.</summary>
    private async Task Lay(CancellationToken cancellation)
    {
        var ids = Rows.Select(row => row.Id).ToArray();
        var tags = await db
            .Taggings.Where(tagging => tagging.Kind == Garden.Page.Kind && ids.Contains(tagging.ThingId))
            .Select(tagging => new
            {
                tagging.ThingId,
                tagging.Tag!.Name,
                tagging.Tag.Slug,
            })
            .ToListAsync(cancellation);
        var spaces = await db
            .Spaces.AsNoTracking()
            .VisibleTo(reader)
            .Select(space => new
            {
                space.Id,
                space.Name,
                space.Slug,
            })
            .ToDictionaryAsync(space => space.Id, cancellation);
        var counts = tags.CountBy(tag => tag.Slug).ToDictionary();
        var tagsOf = tags.ToLookup(tag => tag.ThingId);
        var beds = new Dictionary<string, (string? Href, List<Row> Plants)>();
        var elsewhere = texts["Ailleurs dans le jardin"];
        foreach (var row in Rows)
        {
            var name = elsewhere;
            string? href = null;
            if (row.SpaceId is { } spaceId && spaces.TryGetValue(spaceId, out var space))
                (name, href) = (space.Name, $"{texts.Base}/jardin?espace={space.Slug}");
            else if (
                tagsOf[row.Id].OrderByDescending(tag => counts[tag.Slug]).ThenBy(tag => tag.Slug).FirstOrDefault()
                    is { } tag
                && counts[tag.Slug] > 1
            )
                (name, href) = (Capital(tag.Name), $"{texts.Base}/jardin?etiquette={tag.Slug}");
            if (!beds.TryGetValue(name, out var bed))
                beds[name] = bed = (href, []);
            bed.Plants.Add(row);
        }
        // A bed of one plant is no bed: unless it is a space's, it grows with the others that stand alone.
        foreach (var (name, bed) in beds.Where(bed => IsLonely(bed.Value)).ToList())
        {
            beds.Remove(name);
            if (!beds.TryGetValue(elsewhere, out var rest))
                beds[elsewhere] = rest = (null, []);
            rest.Plants.AddRange(bed.Plants);
        }
        foreach (var (name, bed) in beds)
        {
            foreach (var plant in bed.Plants)
                BedOf[plant.Id] = name;
        }
        Beds =
        [
            .. beds.OrderByDescending(bed => bed.Value.Href is not null)
                .ThenByDescending(bed => bed.Value.Plants.Count)
                .Select(bed => new Bed(bed.Key, bed.Value.Href, bed.Value.Plants)),
        ];
    }

    private static bool IsLonely((string? Href, List<Row> Plants) bed) =>
        bed.Plants.Count == 1 && bed.Href?.Contains("?etiquette=", StringComparison.Ordinal) == true;

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
