using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Parvis.Platform.Data.Engines;

/// <summary>
/// The one writer of a process. Eight concurrent writers of a SQLite file give a 1.2 s p99, so the acts go through one queue, and
/// those that wait together share one commit: each keeps its own savepoint, and is acknowledged after the commit.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostInACommit = 64;

    // Acts run many more different statements than pages do, and what one wrote the next one reads.
    private const int MostStatements = 256;
    private const int CacheSize = 2_000;

    private readonly string connectionString;
    private readonly PooledDbContextFactory<AppDb> contexts;
    private readonly Channel<Ticket> queue = Channel.CreateUnbounded<Ticket>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly Task writing;
    private KeptConnection? kept;

    public SqliteWriter(string connectionString, DbContextOptions<AppDb> options)
    {
        this.connectionString = connectionString;
        contexts = new PooledDbContextFactory<AppDb>(options, poolSize: 1);
        writing = Task.Run(Write);
    }

    /// <summary>Returns once the act is on disk; throws what the act threw.</summary>
    public async Task Commit(Acts.Pending act, CancellationToken cancellation)
    {
        var ticket = new Ticket(act);
        await queue.Writer.WriteAsync(ticket, cancellation);
        await ticket.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writing;
        await Drop();
    }

    private async Task Write()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            var batch = new List<Ticket>();
            try
            {
                await CommitTogether(batch);
            }
            catch (Exception error) when (batch.Count > 1 && SqliteEngine.TroubleIn(error) is null)
            {
                await Drop();
                await CommitEach(batch);
            }
            catch (Exception error)
            {
                // Whatever stopped the transaction stopped them all: nobody is told that it was kept.
                foreach (var ticket in batch)
                    ticket.Fail(error);
                await DropAfter(error);
            }
        }
    }

    private async Task CommitTogether(List<Ticket> batch)
    {
        // Taken before anything can fail, so that a ticket is always answered.
        while (batch.Count < MostInACommit && queue.Reader.TryRead(out var next))
            batch.Add(next);
        var connection = await Connection();
        await using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var ticket in batch)
            await CarryOne(connection, transaction, ticket);
        await Commit(connection, transaction, batch);
    }

    // What follows from all of them together failed: one of them is at fault, and only that one is to hear of it.
    private async Task CommitEach(List<Ticket> batch)
    {
        foreach (var ticket in batch)
        {
            try
            {
                var connection = await Connection();
                await using var transaction = connection.BeginTransaction(deferred: false);
                ticket.Error = null;
                await CarryOne(connection, transaction, ticket);
                await Commit(connection, transaction, [ticket]);
            }
            catch (Exception error)
            {
                ticket.Fail(error);
                await DropAfter(error);
            }
        }
    }

    private async Task CarryOne(KeptConnection connection, SqliteTransaction transaction, Ticket ticket)
    {
        await using var db = await Context(connection, transaction);
        await transaction.SaveAsync("act");
        try
        {
            await ticket.Act.Carry(db);
            await transaction.ReleaseAsync("act");
        }
        catch (Exception error) when (error is not SqliteException { SqliteErrorCode: 13 or 8 or 10 or 11 })
        {
            await transaction.RollbackAsync("act");
            ticket.Error = error;
        }
    }

    private async Task Commit(KeptConnection connection, SqliteTransaction transaction, List<Ticket> batch)
    {
        await using (var db = await Context(connection, transaction))
            await Acts.Pending.Settle(db, [.. batch.Where(one => one.Error is null).Select(one => one.Act)]);
        await transaction.CommitAsync();
        foreach (var ticket in batch)
            ticket.Answer();
    }

    private async Task<AppDb> Context(KeptConnection connection, SqliteTransaction transaction)
    {
        var db = contexts.CreateDbContext();
        if (db.Database.GetDbConnection() != connection)
            db.Database.SetDbConnection(connection);
        await db.Database.UseTransactionAsync(transaction);
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    // Kept with the statements that it ran.
    private async Task<KeptConnection> Connection()
    {
        kept ??= new KeptConnection(connectionString, MostStatements, CacheSize);
        await kept.OpenAsync();
        return kept;
    }

    // A file that is full or closed to writers is still the same; after anything else a new connection looks at what is there.
    private async ValueTask DropAfter(Exception error)
    {
        if (
            SqliteEngine.TroubleIn(error)
            is not { Fault: StorageFault.Full or StorageFault.ReadOnly or StorageFault.Busy }
        )
            await Drop();
    }

    private async ValueTask Drop()
    {
        if (kept is { } gone)
        {
            kept = null;
            await gone.DisposeAsync();
        }
    }

    private sealed class Ticket(Acts.Pending act)
    {
        public Acts.Pending Act { get; } = act;
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Exception? Error { get; set; }

        public void Answer()
        {
            if (Error is null)
                Done.TrySetResult();
            else
                Done.TrySetException(Error);
        }

        public void Fail(Exception error) => Done.TrySetException(Error ?? error);
    }
}
