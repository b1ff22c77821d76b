using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;

namespace Parvis.Platform.Place;

public static class CardEdit
{
    public const string Changed = "change-settings";

    /// <summary>
    /// Changes the card that had this version when it was read. Null when it is done; when somebody saved in between, nothing is
    /// changed and their card is returned, to be shown beside what was typed.
    /// </summary>
    public static async Task<PlaceCard?> EditCard(
        this Acts acts,
        int version,
        Action<PlaceCard> change,
        long? byPersonId,
        DateTime now
    )
    {
        try
        {
            return await acts.Run(db => Edit(db, version, change, byPersonId, now));
        }
        catch (DbUpdateConcurrencyException)
        {
            // The other one was faster by less than a statement: now their version is there to be seen.
            return await acts.Run(db => Edit(db, version, change, byPersonId, now));
        }
    }

    private static async Task<PlaceCard?> Edit(
        AppDb db,
        int version,
        Action<PlaceCard> change,
        long? byPersonId,
        DateTime now
    )
    {
        var card = await db.Places.SingleAsync();
        if (card.Version != version)
            return card;
        change(card);
        card.Version++;
        db.Record(now, byPersonId, Changed, card.Changes);
        return null;
    }
}
