using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden.Provenance;
using Parvis.Platform.Data;
using Parvis.Platform.Privacy;

namespace Parvis.Features.Garden;

/// <summary>What somebody planted, wrote and cares for. Pages and their versions stay; who wrote them is forgotten.</summary>
internal sealed class PagesOfSomebody : IPersonalData
{
    public IReadOnlyList<Holding> Holdings { get; } = [Written(), Cared(), Harvested(), Doubted()];

    public async Task Erase(AppDb act, Subject who, DateTime now)
    {
        var id = who.PersonId;
        var touched = await act
            .Pages.Where(page => page.CaredById == id)
            .Select(page => page.Id)
            .Union(act.Revisions.Where(revision => revision.AuthorId == id).Select(revision => revision.PageId))
            .Union(act.BlockSources.Where(source => source.AuthorId == id).Select(source => source.PageId))
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
        await act
            .BlockSources.Where(source => source.AuthorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(source => source.AuthorId, (long?)null));
        await act
            .BlockSources.Where(source => source.HarvestedById == id)
            .ExecuteUpdateAsync(set => set.SetProperty(source => source.HarvestedById, (long?)null));
        await Doubts(act, who).ExecuteDeleteAsync();
        await act
            .PageDoubts.Where(doubt => doubt.SettledById == id)
            .ExecuteUpdateAsync(set => set.SetProperty(doubt => doubt.SettledById, (long?)null));
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

    private static Holding Harvested() =>
        new Holding(
            "recoltes",
            "Réponses récoltées dans une page",
            "dire d’où vient un passage",
            "sans limite ; le nom peut en être retiré",
            Fate.LosesTheName
        )
        {
            Rows = (db, who) =>
                from source in db.BlockSources
                where source.AuthorId == who.PersonId || source.HarvestedById == who.PersonId
                join page in db.Pages on source.PageId equals page.Id
                orderby source.Id
                select new { page = page.Slug, le = source.At },
        }.Of<BlockSource>(nameof(BlockSource.AuthorId), nameof(BlockSource.HarvestedById));

    private static Holding Doubted() =>
        new Holding(
            "mots",
            "Un mot sur une page, et l’adresse laissée avec lui",
            "soigner la page, et répondre",
            "un mois après que c’est réglé",
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                Doubts(db, who).OrderBy(one => one.Id).Select(one => new { texte = one.Text, le = one.At }),
        }.Of<PageDoubt>(nameof(PageDoubt.ById), nameof(PageDoubt.Email), nameof(PageDoubt.SettledById));

    private static IQueryable<PageDoubt> Doubts(AppDb db, Subject who) =>
        db.PageDoubts.Where(one =>
            one.ById == who.PersonId || (one.Email != null && who.Keys.Contains(one.Email.ToLower()))
        );
}
