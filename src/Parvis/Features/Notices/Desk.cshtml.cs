using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Notices;

/// <summary>Everything that was reported, what waits first; and what is decided about it, with a reason.</summary>
[Needs(Permission.HandleNotices)]
public sealed class DeskModel(AppDb db, Acts acts, Hideables hideables, Settling settling, Texts texts) : PageModel
{
    private const int PageSize = 30;
    private const int MostPages = 100_000;
    private const string Address = "/loge/signalements";

    /// <param name="Who">The name of the person who was signed in.</param>
    /// <param name="Written">What was reported; null when it is no longer there.</param>
    public sealed record Card(Notice Notice, string? Who, Written? Written, Hidden? Hidden);

    public IReadOnlyList<Card> Cards { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 1, "");
    public int Open { get; private set; }

    /// <summary>The card whose decision was not taken, what is wrong with it, and what was typed.</summary>
    public (long Id, string Fault, string Why) Wrong { get; private set; }

    public Task OnGet([FromQuery] string? page, CancellationToken cancellation) => Load(page, cancellation);

    public async Task<IActionResult> OnPost(
        long id,
        string? pourquoi,
        Act? acte,
        [FromQuery] string? page,
        CancellationToken cancellation
    )
    {
        var why = pourquoi?.Trim() ?? "";
        if (FaultOf(acte, why) is { } fault)
        {
            ModelState.AddModelError("", fault);
            Wrong = (id, fault, why);
            await Load(page, cancellation);
            return Page();
        }
        return await acts.Run(act => settling.Do(act, acte!.Value, id, why), cancellation)
            ? this.Saved(new Pager(1, 1, Address).Href(Addresses.PageOf(page, MostPages)), $"signalement-{id}")
            : NotFound();
    }

    private string? FaultOf(Act? act, string why) =>
        act is not { } one || !Enum.IsDefined(one) ? texts["Ceci n’est pas compris."]
        : why.Length == 0
            ? texts[
                "Dites pourquoi : la personne qui signale et celle qui a écrit le liront.",
                "Dis pourquoi : la personne qui signale et celle qui a écrit le liront."
            ]
        : why.Length > Hidden.ReasonLength ? texts.Format("Au plus {0} caractères.", Hidden.ReasonLength)
        : null;

    private async Task Load(string? page, CancellationToken cancellation)
    {
        var counts = await db
            .Notices.GroupBy(_ => 1)
            .Select(all => new { Total = all.Count(), Open = all.Count(one => one.SettledAt == null) })
            .SingleOrDefaultAsync(cancellation);
        Open = counts?.Open ?? 0;
        var count = Pager.PagesFor(counts?.Total ?? 0, PageSize);
        Pager = new Pager(Addresses.PageOf(page, count), count, texts.Base + Address);
        var rows = await (
            from notice in db
                .Notices.AsNoTracking()
                .OrderBy(one => one.SettledAt != null)
                .ThenByDescending(one => one.SettledAt)
                .ThenBy(one => one.Id)
                .Skip((Pager.Current - 1) * PageSize)
                .Take(PageSize)
            from person in db.Set<Person>().Where(person => person.Id == notice.PersonId).DefaultIfEmpty()
            select new { Notice = notice, Who = person!.Name }
        ).ToListAsync(cancellation);
        var written = await hideables.Describe(db, rows.Select(row => row.Notice.Reported));
        var hidden = await HiddenAmong([.. written.Keys], cancellation);
        Cards = rows.ConvertAll(row => new Card(
            row.Notice,
            row.Who,
            written.GetValueOrDefault(row.Notice.Reported),
            hidden.GetValueOrDefault(row.Notice.Reported)
        ));
    }

    private async Task<Dictionary<Thing, Hidden>> HiddenAmong(Thing[] things, CancellationToken cancellation)
    {
        string[] kinds = [.. things.Select(thing => thing.Kind).Distinct()];
        long[] ids = [.. things.Select(thing => thing.Id).Distinct()];
        var rows = await db
            .HiddenThings.AsNoTracking()
            .Where(row => kinds.Contains(row.Kind) && ids.Contains(row.ThingId))
            .ToListAsync(cancellation);
        return rows.ToDictionary(row => row.Thing);
    }
}
