using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.People;

/// <summary>One person, as this reader may see them.</summary>
[Public]
[SameForVisitors]
public sealed class ShowModel(AppDb db, Reader reader, Texts texts, Times times, Shelves shelves, TimeProvider clock)
    : PageModel
{
    private const int MostShown = 12;

    public sealed record Place(string Name, string? Detail, string? Path);

    public Person Person { get; private set; } = null!;
    public string Html { get; private set; } = "";
    public IReadOnlyList<Place> Organisations { get; private set; } = [];
    public IReadOnlyList<Place> Spaces { get; private set; } = [];
    public IReadOnlyList<string> Offers { get; private set; } = [];
    public IReadOnlyList<Shelved> Answered { get; private set; } = [];
    public IReadOnlyList<Shelved> Written { get; private set; } = [];
    public bool Away => Person.IsAwayAt(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGet(string numbered, CancellationToken cancellation)
    {
        if (Addresses.IdOf(numbered) is not { } id || await Find(id, cancellation) is not { } person)
            return NotFound();
        var path = Byline.PathOf(id, person.Name);
        if ($"/personnes/{numbered}" != path)
            return RedirectPermanent(texts.Base + path);
        Person = person;
        Html =
            person.About.Length == 0
                ? ""
                : LinksOfText.Resolve(
                    Markdown.ToHtml(person.About),
                    texts.Base,
                    "/jardin/",
                    System.Collections.Frozen.FrozenSet<string>.Empty
                );
        Organisations = await OrganisationsOf(id, cancellation);
        Spaces = await SpacesOf(id, cancellation);
        Offers = await db.OffersOf(id);
        Answered = await shelves["question"].By(db, reader, id, MostShown, cancellation);
        Written = await shelves["page"].By(db, reader, id, MostShown, cancellation);
        return Page();
    }

    private Task<Person?> Find(long id, CancellationToken cancellation)
    {
        var people = db.People.AsNoTracking();
        return (id == reader.PersonId ? people : people.ShownTo(reader)).FirstOrDefaultAsync(
            person => person.Id == id,
            cancellation
        );
    }

    private async Task<IReadOnlyList<Place>> OrganisationsOf(long id, CancellationToken cancellation)
    {
        var today = times.Now.Date.ToDateOnly();
        return await (
            from membership in db.Memberships
            where membership.PersonId == id && (membership.Until == null || membership.Until >= today)
            join organisation in db.Organisations on membership.OrganisationId equals organisation.Id
            orderby organisation.SortKey
            select new Place(organisation.Name, membership.Title, null)
        ).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<Place>> SpacesOf(long id, CancellationToken cancellation) =>
        await (
            from member in db.SpaceMembers.At(clock.GetUtcNow().UtcDateTime)
            where member.PersonId == id
            join space in db.Spaces.VisibleTo(reader) on member.SpaceId equals space.Id
            orderby space.SortKey
            select new Place(space.Name, null, "/espaces/" + space.Slug)
        ).ToListAsync(cancellation);
}
