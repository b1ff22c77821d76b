using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Place;

/// <summary>Spaces as they are found: a question may be about the fablab itself.</summary>
public sealed class FindSpaces(TimeProvider clock) : IFindable
{
    public string Kind => Space.Kind;

    public async Task<IReadOnlyList<Description>> Describe(AppDb db, IReadOnlyCollection<long> ids)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var spaces = await db.Spaces.AsNoTracking().Where(space => ids.Contains(space.Id)).ToListAsync();
        return
        [
            .. spaces.Select(space => new Description(space.Id, space.Name, $"/espaces/{space.Slug}", space.Scope, now)
            {
                Passages = [new DescribedPassage("", "", Markdown.PlainText(space.About), now)],
            }),
        ];
    }
}
