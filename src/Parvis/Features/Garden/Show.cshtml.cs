using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden.Provenance;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Hiding;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>A page of the garden, to be read.</summary>
[Public]
[SameForVisitors]
public sealed class ShowModel(AppDb db, Reader reader, Texts texts, Times times, Kin kin) : PageModel
{
    private const int MostPeople = 6;
    private const int MostNear = 5;

    public PageView View { get; private set; } = null!;

    /// <summary>How it is hidden, for those who see it all the same.</summary>
    public Hidden? Hidden { get; private set; }
    public string Html { get; private set; } = "";

    /// <summary>Whether sources stand beside the text.</summary>
    public bool HasMargin { get; private set; }
    public IReadOnlyList<Hand> Hands { get; private set; } = [];
    public IReadOnlyList<TagView> Tags { get; private set; } = [];
    public IReadOnlyList<Relative> Questions { get; private set; } = [];
    public IReadOnlyList<LeadsHere> LeadHere { get; private set; } = [];

    /// <summary>What readers said is wrong here; only for who may mend it.</summary>
    public IReadOnlyList<PageDoubt> Doubts { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancellation)
    {
        if (slug.Length > Garden.Page.SlugLength || await Find(slug, cancellation) is not { } page)
            return await Elsewhere(slug, cancellation);
        View = page;
        Html = await GardenLinks.Resolve(db, reader, texts, page.Html, cancellation);
        if (page.HasSources)
            (Html, HasMargin) = await new Margin(reader, texts, times).Beside(db, page.Id, Html, cancellation);
        Hands = await Hand.Of(db, reader, page.Id, MostPeople, cancellation);
        Tags = await TagView.Of(db, Garden.Page.Kind, page.Id).ToListAsync(cancellation);
        LeadHere = await LeadsHere.Of(db, reader, page, cancellation);
        if (reader.May(Permission.EditGarden))
            Doubts = await db
                .PageDoubts.AsNoTracking()
                .Open()
                .Where(doubt => doubt.PageId == page.Id)
                .OrderBy(doubt => doubt.At)
                .Take(MostNear)
                .ToListAsync(cancellation);
        Questions = kin.Of(new Thing(Garden.Page.Kind, page.Id), "question", reader, MostNear);
        return Page();
    }

    private async Task<PageView?> Find(string slug, CancellationToken cancellation)
    {
        if (await PageView.Find(db, reader, slug, cancellation) is { } page)
            return page;
        var hidden = await PageView.FindHidden(db, reader, slug, cancellation);
        Hidden = hidden is null ? null : await db.HiddenNow(new Thing(Garden.Page.Kind, hidden.Id));
        return hidden;
    }

    /// <summary>The page moved, or there is none that this reader may see; both look alike from outside.</summary>
    private async Task<IActionResult> Elsewhere(string slug, CancellationToken cancellation)
    {
        var known = slug.Length > Garden.Page.SlugLength ? "" : slug;
        var moved = await (
            from redirect in db.PageRedirects
            where redirect.Slug == known
            join page in db.Pages.VisibleTo(reader) on redirect.PageId equals page.Id
            select page.Slug
        ).FirstOrDefaultAsync(cancellation);
        return moved is null ? NotFound() : RedirectPermanent($"{texts.Base}/jardin/{moved}");
    }
}
