using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden.Sowing;

/// <summary>What people looked for in vain, and what is asked again and again: each a seed in one gesture.</summary>
[Needs(Permission.TendGarden)]
public sealed class ToSowModel(
    AppDb db,
    Acts acts,
    IEnumerable<IAskedAgain> asked,
    Reader reader,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    private const int Most = 50;

    public sealed record Row(long Id, string Text, int Times, DateTime LastAt, int Waiting);

    public IReadOnlyList<Row> Missed { get; private set; } = [];
    public IReadOnlyList<AskedAgain> Again { get; private set; } = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGet(CancellationToken cancellation)
    {
        var wishes = db.SearchWishes;
        Missed = await db
            .MissedSearches.AsNoTracking()
            .Where(row => row.SownAsId == null && row.SetAsideAt == null)
            .OrderByDescending(row => row.Times)
            .ThenByDescending(row => row.LastAt)
            .Take(Most)
            .Select(row => new Row(
                row.Id,
                row.Text,
                row.Times,
                row.LastAt,
                wishes.Count(wish => wish.MissedId == row.Id)
            ))
            .ToListAsync(cancellation);
        foreach (var source in asked)
            Again = [.. Again, .. await source.Find(db, reader, Most, cancellation)];
    }

    /// <summary>A seed with the wording that was looked for; pressed twice it is one seed.</summary>
    public async Task<IActionResult> OnPost(long id, CancellationToken cancellation)
    {
        var path = await acts.Run(act => Sow(act, id), cancellation);
        return path is null ? NotFound() : this.Saved(path);
    }

    public async Task<IActionResult> OnPostSetAside(long id, CancellationToken cancellation)
    {
        await acts.Run(
            async act =>
            {
                if (await act.MissedSearches.SingleOrDefaultAsync(row => row.Id == id) is { SetAsideAt: null } missed)
                    missed.SetAsideAt = Now;
            },
            cancellation
        );
        return this.Saved("/jardin/a-semer");
    }

    private async Task<string?> Sow(AppDb act, long id)
    {
        await act.Hold(act.MissedSearches.Where(row => row.Id == id), row => row.Times);
        if (await act.MissedSearches.SingleOrDefaultAsync(row => row.Id == id) is not { } missed)
            return null;
        if (missed.SownAsId is { } sown)
            return await act
                .Pages.Where(page => page.Id == sown)
                .Select(page => "/jardin/" + page.Slug)
                .SingleOrDefaultAsync();
        var title = Parvis.Platform.Text.Words.Fit(missed.Text, Garden.Page.TitleLength);
        var page = Garden.Page.Planted(await PageSlugs.Free(act, title, pageId: 0), Now);
        page.Write(title, texts.Format("On l’a cherché ici : « {0} ». Qui sait ?", missed.Text), Now);
        page.ShowTo(Scope.Public);
        page.Stage = Stage.Seed;
        act.Pages.Add(page);
        await act.SaveChangesAsync();
        act.Revisions.Add(Revision.Of(page, reader.PersonId, Now, ""));
        missed.SownAsId = page.Id;
        act.Record(Now, reader.PersonId, "sow", page.Changes);
        return page.Path;
    }
}
