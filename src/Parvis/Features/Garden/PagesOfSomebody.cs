using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Privacy;

namespace Parvis.Features.Garden;

/// <summary>What somebody planted, wrote and cares for. Pages and their versions stay; who wrote them is forgotten.</summary>
internal sealed class PagesOfSomebody : IPersonalData
{
    public IReadOnlyList<Holding> Holdings { get; } = [Written(), Cared()];

    public async Task Erase(AppDb act, Subject who, DateTime now)
    {
        var id = who.PersonId;
        var touched = await act
            .Pages.Where(page => page.CaredById == id)
            .Select(page => page.Id)
            .Union(act.Revisions.Where(revision => revision.AuthorId == id).Select(revision => revision.PageId))
            .Union(act.PageGardeners.Where(gardener => gardener.PersonId == id).Select(gardener => gardener.PageId))
            .ToListAsync();
        foreach (var page in touched)
            act.Touch(new Thing(Page.Kind, page));
        await act
            .Pages.Where(page => page.CaredById == id)
            .ExecuteUpdateAsync(set => set.SetProperty(page => page.CaredById, (long?)null));
        await act
            .Revisions.Where(revision => revision.AuthorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(revision => revision.AuthorId, (long?)null));
        await act.PageGardeners.Where(gardener => gardener.PersonId == id).ExecuteDeleteAsync();
    }

    private static Holding Written() =>
        new Holding(
            "pages",
            "Versions de pages écrites",
            "garder ce que le lieu sait",
            "sans limite ; le nom peut en être retiré",
            Fate.LosesTheName
        )
        {
            Rows = (db, who) =>
                from revision in db.Revisions
                where revision.AuthorId == who.PersonId
                join page in db.Pages on revision.PageId equals page.Id
                orderby revision.Id
                select new
                {
                    page = page.Slug,
                    version = revision.Number,
                    titre = revision.Title,
                    texte = revision.Markdown,
                    commentaire = revision.Comment,
                    le = revision.At,
                },
        }
            .Of<Revision>(nameof(Revision.AuthorId))
            .Of<Page>(nameof(Page.CaredById));

    private static Holding Cared() =>
        new Holding(
            "soins",
            "Pages dont on s’occupe",
            "savoir à qui demander pour une page",
            "tant que la personne est inscrite",
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                from gardener in db.PageGardeners
                where gardener.PersonId == who.PersonId
                join page in db.Pages on gardener.PageId equals page.Id
                orderby page.Id
                select new { page = page.Slug, depuis = gardener.Since },
        }.Of<PageGardener>(nameof(PageGardener.PersonId));
}
