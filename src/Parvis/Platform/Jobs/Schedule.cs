using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Engines;
using Parvis.Platform.Place;

namespace Parvis.Platform.Jobs;

/// <summary>Something that recurs: every so long, or each day at a time of the place.</summary>
public sealed record ScheduledTick(string Name, Duration Period, LocalTime? At, object Job)
{
    /// <summary>The last moment at or before now at which this was due.</summary>
    public Instant LastDue(Instant now, DateTimeZone zone)
    {
        if (At is not { } time)
            return Instant.FromUnixTimeTicks(
                now.ToUnixTimeTicks() / Period.BclCompatibleTicks * Period.BclCompatibleTicks
            );
        var today = now.InZone(zone).Date;
        var due = zone.AtLeniently(today + time).ToInstant();
        return due <= now ? due : zone.AtLeniently(today.PlusDays(-1) + time).ToInstant();
    }

    /// <summary>The next moment after now at which this will be due.</summary>
    public Instant NextDue(Instant now, DateTimeZone zone) =>
        At is { } time
            ? zone.AtLeniently(LastDue(now, zone).InZone(zone).Date.PlusDays(1) + time).ToInstant()
            : LastDue(now, zone) + Period;
}

/// <summary>Fires what is due. A tick is a row, so of several processes only one fires it.</summary>
public sealed class Schedule(
    IReadOnlyList<ScheduledTick> ticks,
    IDbContextFactory<AppDb> contexts,
    Acts acts,
    Engine engine,
    CurrentPlace place,
    TimeProvider clock,
    ILogger<Schedule> log
) : BackgroundService
{
    public IReadOnlyList<ScheduledTick> Ticks { get; } = ticks;

    /// <summary>Enqueues each job whose moment has come; returns the names fired by this process.</summary>
    public async Task<IReadOnlyList<string>> FireDue(CancellationToken cancellation = default)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var fired = new List<string>();
        foreach (var tick in Ticks)
        {
            if (await Fire(tick, tick.LastDue(now, place.Zone).ToDateTimeUtc(), now.ToDateTimeUtc(), cancellation))
                fired.Add(tick.Name);
        }
        return fired;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(20));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await FireAndSurvive(stoppingToken);
        }
        catch (OperationCanceledException) { }
    }

    private async Task FireAndSurvive(CancellationToken stopping)
    {
        try
        {
            await FireDue(stopping);
        }
        catch (Exception error) when (engine.TroubleOf(error) is not null)
        {
            log.LogWarning("The schedule waits for the database: {Reason}", error.Message);
        }
    }

    private async Task<bool> Fire(ScheduledTick tick, DateTime due, DateTime now, CancellationToken cancellation)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            if (await db.ScheduleTicks.AnyAsync(row => row.Name == tick.Name && row.DueAt == due, cancellation))
                return false;
        }
        try
        {
            await acts.Run(
                async db =>
                {
                    db.ScheduleTicks.Add(
                        new ScheduleTick
                        {
                            Name = tick.Name,
                            DueAt = due,
                            FiredAt = now,
                        }
                    );
                    db.Enqueue(tick.Job, now);
                    await db.SaveChangesAsync(cancellation);
                },
                cancellation
            );
            return true;
        }
        catch (DbUpdateException error) when (engine.IsUniqueViolation(error))
        {
            return false;
        }
    }
}
