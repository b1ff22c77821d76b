using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden.Sowing;

/// <summary>A seed came up: whoever left an address with the search hears of it once, and is forgotten.</summary>
public sealed record TellWishers(long PageId);

public sealed class WishersWriter(
    AppDb read,
    Acts acts,
    Composer composer,
    SiteAddress site,
    CurrentPlace place,
    TimeProvider clock
) : IJob<TellWishers>
{
    public async Task Do(TellWishers job, CancellationToken cancellation)
    {
        var page = await read.Pages.AsNoTracking().SingleOrDefaultAsync(one => one.Id == job.PageId, cancellation);
        // What came up for some only is not for strangers: they wait on.
        if (page is null || page.Stage == Stage.Seed || !page.Scope.IsPublic)
            return;
        var wishes = await (
            from missed in read.MissedSearches.Where(row => row.SownAsId == page.Id)
            join wish in read.SearchWishes on missed.Id equals wish.MissedId
            select new { Wish = wish, missed.Text }
        )
            .AsNoTracking()
            .ToListAsync(cancellation);
        foreach (var one in wishes)
        {
            var texts = Texts.For(one.Wish.Tongue, place.Card!.Formality);
            var mail = await composer.Compose(
                new FoundNowMail(one.Wish.Email, one.Text, page.Title, site.Root + texts.Base + page.Path),
                texts
            );
            await acts.Run(
                async act =>
                {
                    // Gone with the mail: a second run finds nobody to write to.
                    if (
                        await act
                            .SearchWishes.Where(row => row.Id == one.Wish.Id)
                            .ExecuteDeleteAsync(CancellationToken.None) == 1
                    )
                        await act.Send(mail, clock.GetUtcNow().UtcDateTime);
                },
                cancellation
            );
        }
    }
}

/// <summary>Tells somebody that there is now a page about what they looked for.</summary>
public sealed record FoundNowMail(string To, string Asked, string Page, string Link) : Mail(To, "", null)
{
    public override string Kind => "found-now";
    public override Type Body => typeof(FoundNowBody);

    public override string Subject(Texts texts, string place) =>
        texts.Format("{0} : une réponse à une recherche", place);
}
