using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;

namespace Parvis.Platform.Place;

/// <summary>The hours of a week, and the days on which they begin and end to hold.</summary>
public sealed record Timetable(
    DateOnly? From,
    DateOnly? Until,
    IReadOnlyDictionary<DayOfWeek, IReadOnlyList<DayPeriod>> Week
)
{
    public static readonly IReadOnlyList<DayOfWeek> Days =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    /// <summary>The timetables that these periods make, soonest first.</summary>
    public static IReadOnlyList<Timetable> Of(IEnumerable<OpeningPeriod> periods) =>
        [
            .. periods
                .GroupBy(period => (period.From, period.Until))
                .OrderBy(group => group.Key.From ?? DateOnly.MinValue)
                .ThenBy(group => group.Key.Until ?? DateOnly.MaxValue)
                .Select(group => new Timetable(
                    group.Key.From,
                    group.Key.Until,
                    Days.ToDictionary(
                        day => day,
                        IReadOnlyList<DayPeriod> (day) =>
                            [
                                .. group
                                    .Where(period => period.Day == day)
                                    .OrderBy(period => period.Opens)
                                    .Select(period => new DayPeriod(period.Opens, period.Closes)),
                            ]
                    )
                )),
        ];

    /// <summary>
    /// Puts these hours in force for their days. What held then ends the day before and, where these have an end, goes on the day
    /// after; no day before them changes, so figures of the past stay.
    /// </summary>
    public async Task TakeEffect(AppDb db)
    {
        var held = await db.OpeningPeriods.ToListAsync();
        foreach (var period in held.Where(Overlaps))
            GiveWay(db, period);
        foreach (var (day, periods) in Week)
        {
            foreach (var period in periods)
                db.OpeningPeriods.Add(Period(day, period.Opens, period.Closes, From, Until));
        }
    }

    private bool Overlaps(OpeningPeriod period) =>
        (period.Until is null || From is null || period.Until >= From)
        && (period.From is null || Until is null || period.From <= Until);

    private void GiveWay(AppDb db, OpeningPeriod period)
    {
        if (Until is { } end && (period.Until is null || period.Until > end))
            db.OpeningPeriods.Add(Period(period.Day, period.Opens, period.Closes, end.AddDays(1), period.Until));
        var beganBefore = From is { } start && (period.From is null || period.From < start);
        if (beganBefore)
            period.Until = From!.Value.AddDays(-1);
        else
            db.OpeningPeriods.Remove(period);
    }

    private static OpeningPeriod Period(
        DayOfWeek day,
        TimeOnly opens,
        TimeOnly closes,
        DateOnly? from,
        DateOnly? until
    ) =>
        new()
        {
            Day = day,
            Opens = opens,
            Closes = closes,
            From = from,
            Until = until,
        };
}
