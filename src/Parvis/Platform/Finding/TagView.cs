using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>A tag as a page shows it.</summary>
public sealed record TagView(string Name, string Slug)
{
    private static readonly Func<AppDb, string, long, IAsyncEnumerable<TagView>> OfThing = EF.CompileAsyncQuery(
        (AppDb db, string kind, long id) =>
            from tagging in db.Set<Tagging>()
            where tagging.Kind == kind && tagging.ThingId == id
            orderby tagging.Tag!.SortKey
            select new TagView(tagging.Tag!.Name, tagging.Tag.Slug)
    );

    /// <summary>The tags of a thing in alphabetical order, by one compiled statement.</summary>
    public static IAsyncEnumerable<TagView> Of(AppDb db, string kind, long id) => OfThing(db, kind, id);
}
