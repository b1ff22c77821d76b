using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Platform.Web;

/// <summary>
/// To whom somebody may show what they write: the circles that they belong to themselves, else they could not read their own
/// text and what becomes of it.
/// </summary>
public sealed class Circles(AppDb db, Reader reader, Texts texts)
{
    private static readonly Scope[] OfThePlace = [Scope.Public, Scope.Members, Scope.Staff];

    public bool Has(Scope scope) => reader.MaySee(scope) && (OfThePlace.Contains(scope) || scope.SpaceId is not null);

    /// <summary>The circles by name, the widest first, their values the numbers of their scopes.</summary>
    public async Task<IReadOnlyList<SelectListItem>> Items(CancellationToken cancellation)
    {
        var own = reader.Spaces;
        var spaces = await db
            .Spaces.AsNoTracking()
            .Where(space => own.Contains(space.Id))
            .OrderBy(space => space.SortKey)
            .Select(space => new { space.Id, space.Name })
            .ToListAsync(cancellation);
        return
        [
            .. OfThePlace.Where(Has).Select(scope => Item(scope, null)),
            .. spaces.Select(space => Item(Scope.OfSpace(space.Id), space.Name)),
        ];
    }

    private SelectListItem Item(Scope scope, string? space) =>
        new(ScopeWords.Of(scope, space, texts), $"{scope.Value}");
}
