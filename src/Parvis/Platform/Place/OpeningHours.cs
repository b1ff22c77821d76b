using NodaTime;

namespace Parvis.Platform.Place;

/// <summary>Open or not, and until when: when it shuts, or when it opens next (null: not in the coming year).</summary>
public sealed record OpenState(bool Open, LocalDateTime? Until, string? ClosedBecause);

/// <summary>A stretch of one day during which the place is open. An end at midnight is the next day's 0 h.</summary>
public sealed record OpenPeriod(LocalDateTime Opens, LocalDateTime Closes);

/// <summary>When the place is open: several periods a day, dates between which they hold, exceptional closings.</summary>
public sealed class OpeningHours(IReadOnlyList<OpeningPeriod> periods, IReadOnlyList<Closing> closings)
{
    private const int HowFarAhead = 366;

    public static readonly OpeningHours None = new([], []);

    public bool Any => periods.Count > 0;

    /// <summary>The periods of one day, in order; none when the place is shut.</summary>
    public IReadOnlyList<OpenPeriod> On(LocalDate day)
    {
        if (ClosingOn(day) is not null)
            return [];
        var date = day.ToDateOnly();
        return
        [
            .. periods
                .Where(period => period.Day == date.DayOfWeek)
                .Where(period =>
                    (period.From is null || period.From <= date) && (period.Until is null || date <= period.Until)
                )
                .OrderBy(period => period.Opens)
                .Select(period => new OpenPeriod(day + Time(period.Opens), End(day, period.Closes))),
        ];
    }

    public Closing? ClosingOn(LocalDate day)
    {
        var date = day.ToDateOnly();
        return closings.FirstOrDefault(closing => closing.From <= date && date <= closing.Until);
    }

    /// <summary>The exceptional closings that are not over on this day, soonest first.</summary>
    public IEnumerable<Closing> ClosingsFrom(LocalDate day)
    {
        var date = day.ToDateOnly();
        return closings.Where(closing => closing.Until >= date).OrderBy(closing => closing.From);
    }

    public OpenState At(LocalDateTime now)
    {
        // Yesterday too: a period may end at midnight.
        var current = Ahead(now.Date.PlusDays(-1), 2)
            .FirstOrDefault(period => period.Opens <= now && now < period.Closes);
        if (current is not null)
            return new OpenState(true, End(current), null);
        var next = Ahead(now.Date, HowFarAhead).FirstOrDefault(period => period.Opens > now);
        return new OpenState(false, next?.Opens, ClosingOn(now.Date)?.Reason);
    }

    /// <summary>How long the place was open between two moments: what a wait is counted in.</summary>
    public Duration OpenBetween(LocalDateTime from, LocalDateTime until)
    {
        var ticks = 0L;
        for (var day = from.Date.PlusDays(-1); day <= until.Date; day = day.PlusDays(1))
            foreach (var period in On(day))
            {
                var (opens, closes) = (LocalDateTime.Max(period.Opens, from), LocalDateTime.Min(period.Closes, until));
                if (opens < closes)
                    ticks += Period.Between(opens, closes, PeriodUnits.Ticks).Ticks;
            }
        return Duration.FromTicks(ticks);
    }

    /// <summary>The next moment at which the place opens or shuts: what was said of it until then no longer holds.</summary>
    public LocalDateTime? NextTurn(LocalDateTime now) => At(now).Until;

    private IEnumerable<OpenPeriod> Ahead(LocalDate from, int days) =>
        Enumerable.Range(0, days).SelectMany(offset => On(from.PlusDays(offset)));

    // Two periods that touch are one stretch to the person at the door.
    private LocalDateTime End(OpenPeriod period)
    {
        var end = period.Closes;
        foreach (var next in Ahead(period.Opens.Date, HowFarAhead))
        {
            if (next.Opens <= end && end < next.Closes)
                end = next.Closes;
            else if (next.Opens > end)
                break;
        }
        return end;
    }

    private static LocalTime Time(TimeOnly time) => LocalTime.FromTicksSinceMidnight(time.Ticks);

    private static LocalDateTime End(LocalDate day, TimeOnly closes) =>
        closes == TimeOnly.MinValue ? day.PlusDays(1).AtMidnight() : day + Time(closes);
}
