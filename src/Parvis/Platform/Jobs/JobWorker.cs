using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Engines;

namespace Parvis.Platform.Jobs;

/// <summary>
/// Carries out due jobs. It leases rows for a while, so that several processes share the work, and a job whose worker died
/// is taken up by another when the lease ends.
/// </summary>
public sealed class JobWorker(
    IServiceScopeFactory scopes,
    IDbContextFactory<AppDb> contexts,
    Acts acts,
    Engine engine,
    JobKinds kinds,
    TimeProvider clock,
    ILogger<JobWorker> log
) : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private readonly string me = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>Does all that is due now; returns how many jobs were taken. Tests call it instead of waiting.</summary>
    public async Task<int> DoDue(CancellationToken cancellation = default)
    {
        if (!await AnyDue(cancellation))
            return 0;
        var taken = await acts.Run(
            async db =>
            {
                var now = Now;
                var ids = await db
                    .Database.SqlQuery<long>(engine.LeaseJobs(now, now + Lease, me, AtOnce))
                    .ToListAsync(cancellation);
                return await db.Jobs.AsNoTracking().Where(job => ids.Contains(job.Id)).ToListAsync(cancellation);
            },
            cancellation
        );
        foreach (var job in taken)
            await DoOne(job, cancellation);
        return taken.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await Tick(timer, stoppingToken))
        {
            try
            {
                while (await DoDue(stoppingToken) > 0) { }
            }
            catch (Exception error) when (engine.TroubleOf(error) is not null)
            {
                log.LogWarning("Jobs wait for the database: {Reason}", error.Message);
            }
        }
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<bool> AnyDue(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = Now;
        return await db
            .Jobs.Waiting()
            .AnyAsync(job => job.DueAt <= now && (job.LeasedUntil == null || job.LeasedUntil < now), cancellation);
    }

    private async Task DoOne(Job job, CancellationToken cancellation)
    {
        string? failure = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await kinds.Do(scope.ServiceProvider, job, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it is, it is kept on the job's row, where staff sees it.
            failure = $"{error.GetType().Name}: {error.Message}";
            log.LogError(error, "The job {Kind} {Id} failed", job.Kind, job.Id);
        }
        await acts.Run(
            async db =>
            {
                var row = await db.Jobs.SingleAsync(row => row.Id == job.Id, CancellationToken.None);
                if (failure is null)
                    row.Finish(Now);
                else
                    row.Fail(failure, Now);
            },
            CancellationToken.None
        );
    }
}
