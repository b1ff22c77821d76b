using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Backstage;

/// <summary>What the house still has to do, what it gave up, and what it does regularly.</summary>
[Needs(Permission.SeeBackstage)]
public sealed class JobsModel(AppDb db, Acts acts, Schedule schedule, CurrentPlace place, TimeProvider clock)
    : PageModel
{
    private const int MostShown = 100;

    public sealed record Row(long Id, string Kind, DateTime CreatedAt, DateTime DueAt, int Attempts, string? LastError);

    public sealed record TickRow(string Name, DateTime? Last, DateTime Next);

    public IReadOnlyList<Row> Waiting { get; private set; } = [];
    public IReadOnlyList<Row> GivenUp { get; private set; } = [];
    public IReadOnlyList<TickRow> Ticks { get; private set; } = [];
    public int WaitingCount { get; private set; }

    public async Task OnGet()
    {
        WaitingCount = await db.Jobs.Waiting().CountAsync();
        Waiting = await Shown(db.Jobs.Waiting().OrderBy(job => job.DueAt));
        GivenUp = await Shown(db.Jobs.GivenUp().OrderByDescending(job => job.FailedAt));
        var fired = await db
            .ScheduleTicks.GroupBy(tick => tick.Name)
            .Select(ticks => new { ticks.Key, Last = ticks.Max(tick => tick.FiredAt) })
            .ToDictionaryAsync(tick => tick.Key, tick => tick.Last);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        Ticks =
        [
            .. schedule
                .Ticks.Select(tick => new TickRow(
                    tick.Name,
                    fired.TryGetValue(tick.Name, out var last) ? last : null,
                    tick.NextDue(now, place.Zone).ToDateTimeUtc()
                ))
                .OrderBy(tick => tick.Next),
        ];
    }

    public async Task<IActionResult> OnPost(long id)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await acts.Run(async act =>
        {
            if (await act.Jobs.GivenUp().SingleOrDefaultAsync(job => job.Id == id) is { } job)
                job.TryAgain(now);
        });
        return this.Saved("/coulisses");
    }

    private static Task<List<Row>> Shown(IQueryable<Job> jobs) =>
        jobs.AsNoTracking()
            .Take(MostShown)
            .Select(job => new Row(job.Id, job.Kind, job.CreatedAt, job.DueAt, job.Attempts, job.LastError))
            .ToListAsync();
}
