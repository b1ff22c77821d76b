using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>All that a page was: each version can be read and taken up again, which makes a new one.</summary>
[Needs(Permission.EditGarden)]
public sealed class HistoryModel(AppDb db, Acts acts, Reader reader, Texts texts, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public sealed record Row(int Number, string Title, Byline By, DateTime At, string Comment);

    public string Title { get; private set; } = "";
    public string Path { get; private set; } = "";
    public int Newest { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 1, "");

    /// <summary>The version that is shown in full.</summary>
    public int? Shown { get; private set; }
    public string Html { get; private set; } = "";

    /// <summary>What it changed in the version before; empty for the first.</summary>
    public IReadOnlyList<DifferencePiece> Changed { get; private set; } = [];

    public async Task<IActionResult> OnGet(
        string slug,
        int? version,
        [FromQuery] string? page,
        CancellationToken cancellation
    )
    {
        if (await Find(slug) is not { } found)
            return NotFound();
        var revisions = db.Revisions.Where(revision => revision.PageId == found.Id);
        if (version is not null)
        {
            var two = await revisions
                .Where(revision => revision.Number == version || revision.Number == version - 1)
                .ToDictionaryAsync(revision => revision.Number, revision => revision.Markdown, cancellation);
            Show(version.Value, two);
        }
        var count = Pager.PagesFor(await revisions.CountAsync(cancellation), PageSize);
        Pager = new Pager(Addresses.PageOf(page, count), count, $"{texts.Base}{Path}/historique");
        Rows = await (
            from revision in revisions
                .OrderByDescending(revision => revision.Number)
                .Skip((Pager.Current - 1) * PageSize)
                .Take(PageSize)
            from person in db.Set<Person>().Where(person => person.Id == revision.AuthorId).DefaultIfEmpty()
            orderby revision.Number descending
            select new Row(
                revision.Number,
                revision.Title,
                new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed),
                revision.At,
                revision.Comment
            )
        ).ToListAsync(cancellation);
        return Page();
    }

    private void Show(int version, Dictionary<int, string> markdown)
    {
        if (!markdown.TryGetValue(version, out var text))
            return;
        (Shown, Html) = (version, Markdown.ToHtml(text));
        if (markdown.TryGetValue(version - 1, out var before) && before != text)
            Changed = TextDifference.Between(before.Trim('\n'), text.Trim('\n'));
    }

    public async Task<IActionResult> OnPost(string slug, int version, CancellationToken cancellation)
    {
        if (await Find(slug) is not { } found)
            return NotFound();
        var restored = await acts.Run(act => Restore(act, found.Id, version), cancellation);
        return restored ? this.Saved(Path) : NotFound();
    }

    /// <summary>The text of a version, under the title of today. To take up what stands there already changes nothing.</summary>
    private async Task<bool> Restore(AppDb act, long id, int number)
    {
        await act.Hold(act.Pages.Where(one => one.Id == id), one => one.Title);
        var page = await act.Pages.SingleAsync(one => one.Id == id);
        var old = await act.Revisions.FirstOrDefaultAsync(one => one.PageId == id && one.Number == number);
        if (old is null || page.Text.Markdown == old.Markdown)
            return old is not null;
        var now = clock.GetUtcNow().UtcDateTime;
        page.Write(page.Title, old.Markdown, now);
        act.Revisions.Add(Revision.Of(page, reader.PersonId, now, texts.Format("Reprise de la version {0}", number)));
        return true;
    }

    private async Task<Page?> Find(string slug)
    {
        var page = await db.Pages.AsNoTracking().VisibleTo(reader).FirstOrDefaultAsync(one => one.Slug == slug);
        (Title, Path, Newest) = (page?.Title ?? "", page?.Path ?? "", page?.Version ?? 0);
        return page;
    }
}
