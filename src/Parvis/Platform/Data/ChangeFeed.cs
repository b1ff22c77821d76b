using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data.Engines;

namespace Parvis.Platform.Data;

/// <summary>Something in this process's memory that mirrors the database: the index, the output cache.</summary>
public interface IFollowsChanges
{
    /// <summary>
    /// Called with changes in their order, never twice at once. A thing may be named again though nothing new happened,
    /// and more may have happened to it since: look at what it is now.
    /// </summary>
    Task Follow(AppDb db, IReadOnlyList<Change> changes);
}

/// <summary>
/// Follows the list of changes: at once after an act of this process, woken by PostgreSQL's NOTIFY or by SQLite's
/// data_version when another process wrote, and by polling in any case, because polling is the truth.
/// </summary>
public sealed class ChangeFeed(
    IDbContextFactory<AppDb> contexts,
    Engine engine,
    IServiceProvider services,
    ILogger<ChangeFeed> log
) : BackgroundService
{
    private const int Batch = 500;
    private readonly SemaphoreSlim turn = new(1);

    // Asked for late, because followers may themselves write, and so need the feed.
    private readonly Lazy<List<IFollowsChanges>> followers = new(() => [.. services.GetServices<IFollowsChanges>()]);
    private long seen = -1;

    /// <summary>The number of the last change that this process has followed, or -1 before the start.</summary>
    public long Seen => Volatile.Read(ref seen);

    /// <summary>Sets the point to follow from: everything up to it has been read from the tables themselves.</summary>
    public async Task StartFrom(AppDb db, CancellationToken cancellation = default) =>
        Volatile.Write(ref seen, await LastNumber(db, cancellation));

    /// <summary>The number of the newest committed change.</summary>
    public static Task<long> LastNumber(AppDb db, CancellationToken cancellation = default) =>
        db.ChangeCounters.Select(counter => counter.Last).SingleAsync(cancellation);

    /// <summary>Returns when this process has followed at least up to the number.</summary>
    public async Task CatchUp(long number, CancellationToken cancellation = default)
    {
        if (Seen < 0 || Seen >= number)
            return;
        await turn.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            while (Seen < number && await Step(db, cancellation)) { }
        }
        finally
        {
            turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var _ in engine.Wakes(stoppingToken))
                    await CatchUpWithAll(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (engine.TroubleOf(error) is not null)
            {
                log.LogWarning("The list of changes cannot be read, trying again: {Reason}", error.Message);
                await engine.Pause(stoppingToken);
            }
        }
    }

    private async Task CatchUpWithAll(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await CatchUp(await LastNumber(db, cancellation), cancellation);
    }

    private async Task<bool> Step(AppDb db, CancellationToken cancellation)
    {
        var from = Seen;
        var changes = await db
            .Changes.AsNoTracking()
            .Where(change => change.Number > from)
            .OrderBy(change => change.Number)
            .Take(Batch)
            .ToListAsync(cancellation);
        if (changes.Count == 0)
            return false;
        foreach (var follower in followers.Value)
            await follower.Follow(db, changes);
        Volatile.Write(ref seen, changes[^1].Number);
        return true;
    }
}
