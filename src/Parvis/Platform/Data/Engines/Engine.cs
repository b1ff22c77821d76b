using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Parvis.Platform.Data.Engines;

/// <summary>
/// What SQLite and PostgreSQL do differently, all of it. Everything above writes the same for both.
/// </summary>
public abstract class Engine : IAsyncDisposable
{
    /// <summary>The engine of a place: PostgreSQL where an address is given, else SQLite in its folder.</summary>
    public static Engine Of(HouseOptions options) =>
        options.Postgres is { Length: > 0 } postgres
            ? new PostgresEngine(postgres)
            : new SqliteEngine(options.Folder.Database);

    /// <summary><c>sqlite</c> or <c>postgresql</c>.</summary>
    public abstract string Name { get; }

    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Commits an act; returns once it is on disk. Throws what the act threw, and then nothing is kept.</summary>
    internal abstract Task Commit(Acts.Pending act, CancellationToken cancellation);

    /// <summary>Tells other processes, at commit, that there are changes up to the number.</summary>
    internal abstract Task Announce(AppDb db, long number);

    /// <summary>One item whenever the list of changes may have grown, and at least once a second.</summary>
    internal abstract IAsyncEnumerable<bool> Wakes(CancellationToken cancellation);

    /// <summary>Keeps others out while the schema is made; waits for its turn at most a minute.</summary>
    public abstract Task<IAsyncDisposable> LockSchema(AppDb db, CancellationToken cancellation);

    /// <summary>True when the error says that a unique index refused a row.</summary>
    public abstract bool IsUniqueViolation(Exception error);

    /// <summary>The trouble behind an error of the driver, or null when the error is of another kind.</summary>
    public abstract StorageTrouble? TroubleOf(Exception error);

    /// <summary>The statement that takes due jobs: ids of at most {2} rows due at {0}, now leased until {1}.</summary>
    public abstract FormattableString LeaseJobs(DateTime now, DateTime until, string by, int most);

    /// <summary>A read of all tables that sees one moment, whatever others write meanwhile, and keeps nobody waiting.</summary>
    public abstract Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancellation);

    /// <summary>The last number given out in each table that numbers its rows.</summary>
    public abstract Task<IReadOnlyDictionary<string, long>> LastIds(
        DbConnection connection,
        CancellationToken cancellation
    );

    /// <summary>Readies this database for an archive.</summary>
    internal abstract RestoreTarget Receive(DataFolder folder, string stamp);

    /// <summary>A context of its own, for what works on the database as a whole.</summary>
    internal AppDb Context()
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        Configure(options);
        return new AppDb(options.Options);
    }

    /// <summary>A context for the several statements of one request.</summary>
    internal virtual AppDb Ready(IDbContextFactory<AppDb> contexts) => contexts.CreateDbContext();

    public abstract ValueTask DisposeAsync();

    internal virtual Task Pause(CancellationToken cancellation) => Task.Delay(TimeSpan.FromSeconds(1), cancellation);

    protected static async Task<IReadOnlyDictionary<string, long>> Numbers(
        DbConnection connection,
        string sql,
        CancellationToken cancellation
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
            numbers.Add(rows.GetString(0), rows.GetInt64(1));
        return numbers;
    }

    protected static T? Find<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found)
                return found;
        }
        return null;
    }
}
