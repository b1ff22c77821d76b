using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Parvis.Platform.Data.Backup;

namespace Parvis.Platform.Data.Engines;

/// <summary>Drops the old tables, makes the new ones and fills them, in one transaction.</summary>
internal sealed class PostgresRestore(PostgresEngine engine, DataFolder folder, string stamp, NpgsqlDataSource source)
    : RestoreTarget
{
    private const string Tables = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;
    private List<string> pointers = [];

    protected override DbConnection Connection =>
        connection ?? throw new InvalidOperationException("The restore has not begun.");

    public override async Task<bool> HoldsSomething(CancellationToken cancellation)
    {
        connection = await source.OpenConnectionAsync(cancellation);
        if (await Count(PostgresEngine.Others, cancellation) > 0)
            throw new ArchiveRefusedException(
                "Un serveur Parvis travaille sur cette base. Arrêtez-le partout, puis recommencez."
            );
        return await AnyRow(Tables, cancellation);
    }

    public override async Task<string?> KeepAside(TimeProvider clock, CancellationToken cancellation)
    {
        await using (var db = engine.Context())
        {
            var applied = await db.Database.GetAppliedMigrationsAsync(cancellation);
            if (!applied.SequenceEqual(db.Database.GetMigrations()))
                throw new ArchiveRefusedException(
                    "La base qui serait remplacée n’est pas au schéma de cette version : lancez d’abord « parvis migrate », "
                        + "ou restaurez dans une base vide."
                );
        }
        var aside = Directory.CreateDirectory(StagedFiles.AsideOf(folder, stamp)).FullName;
        var file = Path.Combine(aside, "parvis.zip");
        await new ArchiveWriter(engine, folder, clock).Write(file, cancellation);
        return file;
    }

    public override async Task Begin(CancellationToken cancellation)
    {
        transaction = await connection!.BeginTransactionAsync(cancellation);
        await using var db = engine.Context();
        var ours = db.Model.GetRelationalModel().Tables.Select(table => table.Name).Append("__EFMigrationsHistory");
        foreach (var table in ours)
            await Execute($"DROP TABLE IF EXISTS {Sql.Name(table)} CASCADE", cancellation);
        await Execute("DROP FUNCTION IF EXISTS journal_keep() CASCADE", cancellation);
    }

    // Rows may come in any order: what points from one to another is taken away meanwhile, and checked when it is put back.
    public override async Task BeforeRows(CancellationToken cancellation)
    {
        await using var list = Command(
            """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
            """
        );
        var drops = new List<string>();
        await using (var rows = await list.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
            {
                drops.Add(rows.GetString(0));
                pointers.Add(rows.GetString(1));
            }
        }
        foreach (var drop in drops)
            await Execute(drop, cancellation);
    }

    public override async Task Load(
        ArchivedTable table,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken cancellation
    )
    {
        var kinds = table.Columns.Select(column => TypeOf(column.Type)).ToArray();
        await using var copy = await connection!.BeginBinaryImportAsync(
            $"COPY {Sql.Name(table.Name)} ({Sql.List(table.Columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)",
            cancellation
        );
        copy.Timeout = TimeSpan.FromHours(1);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await copy.StartRowAsync(cancellation);
            for (var i = 0; i < row.Length; i++)
                await WriteValue(copy, row[i], kinds[i], cancellation);
        }
        await copy.CompleteAsync(cancellation);
    }

    public override async Task AfterRows(IReadOnlyList<ArchivedTable> tables, CancellationToken cancellation)
    {
        foreach (var pointer in pointers)
            await Execute(pointer, cancellation);
        foreach (var table in tables.Where(table => table.LastId is not null))
        {
            var name = Sql.Name(table.Name);
            await using var number = (NpgsqlCommand)Command(
                $"""
                SELECT setval(pg_get_serial_sequence($1, 'Id'), "last") FROM
                    (SELECT greatest($2, (SELECT max("Id") FROM {name})) AS "last") AS "numbers" WHERE "last" > 0
                """
            );
            number.Parameters.Add(new() { Value = name });
            number.Parameters.Add(new() { Value = table.LastId });
            await number.ExecuteNonQueryAsync(cancellation);
        }
    }

    public override Task Commit(CancellationToken cancellation) => transaction!.CommitAsync(cancellation);

    public override async ValueTask DisposeAsync()
    {
        if (transaction is not null)
            await transaction.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
        await source.DisposeAsync();
    }

    private async Task<long> Count(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static Task WriteValue(
        NpgsqlBinaryImporter copy,
        object? value,
        NpgsqlDbType type,
        CancellationToken cancellation
    ) =>
        value switch
        {
            null => copy.WriteNullAsync(cancellation),
            // PostgreSQL has no NUL in its texts.
            string text => copy.WriteAsync(text.Replace('\0', '\uFFFD'), type, cancellation),
            _ => copy.WriteAsync(value, type, cancellation),
        };

    private static NpgsqlDbType TypeOf(Neutral kind) =>
        kind switch
        {
            Neutral.Bool => NpgsqlDbType.Boolean,
            Neutral.Int => NpgsqlDbType.Integer,
            Neutral.Long => NpgsqlDbType.Bigint,
            Neutral.Real => NpgsqlDbType.Double,
            Neutral.Text => NpgsqlDbType.Text,
            Neutral.Instant => NpgsqlDbType.TimestampTz,
            Neutral.Date => NpgsqlDbType.Date,
            Neutral.Time => NpgsqlDbType.Time,
            Neutral.Bytes => NpgsqlDbType.Bytea,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
