using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;

namespace Parvis.Tests.House;

/// <summary>Puts rows into every table there is, of whatever schema, so that tests see new tables without being told.</summary>
public static class Filler
{
    public const int RowsEach = 3;

    // Of these there is only ever one row.
    private static readonly string[] Single = ["PlaceCard", "ChangeCounter"];
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, 678, 901, DateTimeKind.Utc);

    /// <summary>Fills all tables; returns how many rows each has now. Numbered rows are 1, 2, 3, and so are the ids that point to them.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Fill(AppDb db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var sqlite = connection is SqliteConnection;
        await Execute(connection, sqlite ? "PRAGMA foreign_keys=OFF" : "SET session_replication_role = replica");
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await Tables(connection))
        {
            await FillOne(connection, table);
            counts.Add(table, await Count(connection, table));
        }
        await Execute(connection, sqlite ? "PRAGMA foreign_keys=ON" : "SET session_replication_role = DEFAULT");
        return counts;
    }

    public static async Task<IReadOnlyList<string>> Tables(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            connection is SqliteConnection
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%'";
        await using var rows = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync())
            names.Add(rows.GetString(0));
        return names;
    }

    public static async Task<long> Count(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT count(*) FROM "{table}" """;
        return Convert.ToInt64(await command.ExecuteScalarAsync());
    }

    private static async Task FillOne(DbConnection connection, string table)
    {
        var columns = await Columns(connection, table);
        for (var row = 1; row <= (Single.Contains(table) ? 1 : RowsEach); row++)
        {
            await using var insert = connection.CreateCommand();
            foreach (var (name, type) in columns)
            {
                var value = insert.CreateParameter();
                value.ParameterName = $"@v{insert.Parameters.Count}";
                value.Value = Value(name, type, row);
                insert.Parameters.Add(value);
            }
            var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
            var values = string.Join(", ", columns.Select((_, i) => $"@v{i}"));
            insert.CommandText = $"""INSERT INTO "{table}" ({names}) VALUES ({values}) ON CONFLICT DO NOTHING""";
            await insert.ExecuteNonQueryAsync();
        }
    }

    private static async Task<List<(string Name, string Type)>> Columns(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            connection is SqliteConnection
                ? $"SELECT name, type FROM pragma_table_info('{table}')"
                : $"SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public'";
        await using var rows = await command.ExecuteReaderAsync();
        var columns = new List<(string, string)>();
        while (await rows.ReadAsync())
            columns.Add((rows.GetString(0), rows.GetString(1)));
        return columns;
    }

    // SQLite stores instants, dates and times in columns of text: their names tell them apart, as they do for a reader.
    private static object Value(string name, string type, int row) =>
        type switch
        {
            "boolean" => row % 2 == 0,
            "double precision" or "REAL" => row + 0.25,
            "timestamp with time zone" => Start.AddDays(row),
            "date" => DateOnly.FromDateTime(Start.AddDays(row)),
            "time without time zone" => new TimeOnly(8 + row, 30),
            "TEXT"
                when name.EndsWith("At", StringComparison.Ordinal)
                    || name is "AbsentFrom" or "AbsentUntil" or "LeasedUntil" or "Since" => Start.AddDays(row),
            "TEXT" when name is "Opens" or "Closes" => new TimeOnly(8 + row, 30),
            "TEXT" when name is "From" or "Until" or "CaredOn" or "Day" => DateOnly.FromDateTime(Start.AddDays(row)),
            "TEXT" or "text" or "character varying" => $"« é\\\" {row} »",
            _ => row,
        };

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
