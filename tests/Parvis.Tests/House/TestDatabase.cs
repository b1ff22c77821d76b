using Npgsql;

namespace Parvis.Tests.House;

/// <summary>
/// A database of one test class, on the engine that <c>./test</c> names: <c>PARVIS_TEST_POSTGRES</c> holds the address of a
/// PostgreSQL server where databases may be made; without it, SQLite.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("PARVIS_TEST_POSTGRES");
    private readonly string? name;

    private TestDatabase(string? name) => this.name = name;

    /// <summary>True when the tests run on PostgreSQL.</summary>
    public static bool OnPostgres => Server is not null;

    /// <summary>The connection string, or null on SQLite.</summary>
    public string? Postgres => name is null ? null : On(name);

    public static async Task<TestDatabase> Create()
    {
        if (Server is null)
            return new TestDatabase(null);
        var fresh = $"parvis_{Guid.CreateVersion7():n}";
        await Execute($"""CREATE DATABASE "{fresh}" """);
        return new TestDatabase(fresh);
    }

    /// <summary>SQLite, whatever the engine under test.</summary>
    public static TestDatabase Sqlite() => new(null);

    public async ValueTask DisposeAsync()
    {
        if (name is not null)
            await Execute($"""DROP DATABASE "{name}" WITH (FORCE)""");
    }

    private static string On(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ToString();

    private static async Task Execute(string sql)
    {
        await using var source = NpgsqlDataSource.Create(On("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
