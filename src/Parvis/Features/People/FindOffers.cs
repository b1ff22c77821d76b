using Microsoft.EntityFrameworkCore;
using Parvis.Language.Experts;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;

namespace Parvis.Features.People;

/// <summary>
/// What people are glad to be asked about: found by its subject, it says who. A subject alone names nobody, and leads nowhere: whoever
/// offers it is named only to those to whom they agreed to be.
/// </summary>
public sealed class FindOffers : IFindable
{
    // Whoever asks to be asked counts as one who answered twice.
    private const double Weight = 2;

    public string Kind => Offer.Kind;

    public async Task<IReadOnlyList<Description>> Describe(AppDb db, IReadOnlyCollection<long> ids)
    {
        var offers = await (
            from offer in db.Offers.Where(offer => ids.Contains(offer.Id))
            join person in db.People on offer.PersonId equals person.Id
            where !person.Unclaimed && person.SeenBy != SeenBy.Nobody
            select new
            {
                offer.Id,
                offer.Subject,
                offer.At,
                offer.PersonId,
            }
        ).ToListAsync();
        return
        [
            .. offers.Select(offer => new Description(offer.Id, offer.Subject, "", Scope.Public, offer.At)
            {
                Tongue = LanguageGuess.Of(offer.Subject),
                Passages = [new DescribedPassage("", "", "", offer.At)],
                Evidence = [new DescribedProof(offer.PersonId, null, Act.Offered, offer.At, Weight)],
            }),
        ];
    }
}
