using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.Garden.Provenance;

/// <summary>A page that has something of a thing's part, as the thing's own page says it.</summary>
/// <param name="Changed">Its words there are no longer those that were harvested, or some of them went.</param>
/// <param name="Gone">Nothing of it stands there any more.</param>
public sealed record Harvested(long Part, string Path, string Title, bool Changed, bool Gone)
{
    /// <summary>The id of the first block of it on the page.</summary>
    public static string AnchorOf(long part) => $"recolte-{part}";

    private sealed record Row(long Part, string Slug, string Title, Scope Scope, string Mark, string? Now);

    // Compiled: visitors' pages ask it too, where there is something to ask.
    private static readonly Func<AppDb, string, long, IAsyncEnumerable<Row>> OfThing = EF.CompileAsyncQuery(
        (AppDb db, string kind, long id) =>
            from source in db.Set<BlockSource>()
            where source.Kind == kind && source.ThingId == id
            join page in db.Set<Page>() on source.PageId equals page.Id
            from placed in db.Set<PlacedBlock>()
                .Where(placed =>
                    placed.PageId == page.Id && placed.Number == page.Version && placed.Block == source.Block
                )
                .DefaultIfEmpty()
            orderby source.Id
            select new Row(source.PartId, page.Slug, page.Title, page.Scope, source.Mark, placed!.Mark)
    );

    /// <summary>The pages that have something of this thing, of each of its parts, in the order in which they were harvested.</summary>
    public static async Task<ILookup<long, Harvested>> From(
        AppDb db,
        Reader reader,
        Thing thing,
        CancellationToken cancellation
    )
    {
        var rows = await OfThing(db, thing.Kind, thing.Id).ToListAsync(cancellation);
        return rows.Where(row => reader.MaySee(row.Scope))
            .GroupBy(row => (row.Part, row.Slug))
            .Select(page => new Harvested(
                page.Key.Part,
                $"/jardin/{page.Key.Slug}",
                page.First().Title,
                page.Any(row => row.Now != row.Mark),
                page.All(row => row.Now is null)
            ))
            .ToLookup(page => page.Part);
    }
}
