using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Parvis.Platform.Data.Engines;

/// <summary>PostgreSQL: several processes on one database; it orders the writers itself.</summary>
public sealed class PostgresEngine(string connectionString) : Engine
{
    private const string Channel = "parvis";
    private const long SchemaLock = 0x506172766973;
    private const int Tries = 4;
    private const string Named = "parvis";
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(Address(connectionString, Named));

    /// <summary>How many connections of running programs there are on this database; a server always holds one.</summary>
    internal const string Others =
        $"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{Named}'";

    public override string Name => "postgresql";

    public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(source);

    internal override async Task Commit(Acts.Pending act, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = Context();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
                await Carry(act, db);
                await transaction.CommitAsync(cancellation);
                return;
            }
            // Two acts that waited for each other, or both made a row that there may be once: the server undid one, which is
            // simply done again and finds what the other wrote.
            catch (Exception error)
                when (attempt < Tries
                    && Find<PostgresException>(error)
                        is { SqlState: "40001" or "40P01" or PostgresErrorCodes.UniqueViolation }
                ) { }
        }
    }

    // Cut off between two statements, the driver only says that the transaction is over.
    private static async Task Carry(Acts.Pending act, AppDb db)
    {
        try
        {
            await act.Carry(db);
            await Acts.Pending.Settle(db, [act]);
        }
        catch (InvalidOperationException error)
            when (TroubleIn(error) is null && db.Database.GetDbConnection().State != ConnectionState.Open)
        {
            throw new StorageTrouble(StorageFault.Unreachable, error);
        }
    }

    internal override Task Announce(AppDb db, long number)
    {
        var payload = number.ToString();
        return db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {payload})");
    }

    internal override async IAsyncEnumerable<bool> Wakes([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        while (true)
        {
            yield return true;
            await connection.WaitAsync(TimeSpan.FromSeconds(1), cancellation);
        }
    }

    public override async Task<IAsyncDisposable> LockSchema(AppDb db, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection)
        {
            Parameters = { new() { Value = SchemaLock } },
            CommandTimeout = 60,
        };
        await command.ExecuteNonQueryAsync(cancellation);
        return new HeldLock(connection);
    }

    // The session goes back to the pool, so the lock is given back by name.
    private sealed class HeldLock(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection)
                {
                    Parameters = { new() { Value = SchemaLock } },
                };
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    public override bool IsUniqueViolation(Exception error) =>
        Find<PostgresException>(error) is { SqlState: PostgresErrorCodes.UniqueViolation };

    public override StorageTrouble? TroubleOf(Exception error) => TroubleIn(error);

    internal static StorageTrouble? TroubleIn(Exception error)
    {
        if (Find<StorageTrouble>(error) is { } known)
            return known;
        if (Find<PostgresException>(error) is { } refused)
        {
            return refused.SqlState switch
            {
                "53100" => new StorageTrouble(StorageFault.Full, error),
                "25006" => new StorageTrouble(StorageFault.ReadOnly, error),
                "53300" or "55P03" => new StorageTrouble(StorageFault.Busy, error),
                "XX001" or "XX002" => new StorageTrouble(StorageFault.Damaged, error),
                _ when refused.SqlState.StartsWith("57P", StringComparison.Ordinal)
                        || refused.SqlState.StartsWith("08", StringComparison.Ordinal) => new StorageTrouble(
                    StorageFault.Unreachable,
                    error
                ),
                _ => null,
            };
        }
        return Find<NpgsqlException>(error) is not null ? new StorageTrouble(StorageFault.Unreachable, error) : null;
    }

    public override FormattableString LeaseJobs(DateTime now, DateTime until, string by, int most) =>
        $"""
            UPDATE "Job" SET "LeasedUntil" = {until}, "LeasedBy" = {by}, "Attempts" = "Attempts" + 1
            WHERE "Id" IN (SELECT "Id" FROM "Job" WHERE "DoneAt" IS NULL AND "FailedAt" IS NULL AND "DueAt" <= {now}
                AND ("LeasedUntil" IS NULL OR "LeasedUntil" < {now}) ORDER BY "DueAt", "Id" LIMIT {most}
                FOR UPDATE SKIP LOCKED)
            RETURNING "Id" AS "Value"
            """;

    public override async Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    public override Task<IReadOnlyDictionary<string, long>> LastIds(
        DbConnection connection,
        CancellationToken cancellation
    ) =>
        Numbers(
            connection,
            """
            SELECT "of"."relname", coalesce(pg_sequence_last_value("sequence"."oid"), 0)
            FROM pg_class "sequence"
            JOIN pg_depend "link" ON "link"."objid" = "sequence"."oid" AND "link"."deptype" = 'i'
            JOIN pg_class "of" ON "of"."oid" = "link"."refobjid"
            WHERE "sequence"."relkind" = 'S' AND "of"."relnamespace" = current_schema()::regnamespace
            """,
            cancellation
        );

    internal override RestoreTarget Receive(DataFolder folder, string stamp) =>
        new PostgresRestore(this, folder, stamp, NpgsqlDataSource.Create(Address(connectionString, "parvis restore")));

    private static string Address(string connectionString, string name) =>
        new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = name }.ToString();

    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
