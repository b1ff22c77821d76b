using NodaTime;
using Parvis.Platform.Place;

namespace Parvis.Platform.Mail;

/// <summary>From nine in the evening to eight in the morning no mail leaves that can wait.</summary>
public sealed class QuietHours(CurrentPlace place)
{
    private static readonly LocalTime Evening = new(21, 0);
    private static readonly LocalTime Morning = new(8, 0);

    /// <summary>This moment, or the next morning of the place when it is quiet there.</summary>
    /// <param name="now">In UTC, as the answer.</param>
    public DateTime After(DateTime now)
    {
        var zone = place.Zone;
        var local = Instant.FromDateTimeUtc(now).InZone(zone).LocalDateTime;
        if (local.TimeOfDay >= Morning && local.TimeOfDay < Evening)
            return now;
        var day = local.TimeOfDay < Morning ? local.Date : local.Date.PlusDays(1);
        return zone.AtLeniently(day + Morning).ToInstant().ToDateTimeUtc();
    }
}
