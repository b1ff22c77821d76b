using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>One space of the place: what it is, its pages, its questions, its people.</summary>
[Public]
[SameForVisitors]
public sealed class SpaceModel(AppDb db, Reader reader, Texts texts, Shelves shelves, TimeProvider clock) : PageModel
{
    private const int MostShown = 10;
    private const int MostPeople = 12;

    public Space Space { get; private set; } = null!;
    public string Html { get; private set; } = "";
    public IReadOnlyList<Shelved> Pages { get; private set; } = [];
    public IReadOnlyList<Shelved> Questions { get; private set; } = [];
    public IReadOnlyList<Byline> Members { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancellation)
    {
        if (Addresses.WordOf(slug) is null)
            return NotFound();
        var space = await db
            .Spaces.AsNoTracking()
            .VisibleTo(reader)
            .FirstOrDefaultAsync(one => one.Slug == slug, cancellation);
        if (space is null)
            return NotFound();
        Space = space;
        Html = LinksOfText.Resolve(
            Markdown.ToHtml(space.About),
            texts.Base,
            "/jardin/",
            System.Collections.Frozen.FrozenSet<string>.Empty
        );
        Pages = await shelves["page"].Fresh(db, reader, space.Id, MostShown, cancellation);
        Questions = await shelves["question"].Fresh(db, reader, space.Id, MostShown, cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        Members = await (
            from member in db.SpaceMembers.At(now)
            where member.SpaceId == space.Id
            join person in db.People.ShownTo(reader) on member.PersonId equals person.Id
            orderby person.SortKey
            select new Byline(person.Id, person.Name, person.SeenBy, person.Unclaimed)
        )
            .Take(MostPeople)
            .ToListAsync(cancellation);
        return Page();
    }
}
