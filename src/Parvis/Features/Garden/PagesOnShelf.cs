using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;
using Parvis.Platform.Web.Looks;

namespace Parvis.Features.Garden;

/// <summary>Pages of the garden as other features name them.</summary>
internal sealed class PagesOnShelf : IShelf
{
    public string Kind => Page.Kind;

    public Task<IReadOnlyList<Shelved>> Fresh(
        AppDb db,
        Reader reader,
        long? spaceId,
        int most,
        CancellationToken cancellation
    )
    {
        var pages = Alive(db, reader).Where(page => page.CaredAt != null);
        if (spaceId is not null)
            pages = pages.Where(page => page.SpaceId == spaceId);
        return Take(pages.OrderByDescending(page => page.CaredAt), db, most, cancellation);
    }

    public Task<IReadOnlyList<Shelved>> By(
        AppDb db,
        Reader reader,
        long personId,
        int most,
        CancellationToken cancellation
    )
    {
        var written = db.Revisions.Where(one => one.AuthorId == personId).Select(one => one.PageId);
        var tended = db.PageGardeners.Where(one => one.PersonId == personId).Select(one => one.PageId);
        return Take(
            db.Pages.VisibleTo(reader)
                .Where(page => written.Contains(page.Id) || tended.Contains(page.Id))
                .OrderByDescending(page => page.ChangedAt),
            db,
            most,
            cancellation
        );
    }

    private static IQueryable<Page> Alive(AppDb db, Reader reader) =>
        db.Pages.VisibleTo(reader).Where(page => page.Stage != Stage.Compost);

    private static async Task<IReadOnlyList<Shelved>> Take(
        IQueryable<Page> pages,
        AppDb db,
        int most,
        CancellationToken cancellation
    )
    {
        var rows = await (
            from page in pages.Take(most)
            from person in db.Set<Person>().Where(person => person.Id == page.CaredById).DefaultIfEmpty()
            select new
            {
                page.Slug,
                page.Title,
                page.Stage,
                page.CaredAt,
                Html = page.Text.Html.Substring(0, TextPreview.Enough),
                By = new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed),
            }
        ).ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new Shelved(
                row.Title,
                $"/jardin/{row.Slug}",
                TextPreview.Of(row.Html),
                row.CaredAt,
                row.By,
                (PlantForm)(int)row.Stage
            )),
        ];
    }

    private static Shelved Titled(string slug, string title, DateTime? caredAt, Stage stage) =>
        new(title, $"/jardin/{slug}", At: caredAt, Form: (PlantForm)(int)stage);
}
