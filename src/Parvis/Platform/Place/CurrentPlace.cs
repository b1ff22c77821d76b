using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Platform.Data;

namespace Parvis.Platform.Place;

/// <summary>
/// The place as this process knows it: its card and hours, kept in memory because every page shows them, read again
/// whenever they change.
/// </summary>
public sealed class CurrentPlace : IFollowsChanges, ILoadsAtStart
{
    private sealed record State(PlaceCard? Card, OpeningHours Hours);

    private volatile State state = new(null, OpeningHours.None);

    /// <summary>The place, or null as long as nobody has filled in the first-run page. Not to be changed.</summary>
    public PlaceCard? Card => state.Card;

    public OpeningHours Hours => state.Hours;

    public DateTimeZone Zone =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(state.Card?.Zone ?? "Europe/Paris") ?? DateTimeZone.Utc;

    public async Task Load(AppDb db)
    {
        var card = await db.Places.AsNoTracking().SingleOrDefaultAsync();
        var periods = await db.OpeningPeriods.AsNoTracking().ToListAsync();
        var closings = await db.Closings.AsNoTracking().ToListAsync();
        state = new State(card, new OpeningHours(periods, closings));
    }

    public Task Follow(AppDb db, IReadOnlyList<Change> changes) =>
        changes.Any(change => change.Kind == PlaceCard.Kind) ? Load(db) : Task.CompletedTask;
}
