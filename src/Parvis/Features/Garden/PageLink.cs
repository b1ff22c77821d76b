using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>That the text of a page leads to an address of the garden, whether a page stands there yet or not.</summary>
public sealed class PageLink
{
    public const int MostOfAPage = 500;

    public long FromId { get; init; }
    public required string Slug { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PageLink>
    {
        public void Configure(EntityTypeBuilder<PageLink> link)
        {
            link.HasKey(row => new { row.FromId, row.Slug });
            link.Property(row => row.Slug).HasMaxLength(Page.SlugLength);
            link.HasOne<Page>().WithMany().HasForeignKey(row => row.FromId);
            link.HasIndex(row => row.Slug);
        }
    }
}

/// <summary>A page that leads to another, as far as this reader may know.</summary>
public sealed record LeadsHere(string Slug, string Title, Scope Scope)
{
    private const int Looked = 100;
    private const int Most = 8;

    // From the links to this address and to those that it had, never from all pages. Compiled, for it stands beside every page; who
    // may see which is told afterwards, by the rows themselves: those for more people come first, so they are among those looked at.
    private static readonly Func<AppDb, string, long, IAsyncEnumerable<LeadsHere>> OfPage = EF.CompileAsyncQuery(
        (AppDb db, string slug, long id) =>
            (
                from fromId in db.Set<PageLink>()
                    .Where(link => link.Slug == slug)
                    .Select(link => link.FromId)
                    .Union(
                        from old in db.Set<PageRedirect>()
                        where old.PageId == id
                        join link in db.Set<PageLink>() on old.Slug equals link.Slug
                        select link.FromId
                    )
                join page in db.Set<Page>() on fromId equals page.Id
                where page.Id != id
                orderby page.Scope, page.SortKey
                select new LeadsHere(page.Slug, page.Title, page.Scope)
            ).Take(Looked)
    );

    public static async Task<IReadOnlyList<LeadsHere>> Of(
        AppDb db,
        Reader reader,
        PageView page,
        CancellationToken cancellation
    )
    {
        var pages = await OfPage(db, page.Slug, page.Id).ToListAsync(cancellation);
        return [.. pages.Where(one => reader.MaySee(one.Scope)).Take(Most)];
    }
}

/// <summary>Where each page leads, written anew in the act that changes it.</summary>
public sealed class FollowLinks : IFollowsAct
{
    public async Task Follow(AppDb db, IReadOnlyCollection<Thing> touched)
    {
        var ids = touched.Where(thing => thing.Kind == Page.Kind).Select(thing => thing.Id).ToArray();
        if (ids.Length == 0)
            return;
        var texts = await db.Set<Page>()
            .Where(page => ids.Contains(page.Id) && page.Text.Html.Contains("<a href=\"/jardin/"))
            .Select(page => new { page.Id, page.Text.Html })
            .ToListAsync();
        var wanted = texts
            .SelectMany(text =>
                LinksOfText
                    .Under("/jardin/", text.Html)
                    .Where(slug => slug.Length is > 0 and <= Page.SlugLength && !slug.Contains('/'))
                    .Take(PageLink.MostOfAPage)
                    .Select(slug => (text.Id, slug))
            )
            .ToHashSet();
        foreach (var link in await db.Set<PageLink>().Where(link => ids.Contains(link.FromId)).ToListAsync())
        {
            if (!wanted.Remove((link.FromId, link.Slug)))
                db.Remove(link);
        }
        db.AddRange(wanted.Select(link => new PageLink { FromId = link.Id, Slug = link.slug }));
    }
}
