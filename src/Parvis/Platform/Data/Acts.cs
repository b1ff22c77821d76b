using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data.Engines;

namespace Parvis.Platform.Data;

/// <summary>
/// The one way to write. An act is a transaction: what the given function does to its <see cref="AppDb"/> is saved, its
/// changes are numbered, the derived rows follow, all is committed, and this process has caught up before the act
/// returns, so what was saved is seen and found at once. Acts should be safe to repeat: doing one twice changes nothing.
/// Throws <see cref="StorageTrouble"/> when the database cannot take it (full, read-only, unreachable); nothing is
/// then kept.
/// </summary>
public sealed class Acts(Engine engine, ChangeFeed feed, IEnumerable<IBeforeCommit> followUps, TimeProvider clock)
{
    private static readonly AsyncLocal<bool> Inside = new();

    /// <summary>Runs an act and gives back what it returns, once it is committed.</summary>
    public async Task<T> Run<T>(Func<AppDb, Task<T>> act, CancellationToken cancellation = default)
    {
        if (Inside.Value)
            throw new InvalidOperationException(
                "An act inside an act would wait for itself: pass the AppDb on instead."
            );
        var pending = new PendingAct<T>(act, this);
        try
        {
            await engine.Commit(pending, cancellation);
        }
        catch (Exception error) when (engine.TroubleOf(error) is { } trouble)
        {
            throw trouble;
        }
        if (pending.LastChange > 0)
            await feed.CatchUp(pending.LastChange, cancellation);
        return pending.Result;
    }

    /// <summary>Runs an act that has nothing to give back.</summary>
    public Task Run(Func<AppDb, Task> act, CancellationToken cancellation = default) =>
        Run<bool>(
            async db =>
            {
                await act(db);
                return true;
            },
            cancellation
        );

    /// <summary>An act on its way: the engine decides on which connection and beside which others it runs.</summary>
    internal abstract class Pending
    {
        public long LastChange { get; protected set; }
        public abstract Task Carry(AppDb db);
    }

    private sealed class PendingAct<T>(Func<AppDb, Task<T>> act, Acts acts) : Pending
    {
        public T Result { get; private set; } = default!;

        public override async Task Carry(AppDb db)
        {
            Inside.Value = true;
            db.InAct = true;
            Result = await act(db);
            await db.SaveChangesAsync();
            if (db.Touched.Count == 0)
                return;
            foreach (var followUp in acts.followUps)
                await followUp.Follow(db, db.Touched);
            await db.SaveChangesAsync();
            LastChange = await acts.Number(db);
        }
    }

    private readonly IEnumerable<IBeforeCommit> followUps = followUps;

    private async Task<long> Number(AppDb db)
    {
        var things = db.Touched.ToList();
        // The same statement on both engines; it locks the row until the commit.
        var last = (
            await db
                .Database.SqlQuery<long>(
                    $"""UPDATE "ChangeCounter" SET "Last" = "Last" + {things.Count} WHERE "Id" = 1 RETURNING "Last" AS "Value" """
                )
                .ToListAsync()
        ).Single();
        var at = clock.GetUtcNow().UtcDateTime;
        for (var i = 0; i < things.Count; i++)
        {
            db.Changes.Add(
                new Change
                {
                    Number = last - things.Count + 1 + i,
                    Kind = things[i].Kind,
                    ThingId = things[i].Id,
                    At = at,
                }
            );
        }
        await db.SaveChangesAsync();
        await engine.Announce(db, last);
        return last;
    }
}

/// <summary>Derived rows (passages, evidence) that must change in the same transaction as the things they come from.</summary>
public interface IBeforeCommit
{
    /// <summary>Brings the derived rows of the touched things up to date; the rows of the act are already written.</summary>
    Task Follow(AppDb db, IReadOnlyCollection<Thing> touched);
}
