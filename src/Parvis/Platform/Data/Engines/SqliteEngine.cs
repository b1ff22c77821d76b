using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Parvis.Platform.Data.Engines;

/// <summary>SQLite in one file.</summary>
public sealed class SqliteEngine : Engine
{
    private readonly string connectionString;
    private readonly SqliteWriter writer;

    // Counting its memory takes one lock for the whole process at each allocation: readers would wait for each other.
    static SqliteEngine()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public SqliteEngine(string file)
    {
        File = Path.GetFullPath(file);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString();
        var options = new DbContextOptionsBuilder<AppDb>();
        Configure(options);
        writer = new SqliteWriter(connectionString, options.Options);
    }

    public override string Name => "sqlite";
    public string File { get; }

    // A list goes as one parameter: otherwise EF writes the statement anew each time it runs, a tenth of what a page takes.
    public override void Configure(DbContextOptionsBuilder options) =>
        options
            .UseSqlite(
                connectionString,
                sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
            )
            .AddInterceptors(new KeptConnection.Statements());

    internal override AppDb Ready(IDbContextFactory<AppDb> contexts)
    {
        var db = contexts.CreateDbContext();
        try
        {
            // A context keeps its connection when it goes back to its pool.
            if (db.Database.GetDbConnection() is not KeptConnection)
                db.Database.SetDbConnection(new KeptConnection(connectionString), contextOwnsConnection: true);
            db.Database.GetDbConnection().Open();
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    internal override Task Commit(Acts.Pending act, CancellationToken cancellation) => writer.Commit(act, cancellation);

    internal override Task Announce(AppDb db, long number) => Task.CompletedTask;

    internal override async IAsyncEnumerable<bool> Wakes([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        object? last = null;
        do
        {
            var version = await command.ExecuteScalarAsync(cancellation);
            if (!Equals(version, last))
                yield return true;
            last = version;
        } while (await timer.WaitForNextTickAsync(cancellation));
    }

    public override async Task<IAsyncDisposable> LockSchema(AppDb db, CancellationToken cancellation)
    {
        var held = await FileLock.Wait(File + ".migrate.lock", TimeSpan.FromMinutes(1), cancellation);
        // EF waits for ever on the row that a killed process left; with the file lock in hand it can only be such a one.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
        await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellation);
        return held;
    }

    public override bool IsUniqueViolation(Exception error) =>
        Find<SqliteException>(error) is { SqliteExtendedErrorCode: 2067 or 1555 };

    public override StorageTrouble? TroubleOf(Exception error) => TroubleIn(error);

    internal static StorageTrouble? TroubleIn(Exception error) =>
        Find<StorageTrouble>(error)
        ?? Find<SqliteException>(error) switch
        {
            // A quota and a limit of the system say no in other words than a full disk; the shared memory of the log too.
            { SqliteErrorCode: 13 } or { SqliteExtendedErrorCode: 778 or 4874 } => new StorageTrouble(
                StorageFault.Full,
                error
            ),
            { SqliteErrorCode: 8 } => new StorageTrouble(StorageFault.ReadOnly, error),
            { SqliteErrorCode: 5 or 6 } => new StorageTrouble(StorageFault.Busy, error),
            { SqliteErrorCode: 10 or 14 } => new StorageTrouble(StorageFault.Unreachable, error),
            { SqliteErrorCode: 11 or 26 } => new StorageTrouble(StorageFault.Damaged, error),
            _ => null,
        };

    public override FormattableString LeaseJobs(DateTime now, DateTime until, string by, int most) =>
        $"""
            UPDATE "Job" SET "LeasedUntil" = {until}, "LeasedBy" = {by}, "Attempts" = "Attempts" + 1
            WHERE "Id" IN (SELECT "Id" FROM "Job" WHERE "DoneAt" IS NULL AND "FailedAt" IS NULL AND "DueAt" <= {now}
                AND ("LeasedUntil" IS NULL OR "LeasedUntil" < {now}) ORDER BY "DueAt", "Id" LIMIT {most})
            RETURNING "Id" AS "Value"
            """;

    // Deferred: the others go on writing, this transaction keeps seeing what its first read saw.
    public override async Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancellation)
    {
        var moment = ((SqliteConnection)connection).BeginTransaction(deferred: true);
        await LastIds(connection, cancellation);
        return moment;
    }

    public override Task<IReadOnlyDictionary<string, long>> LastIds(
        DbConnection connection,
        CancellationToken cancellation
    ) => Numbers(connection, "SELECT name, seq FROM sqlite_sequence", cancellation);

    internal override RestoreTarget Receive(DataFolder folder, string stamp) => new SqliteRestore(File, folder, stamp);

    public override async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        using var pooled = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(pooled);
    }
}
