using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>
/// The promise in figures: how long a question waits for its first human answer, counted in hours during which the place was
/// open. With the list behind them.
/// </summary>
[Needs(Permission.SeeBackstage)]
public sealed class PromiseModel(AppDb db, Reader reader, CurrentPlace place, TimeProvider clock) : PageModel
{
    private const int Days = 90;
    private const int MostCounted = 5_000;
    private const int MostShown = 50;

    public sealed record Row(string Path, string Title, DateTime AskedAt, TimeSpan Waited, bool IsAnswered);

    public int Asked { get; private set; }
    public int Answered { get; private set; }

    /// <summary>Of the answered ones; null when there are none.</summary>
    public TimeSpan? Median { get; private set; }
    public TimeSpan? NineInTen { get; private set; }

    /// <summary>Those that wait first, then the longest waits.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now.AddDays(-Days);
        var questions = await db
            .Questions.AsNoTracking()
            .VisibleTo(reader)
            .Where(one => one.AskedAt > since)
            .OrderByDescending(one => one.AskedAt)
            .Take(MostCounted)
            .Select(one => new
            {
                one.Id,
                one.Slug,
                one.Title,
                one.AskedAt,
                one.FirstAnswerAt,
                one.State,
            })
            .ToListAsync(cancellation);
        var rows = questions
            .Where(one => one.FirstAnswerAt is not null || one.State != QuestionState.Closed)
            .Select(one => new Row(
                $"/questions/{one.Id}-{one.Slug}",
                one.Title,
                one.AskedAt,
                Wait(one.AskedAt, one.FirstAnswerAt ?? now),
                one.FirstAnswerAt is not null
            ))
            .ToList();
        Asked = rows.Count;
        TimeSpan[] waits = [.. rows.Where(row => row.IsAnswered).Select(row => row.Waited).Order()];
        Answered = waits.Length;
        (Median, NineInTen) = (At(waits, 0.5), At(waits, 0.9));
        Rows = [.. rows.OrderBy(row => row.IsAnswered).ThenByDescending(row => row.Waited).Take(MostShown)];
    }

    // The nearest rank: a figure that a question really had.
    private static TimeSpan? At(TimeSpan[] sorted, double share) =>
        sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    // A place that did not give its hours is open all the time.
    private TimeSpan Wait(DateTime from, DateTime until) =>
        place.Hours.Any ? place.Hours.OpenBetween(Local(from), Local(until)).ToTimeSpan() : until - from;

    private LocalDateTime Local(DateTime at) => Instant.FromDateTimeUtc(at).InZone(place.Zone).LocalDateTime;
}
