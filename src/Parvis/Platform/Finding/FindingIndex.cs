using Microsoft.EntityFrameworkCore;
using Parvis.Language.Experts;
using Parvis.Platform.Data;
using Parvis.Platform.Web;

namespace Parvis.Platform.Finding;

/// <summary>
/// Keeps the finder equal to the stored passages: filled in the background at start, then fed with each change, by this process
/// or another. What it holds is a replica; losing it loses nothing.
/// </summary>
public sealed class FindingIndex(IDbContextFactory<AppDb> contexts, Finder finder)
    : BackgroundService,
        IFollowsChanges,
        IGetsReady
{
    private const int PassagesAtOnce = 5_000;

    // Reading rows and putting them into the finder is one step: otherwise the start could put back what a change replaced.
    private readonly SemaphoreSlim turn = new(1);
    private readonly TaskCompletionSource filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "index";
    public bool IsReady => filled.Task.IsCompletedSuccessfully;

    /// <summary>Returns when everything stored at the start can be found.</summary>
    public Task Ready(CancellationToken cancellation) => filled.Task.WaitAsync(cancellation);

    /// <summary>Fills the finder now. A command that asks once calls this instead of starting the house.</summary>
    public async Task Fill(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var kind in await db.Passages.Select(row => row.Kind).Distinct().ToListAsync(cancellation))
        {
            var last = 0L;
            while (await FillFrom(db, kind, last, cancellation) is { } next)
                last = next;
        }
        finder.Settle();
        filled.TrySetResult();
    }

    public async Task Follow(AppDb db, IReadOnlyList<Change> changes)
    {
        await turn.WaitAsync();
        try
        {
            foreach (var group in changes.Select(change => change.Thing).Distinct().GroupBy(thing => thing.Kind))
                await Refresh(db, group.Key, [.. group.Select(thing => thing.Id)]);
        }
        finally
        {
            turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first page must not wait for the index.
        await Task.Yield();
        try
        {
            await Fill(stoppingToken);
            // The rows that went by are as large as the index itself; without this the process would keep their room for itself.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        }
        catch (OperationCanceledException) { }
    }

    private async Task<long?> FillFrom(AppDb db, string kind, long after, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var rows = await db
                .Passages.AsNoTracking()
                .Where(row => row.Kind == kind && row.ThingId > after)
                .OrderBy(row => row.ThingId)
                .ThenBy(row => row.Ordinal)
                .Take(PassagesAtOnce)
                .ToListAsync(cancellation);
            if (rows.Count == 0)
                return null;
            // The last thing may go on beyond the batch: it begins the next one, unless it is the whole batch.
            var last = rows[^1].ThingId;
            if (rows.Count == PassagesAtOnce && rows[0].ThingId != last)
            {
                rows.RemoveAll(row => row.ThingId == last);
                last = rows[^1].ThingId;
            }
            var first = rows[0].ThingId;
            var evidence = await db
                .Evidence.AsNoTracking()
                .Where(row => row.Kind == kind && row.ThingId >= first && row.ThingId <= last)
                .ToListAsync(cancellation);
            finder.PutMany(Findables(kind, rows, evidence));
            return last;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task Refresh(AppDb db, string kind, IReadOnlyCollection<long> ids)
    {
        var rows = await db
            .Passages.AsNoTracking()
            .Where(row => row.Kind == kind && ids.Contains(row.ThingId))
            .OrderBy(row => row.ThingId)
            .ThenBy(row => row.Ordinal)
            .ToListAsync();
        var evidence = await db
            .Evidence.AsNoTracking()
            .Where(row => row.Kind == kind && ids.Contains(row.ThingId))
            .ToListAsync();
        finder.PutGrown(Findables(kind, rows, evidence));
        foreach (var id in ids.Except(rows.Select(row => row.ThingId)))
            finder.Remove(new Thing(kind, id));
    }

    private static IEnumerable<Findable> Findables(string kind, List<StoredPassage> rows, List<StoredEvidence> evidence)
    {
        var proofs = evidence.ToLookup(row => row.ThingId);
        return rows.GroupBy(row => row.ThingId).Select(thing => FindableOf(kind, [.. thing], proofs[thing.Key]));
    }

    private static Findable FindableOf(string kind, List<StoredPassage> passages, IEnumerable<StoredEvidence> evidence)
    {
        var first = passages[0];
        return new Findable
        {
            Thing = new Thing(kind, first.ThingId),
            Title = first.Title,
            Url = first.Url,
            Scope = first.Scope.Value,
            Stage = (byte?)first.Stage,
            CaredOn = first.CaredOn,
            Tongue = first.Tongue,
            Tags = first.Tags.Length == 0 ? [] : first.Tags.Split('\n'),
            Accepted = passages.Any(passage => passage.Accepted),
            Sections =
            [
                .. passages.Select(passage => new Section(passage.Id, passage.Heading, passage.Body, passage.Accepted)),
            ],
            Evidence =
            [
                .. evidence.Select(proof => new Proof(
                    proof.PersonId,
                    passages.Find(passage => passage.Ordinal == proof.Ordinal)?.Id ?? 0,
                    (Act)proof.Act,
                    proof.At,
                    (float)proof.Weight
                )),
            ],
        };
    }
}
