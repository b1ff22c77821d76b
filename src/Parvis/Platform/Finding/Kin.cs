using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Platform.Finding;

/// <summary>Things that share tags with another thing, as a page shows them beside it.</summary>
public static class Kin
{
    // A tag that everything carries says little: its newest things are enough to choose from.
    private const int MostTagged = 60;

    /// <summary>
    /// One compiled statement, for the pages that are read most: those of <paramref name="kind"/> that a reader may see and that
    /// share most tags with a thing (its kind, its id), the newest first among equals.
    /// </summary>
    public static Func<AppDb, Scope[], string, long, int, IAsyncEnumerable<Shelved>> Of<T>(
        string kind,
        Expression<Func<T, bool>> alive,
        Expression<Func<T, Shelved>> shown
    )
        where T : class, IScoped =>
        EF.CompileAsyncQuery(
            (AppDb db, Scope[] scopes, string otherKind, long otherId, int most) =>
                db.Set<T>()
                    .Where(thing => scopes.Contains(thing.Scope))
                    .Where(alive)
                    .Join(
                        db.Set<Tagging>()
                            .Where(tagging => tagging.Kind == kind)
                            .Where(tagging => kind != otherKind || tagging.ThingId != otherId)
                            .Where(tagging =>
                                db.Set<Tagging>()
                                    .Where(own => own.Kind == otherKind && own.ThingId == otherId)
                                    .Select(own => own.TagId)
                                    .Contains(tagging.TagId)
                            )
                            .OrderByDescending(tagging => tagging.ThingId)
                            .Take(MostTagged)
                            .GroupBy(tagging => tagging.ThingId)
                            .Select(shared => new { Id = shared.Key, Tags = shared.Count() }),
                        thing => EF.Property<long>(thing, "Id"),
                        shared => shared.Id,
                        (thing, shared) => new { Thing = thing, Shared = shared }
                    )
                    .OrderByDescending(kin => kin.Shared.Tags)
                    .ThenByDescending(kin => kin.Shared.Id)
                    .Take(most)
                    .Select(kin => kin.Thing)
                    .Select(shown)
        );
}
