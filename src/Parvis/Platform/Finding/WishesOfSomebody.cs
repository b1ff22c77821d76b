using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Privacy;

namespace Parvis.Platform.Finding;

/// <summary>The addresses that somebody left with searches that found nothing.</summary>
internal sealed class WishesOfSomebody : IPersonalData
{
    public IReadOnlyList<Holding> Holdings { get; } =
    [
        new Holding(
            "attentes",
            "Adresse laissée avec une recherche",
            "prévenir une fois quand il y a une réponse",
            "jusqu’à ce courriel",
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                Wishes(db, who).OrderBy(one => one.Id).Select(one => new { adresse = one.Email, le = one.At }),
        }.Of<SearchWish>(nameof(SearchWish.Email)),
    ];

    public Task Erase(AppDb act, Subject who, DateTime now) => Wishes(act, who).ExecuteDeleteAsync();

    private static IQueryable<SearchWish> Wishes(AppDb db, Subject who) =>
        db.SearchWishes.Where(one => who.Keys.Contains(one.Email.ToLower()));
}
