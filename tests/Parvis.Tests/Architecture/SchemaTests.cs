using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Tests.House;

namespace Parvis.Tests.Architecture;

/// <summary>The hand-written migrations lead to what the model says, on the engine under test.</summary>
public sealed class SchemaTests
{
    private static readonly string[] OfSqlite =
    [
        """
            SELECT 'column ' || t.name || '.' || c.name, c.type || CASE c."notnull" WHEN 1 THEN ' not null' ELSE '' END
                || coalesce(' default ' || c.dflt_value, '') || ' key ' || c.pk
            FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_%' ESCAPE '\' AND t.name NOT LIKE 'sqlite_%'
            """,
        """
            SELECT 'index ' || t.name || '.' || i.name, i."unique" || ' ' || (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno))
            FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' AND t.name NOT LIKE '\_\_%' ESCAPE '\'
            """,
        """
            SELECT 'pointer ' || t.name || '.' || f."from", f."table" || '.' || f."to" || ' ' || f.on_delete
            FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
            """,
        """
            SELECT 'numbered ' || name, CASE WHEN sql LIKE '%AUTOINCREMENT%' THEN 'yes' ELSE 'no' END
            FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\_\_%' ESCAPE '\' AND name NOT LIKE 'sqlite_%'
            """,
    ];

    private static readonly string[] OfPostgres =
    [
        """
            SELECT 'column ' || table_name || '.' || column_name, data_type || coalesce('(' || character_maximum_length || ')', '') || ' null ' || is_nullable
                || coalesce(' default ' || column_default, '') || ' numbered ' || is_identity || coalesce(' ' || identity_generation, '')
            FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_%'
            """,
        """
            SELECT 'index ' || tablename || '.' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_%'
            """,
        """
            SELECT 'constraint ' || conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid::regclass::text NOT LIKE '%\_\_EF%'
            """,
    ];

    [Fact]
    public async Task The_migrations_lead_to_what_the_model_says()
    {
        await using var migrated = await TestGround.Create();
        await using var created = await TestGround.Create();
        await migrated.Open();

        var (wanted, found) = (
            await created.Read(async db =>
            {
                await db.Database.EnsureCreatedAsync();
                return await Catalogue(db);
            }),
            await migrated.Read(Catalogue)
        );

        found.Except(wanted).Select(line => $"only in the migrations: {line}").ShouldBeEmpty();
        wanted.Except(found).Select(line => $"only in the model: {line}").ShouldBeEmpty();
        found.Count.ShouldBeGreaterThan(100);
    }

    private static async Task<List<string>> Catalogue(AppDb db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var lines = new List<string>();
        foreach (var sql in connection is SqliteConnection ? OfSqlite : OfPostgres)
            lines.AddRange(await Lines(connection, sql));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static async Task<List<string>> Lines(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add($"{rows.GetString(0)}: {rows.GetString(1)}");
        return lines;
    }
}
