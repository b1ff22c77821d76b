using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data.Engines;

namespace Parvis.Platform.Data;

/// <summary>
/// The one way to write. An act is a transaction: what the given function does to its <see cref="AppDb"/> is saved, the
/// derived rows follow, its changes are numbered, all is committed, and this process has caught up before the act
/// returns, so what was saved is seen and found at once. Acts should be safe to repeat: doing one twice changes nothing.
/// Throws <see cref="StorageTrouble"/> when the database cannot take it (full, read-only, unreachable); nothing is
/// then kept.
/// </summary>
public sealed class Acts(
    Engine engine,
    ChangeFeed feed,
    IEnumerable<IFollowsAct> followActs,
    IEnumerable<IBeforeCommit> followCommits,
    TimeProvider clock
)
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
        /// <summary>The number up to which this process is to follow, once the act is committed; 0: nothing changed.</summary>
        public long LastChange { get; private set; }

        /// <summary>What changed by it.</summary>
        public IReadOnlyCollection<Thing> Touched { get; protected set; } = [];

        /// <summary>Does it, and what follows from it for other acts.</summary>
        public abstract Task Carry(AppDb db);

        /// <summary>What is left to do once for all acts that are committed together, before they are.</summary>
        public static async Task Settle(AppDb db, IReadOnlyList<Pending> acts)
        {
            var things = acts.SelectMany(act => act.Touched).Distinct().ToList();
            if (things.Count == 0)
                return;
            var last = await acts[0].Settle(db, things);
            foreach (var act in acts.Where(act => act.Touched.Count > 0))
                act.LastChange = last;
        }

        protected abstract Task<long> Settle(AppDb db, List<Thing> things);
    }

    private sealed class PendingAct<T>(Func<AppDb, Task<T>> act, Acts acts) : Pending
    {
        public T Result { get; private set; } = default!;

        public override async Task Carry(AppDb db)
        {
            Inside.Value = true;
            db.BeginAct();
            Result = await act(db);
            await db.SaveChangesAsync();
            if (db.Touched.Count > 0)
            {
                foreach (var followUp in acts.followActs)
                    await followUp.Follow(db, db.Touched);
                await db.SaveChangesAsync();
            }
            Touched = [.. db.Touched];
        }

        protected override Task<long> Settle(AppDb db, List<Thing> things) => acts.Settle(db, things);
    }

    private readonly IEnumerable<IFollowsAct> followActs = followActs;

    private async Task<long> Settle(AppDb db, List<Thing> things)
    {
        db.BeginAct();
        foreach (var followUp in followCommits)
            await followUp.Follow(db, things);
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

/// <summary>What must change in the same act as the things it comes from, because other acts read it.</summary>
public interface IFollowsAct
{
    /// <summary>Brings the derived rows of the touched things up to date; the rows of the act are already written.</summary>
    Task Follow(AppDb db, IReadOnlyCollection<Thing> touched);
}

/// <summary>
/// Derived rows (passages, evidence, uses of pictures) that are committed with the things they come from and that no act reads: they
/// follow once for all acts that share a commit. They are not things themselves.
/// </summary>
public interface IBeforeCommit
{
    /// <summary>Brings the derived rows of the touched things up to date; the rows of all acts are already written.</summary>
    Task Follow(AppDb db, IReadOnlyCollection<Thing> touched);
}
