using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>What the reading page shows of a page, in one statement.</summary>
public sealed record PageView(
    long Id,
    string Slug,
    string Title,
    string Html,
    Stage Stage,
    DateTime? CaredAt,
    Byline CaredBy,
    DateTime CreatedAt,
    DateTime ChangedAt,
    bool HasSources,
    Scope Scope,
    string? SpaceName,
    string? SpaceSlug
)
{
    private sealed record Row(PageView View, int Version);

    // Compiled: the garden is what is read most.
    private static readonly Func<AppDb, string, Scope[], Task<Row?>> BySlug = EF.CompileAsyncQuery(
        (AppDb db, string slug, Scope[] scopes) =>
            (
                from page in db.Set<Page>()
                where page.Slug == slug && scopes.Contains(page.Scope)
                from person in db.Set<Person>().Where(person => person.Id == page.CaredById).DefaultIfEmpty()
                from space in db.Set<Space>()
                    .Where(space => space.Id == page.SpaceId && scopes.Contains(space.Scope))
                    .DefaultIfEmpty()
                select new Row(
                    new PageView(
                        page.Id,
                        page.Slug,
                        page.Title,
                        page.Text.Html,
                        page.Stage,
                        page.CaredAt,
                        new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed),
                        page.CreatedAt,
                        page.ChangedAt,
                        page.HarvestedAt != null,
                        page.Scope,
                        space!.Name,
                        space.Slug
                    ),
                    page.Text.Version
                )
            ).FirstOrDefault()
    );

    public static Task<PageView?> Find(AppDb db, Reader reader, string slug, CancellationToken cancellation) =>
        Find(db, slug, reader.Scopes, cancellation);

    /// <summary>A hidden page, for who decides about it and for who wrote in it.</summary>
    public static async Task<PageView?> FindHidden(AppDb db, Reader reader, string slug, CancellationToken cancellation)
    {
        if (!reader.SignedIn || await Find(db, slug, [Scope.Hidden], cancellation) is not { } page)
            return null;
        var wrote = db.Revisions.Where(one => one.PageId == page.Id && one.AuthorId == reader.PersonId);
        return reader.May(Permission.HandleNotices) || await wrote.AnyAsync(cancellation) ? page : null;
    }

    private static async Task<PageView?> Find(AppDb db, string slug, Scope[] scopes, CancellationToken cancellation)
    {
        if (await BySlug(db, slug, scopes) is not { } row)
            return null;
        if (row.Version == Markdown.RendererVersion)
            return row.View;
        var text = await db
            .Pages.Where(page => page.Id == row.View.Id)
            .Select(page => page.Text.Markdown)
            .SingleAsync(cancellation);
        return row.View with { Html = Markdown.ToHtml(text) };
    }
}

/// <summary>Somebody who looks after a page or wrote in it, as far as this reader may know.</summary>
public sealed record Hand(Byline By, bool Gardener, int Revisions, DateTime? LastAt)
{
    // One row for having written, one for tending, by one compiled statement.
    private static readonly Func<AppDb, long, IAsyncEnumerable<Hand>> OfPage = EF.CompileAsyncQuery(
        (AppDb db, long pageId) =>
            from hand in (
                from revision in db.Set<Revision>()
                where revision.PageId == pageId && revision.AuthorId != null
                group revision by revision.AuthorId into author
                select new
                {
                    PersonId = author.Key!.Value,
                    Gardener = 0,
                    Revisions = author.Count(),
                    LastAt = (DateTime?)author.Max(one => one.At),
                }
            ).Concat(
                from gardener in db.Set<PageGardener>()
                where gardener.PageId == pageId
                select new
                {
                    gardener.PersonId,
                    Gardener = 1,
                    Revisions = 0,
                    LastAt = (DateTime?)null,
                }
            )
            join person in db.Set<Person>() on hand.PersonId equals person.Id
            select new Hand(
                new Byline(person.Id, person.Name, person.SeenBy, person.Unclaimed),
                hand.Gardener == 1,
                hand.Revisions,
                hand.LastAt
            )
    );

    public static async Task<IReadOnlyList<Hand>> Of(
        AppDb db,
        Reader reader,
        long pageId,
        int most,
        CancellationToken cancellation
    )
    {
        var hands = await OfPage(db, pageId).ToListAsync(cancellation);
        return
        [
            .. hands
                .GroupBy(hand => hand.By.Id)
                .Select(person => new Hand(
                    person.First().By,
                    person.Any(hand => hand.Gardener),
                    person.Sum(hand => hand.Revisions),
                    person.Max(hand => hand.LastAt)
                ))
                // An imported author who has not claimed the name is named under the text, never as somebody to ask.
                .Where(hand => hand.By.PathFor(reader) is not null)
                .OrderByDescending(hand => hand.Gardener)
                .ThenByDescending(hand => hand.Revisions)
                .Take(most),
        ];
    }

    /// <summary>Why this person is named here, in one sentence.</summary>
    public string Reason(Texts texts) =>
        (Gardener, Revisions) switch
        {
            (true, 0) => texts["Prend soin de cette page."],
            (true, _) => texts["Prend soin de cette page et y a écrit."],
            (false, 1) => texts["A écrit dans cette page."],
            _ => texts.Count(Revisions, "A écrit {0} fois dans cette page.", "A écrit {0} fois dans cette page."),
        };
}

/// <summary>Links to other pages of the garden, resolved for whoever reads.</summary>
internal static class GardenLinks
{
    private const string Root = "/jardin/";

    /// <summary>The text with its links in the reader's language, those to pages that are not there marked: one statement, or none.</summary>
    public static async Task<string> Resolve(
        AppDb db,
        Reader reader,
        Texts texts,
        string html,
        CancellationToken cancellation
    )
    {
        HashSet<string> missing = [];
        var linked = LinksOfText.Under(Root, html);
        if (linked.Count > 0)
        {
            var visible = db.Pages.VisibleTo(reader);
            var there = await visible
                .Where(page => linked.Contains(page.Slug))
                .Select(page => page.Slug)
                .Concat(
                    from redirect in db.PageRedirects
                    where linked.Contains(redirect.Slug)
                    join page in visible on redirect.PageId equals page.Id
                    select redirect.Slug
                )
                .ToListAsync(cancellation);
            missing = [.. linked];
            missing.ExceptWith(there);
        }
        return LinksOfText.Resolve(html, texts.Base, Root, missing);
    }
}
