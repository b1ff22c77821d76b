using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Platform.Finding;

/// <summary>Who may find what somebody offers follows from who may see that person: when the person changes, so do the offers.</summary>
internal sealed class OffersFollowPeople : IFollowsAct
{
    public async Task Follow(AppDb db, IReadOnlyCollection<Thing> touched)
    {
        var people = touched.Where(thing => thing.Kind == Person.Kind).Select(thing => thing.Id).ToList();
        if (people.Count == 0)
            return;
        foreach (
            var id in await db
                .Offers.Where(offer => people.Contains(offer.PersonId))
                .Select(offer => offer.Id)
                .ToListAsync()
        )
            db.Touch(new Thing(Offer.Kind, id));
    }
}
