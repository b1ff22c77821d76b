using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.People;

/// <summary>The people whom this reader may see, in alphabetical order.</summary>
[Public]
[SameForVisitors]
public sealed class IndexModel(AppDb db, Reader reader, Texts texts, Times times, TimeProvider clock) : PageModel
{
    private const int PageSize = 120;

    public sealed record Row(long Id, string Name, string About, DateTime? AbsentFrom, DateTime? AbsentUntil)
    {
        public string Path => Byline.PathOf(Id, Name);
    }

    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;
    public int Total { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public ILookup<long, string> Organisations { get; private set; } = Array.Empty<string>().ToLookup(_ => 0L);
    public Pager Pager { get; private set; } = new(1, 1, "");

    public async Task OnGet([FromQuery] string? page, CancellationToken cancellation)
    {
        var people = db.People.AsNoTracking().ShownTo(reader);
        Total = await people.CountAsync(cancellation);
        var count = Pager.PagesFor(Total, PageSize);
        Pager = new Pager(Addresses.PageOf(page, count), count, texts.Base + "/personnes");
        var rows = await people
            .OrderBy(person => person.SortKey)
            .ThenBy(person => person.Id)
            .Skip((Pager.Current - 1) * PageSize)
            .Take(PageSize)
            .Select(person => new Row(
                person.Id,
                person.Name,
                person.About.Substring(0, 600),
                person.AbsentFrom,
                person.AbsentUntil
            ))
            .ToListAsync(cancellation);
        Rows = [.. rows.Select(row => row with { About = FirstLine(row.About) })];
        await Join(cancellation);
    }

    private async Task Join(CancellationToken cancellation)
    {
        var ids = Rows.Select(row => row.Id).ToArray();
        var today = times.Now.Date.ToDateOnly();
        var memberships = await (
            from membership in db.Memberships
            where ids.Contains(membership.PersonId) && (membership.Until == null || membership.Until >= today)
            join organisation in db.Organisations on membership.OrganisationId equals organisation.Id
            orderby organisation.SortKey
            select new { membership.PersonId, organisation.Name }
        ).ToListAsync(cancellation);
        Organisations = memberships.ToLookup(one => one.PersonId, one => one.Name);
    }

    private static string FirstLine(string about) =>
        about.Length == 0 ? "" : TextPreview.Cut(Markdown.PlainText(about).Split('\n')[0], 120);
}
