using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>Public pages of the garden, for machines.</summary>
internal sealed class PagesOutline : IOutline
{
    public string Name => "jardin";
    public string Title => "Le jardin";

    public Task<int> Count(AppDb db, CancellationToken cancellation) => Open(db).CountAsync(cancellation);

    public async Task<IReadOnlyList<OutlineEntry>> Entries(
        AppDb db,
        int skip,
        int most,
        CancellationToken cancellation
    ) =>
        await Open(db)
            .OrderBy(page => page.Id)
            .Skip(skip)
            .Take(most)
            .Select(page => new OutlineEntry("/jardin/" + page.Slug, page.ChangedAt))
            .ToListAsync(cancellation);

    public async Task<IReadOnlyList<FeedEntry>> Newest(AppDb db, int most, CancellationToken cancellation)
    {
        var rows = await (
            from page in Open(db).OrderByDescending(page => page.ChangedAt).Take(most)
            from person in db.Set<Person>().Where(person => person.Id == page.CaredById).DefaultIfEmpty()
            select new
            {
                page.Slug,
                page.Title,
                page.Text,
                page.CreatedAt,
                page.ChangedAt,
                By = new Byline(
                    (long?)person!.Id,
                    person.Name,
                    (SeenBy?)person.SeenBy ?? SeenBy.Nobody,
                    (bool?)person.Unclaimed ?? false
                ),
            }
        ).ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new FeedEntry(
                $"/jardin/{row.Slug}",
                row.Title,
                Markdown.HtmlOf(row.Text),
                row.CreatedAt,
                row.ChangedAt,
                row.By
            )),
        ];
    }

    private static IQueryable<Page> Open(AppDb db) =>
        db.Pages.AsNoTracking().VisibleTo(Reader.Anonymous).Where(page => page.Stage != Stage.Compost);
}
