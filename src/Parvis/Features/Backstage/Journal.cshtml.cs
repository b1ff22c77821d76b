using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Backstage;

/// <summary>Who did what, when and why. The rows hold numbers; the names are those of today.</summary>
[Needs(Permission.SeeBackstage)]
public sealed class JournalModel(AppDb db, Texts texts) : PageModel
{
    public const int OnAPage = 50;

    /// <param name="Somebody">A person did it, whether or not the place still knows them.</param>
    public sealed record Row(
        DateTime At,
        bool Somebody,
        string? Who,
        string Action,
        string Kind,
        long ThingId,
        string? Reason
    );

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 1, "");

    public async Task OnGet(int page = 1)
    {
        var pages = Pager.PagesFor(await db.Journal.CountAsync(), OnAPage);
        page = Math.Clamp(page, 1, pages);
        Pager = new Pager(page, pages, texts.Base + "/coulisses/journal");
        var people = db.People;
        Rows = await db
            .Journal.AsNoTracking()
            .OrderByDescending(entry => entry.Id)
            .Skip((page - 1) * OnAPage)
            .Take(OnAPage)
            .Select(entry => new Row(
                entry.At,
                entry.PersonId != null,
                people.Where(person => person.Id == entry.PersonId).Select(person => person.Name).FirstOrDefault(),
                entry.Action,
                entry.Kind,
                entry.ThingId,
                entry.Reason
            ))
            .ToListAsync();
    }
}
