using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Tests.House;
using SQLitePCL;

namespace Parvis.Tests.Platform.Data;

public sealed class KeptConnectionTests
{
    // SQLITE_STMTSTATUS_REPREPARE.
    private const int TimesPlannedAgain = 5;

    [Fact]
    public async Task What_stays_open_between_requests_holds_back_nobody()
    {
        await using var ground = TestGround.OnSqlite();
        var house = await ground.Open(new WriteRoute(ground.Clock));
        await house.App.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(house.Address) };
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.GetAsync("/questions")));
        (await client.PostAsync(WriteRoute.Path + "?name=Zoé", null)).EnsureSuccessStatusCode();

        await using var other = new SqliteConnection($"Data Source={ground.Folder.Database};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await using var row = await command.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();

        // A reader that had left a statement unfinished would make the log grow for ever.
        row.GetInt64(0).ShouldBe(0);
        new FileInfo(ground.Folder.Database + "-wal").Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_statement_that_is_running_may_be_run_again()
    {
        await using var ground = TestGround.OnSqlite();
        var house = await ground.Open();
        await house
            .Acts()
            .Run(db =>
            {
                foreach (var name in (string[])["Ana", "Bilal", "Chloé"])
                    db.People.Add(Person.Named(name, ground.Now));
                return Task.CompletedTask;
            });

        for (var context = 0; context < 2; context++)
        {
            await using var scope = house.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var pairs = new List<string>();
            await foreach (var one in People(db))
            await foreach (var other in People(db))
                pairs.Add(one[..1] + other[..1]);

            pairs.ShouldBe(["AA", "AB", "AC", "BA", "BB", "BC", "CA", "CB", "CC"]);
        }
    }

    [Fact]
    public async Task A_statement_kept_is_given_new_values_each_time()
    {
        await using var ground = TestGround.OnSqlite();
        var house = await ground.Open();
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();

        foreach (var value in (string?[])["un", null, "deux", new string('x', 5_000), "un"])
            (await db.Database.SqlQuery<string?>($"SELECT {value} AS \"Value\"").SingleAsync()).ShouldBe(value);
    }

    [Fact]
    public async Task A_statement_kept_is_not_planned_again_for_another_limit()
    {
        await using var ground = TestGround.OnSqlite();
        var house = await ground.Open();
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();

        await db.Database.OpenConnectionAsync();
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        handle.enable_sqlite3_next_stmt(true);

        for (var most = 1; most <= 3; most++)
            await People(db, most).ToListAsync();

        var statement = raw.sqlite3_next_stmt(handle, null!);
        statement.ShouldNotBeNull();
        raw.sqlite3_sql(statement).utf8_to_string().ShouldContain("LIMIT");
        raw.sqlite3_stmt_status(statement, TimesPlannedAgain, resetFlg: 0).ShouldBe(0);
    }

    [Fact]
    public async Task More_statements_than_are_kept_are_all_answered()
    {
        await using var ground = TestGround.OnSqlite();
        var house = await ground.Open();
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();

        for (var round = 0; round < 3; round++)
        for (var i = 0; i < 120; i++)
        {
            var sum = FormattableStringFactory.Create($"SELECT {i} + {{0}} AS \"Value\"", round);
            (await db.Database.SqlQuery<long>(sum).SingleAsync()).ShouldBe(i + round);
        }
    }

    private static IAsyncEnumerable<string> People(AppDb db, int most = 10) =>
        db.People.OrderBy(person => person.Name).Select(person => person.Name).Take(most).AsAsyncEnumerable();
}
