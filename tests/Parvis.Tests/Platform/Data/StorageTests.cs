using System.CommandLine;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data;

public sealed class StorageTests
{
    [Fact]
    public async Task A_full_disk_is_said_and_nothing_is_kept()
    {
        await using var ground = TestGround.OnSqlite();
        var house = await ground.Open(new WriteRoute(ground.Clock));
        await house.App.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(house.Address) };
        await SetOnAll(house, "PRAGMA max_page_count = 1");

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 200; i++)
            answers.Add(await Write(client, new string('x', 100)));

        answers[^1].ShouldBe(HttpStatusCode.ServiceUnavailable);
        var kept = answers.Count(answer => answer == HttpStatusCode.OK);
        (await ground.Read(db => db.People.CountAsync())).ShouldBe(kept);
    }

    [Fact]
    public async Task A_read_only_database_is_said_and_read_all_the_same()
    {
        await using var ground = await TestGround.Create();
        var house = await ground.Open(new WriteRoute(ground.Clock));
        await house.App.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(house.Address) };
        (await Write(client, "Avant")).ShouldBe(HttpStatusCode.OK);

        await MakeReadOnly(ground, house);

        (await Write(client, "Après")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var trouble = await Should.ThrowAsync<StorageTrouble>(() =>
            house.Acts().Run(db => db.Database.ExecuteSqlAsync($"""DELETE FROM "Person" """))
        );
        trouble.Fault.ShouldBe(StorageFault.ReadOnly);
        (await ground.Read(db => db.People.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("PRAGMA max_page_count = 1", "Le disque est plein")]
    [InlineData("PRAGMA query_only = 1", "La base est en lecture seule")]
    public async Task A_command_says_what_is_wrong_and_ends_with_1(string pragma, string said)
    {
        await using var ground = TestGround.OnSqlite();
        using var error = new StringWriter();
        string[] words = ["remplir", "--data", ground.Folder.Root];

        var code = await CommandLine.Run(words, [new FillCommand(pragma)], TextWriter.Null, error);

        code.ShouldBe(1);
        error.ToString().ShouldContain(said);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said()
    {
        await using var ground = TestGround.OnSqlite();
        await File.WriteAllTextAsync(
            ground.Folder.Database,
            string.Concat(Enumerable.Repeat("Ceci n’est pas une base. ", 500))
        );

        var ended = await Cli.Run(ground, "migrate");

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("abîmé");
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_told_so()
    {
        await using var ground = await TestGround.Create();
        using var first = Cli.Start(ground, "serve", "--port", "0");
        (await first.StandardOutput.ReadLineAsync())!.ShouldStartWith("http://localhost:");

        var second = await Cli.Run(ground, "serve", "--port", "0");
        first.Kill();
        await first.WaitForExitAsync();
        using var third = Cli.Start(ground, "serve", "--port", "0");
        var address = await third.StandardOutput.ReadLineAsync();
        third.Kill();
        await third.WaitForExitAsync();

        second.Code.ShouldBe(1);
        second.Error.ShouldContain("Un autre serveur Parvis tient déjà le dossier");
        address!.ShouldStartWith("http://localhost:");
    }

    private static async Task<HttpStatusCode> Write(HttpClient client, string name)
    {
        using var answer = await client.PostAsync($"{WriteRoute.Path}?name={name}", null);
        return answer.StatusCode;
    }

    // What a pragma says holds for a connection: the pool gives these ones out again, and the writer has its own.
    private static async Task SetOnAll(OpenHouse house, string pragma)
    {
        await house.Acts().Run(db => db.Database.ExecuteSqlRawAsync(pragma));
        var address = await house.Read(db => Task.FromResult(db.Database.GetConnectionString()));
        var connections = Enumerable.Range(0, 16).Select(_ => new SqliteConnection(address)).ToList();
        foreach (var connection in connections)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = pragma;
            await command.ExecuteNonQueryAsync();
        }
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }

    private static async Task MakeReadOnly(TestGround ground, OpenHouse house)
    {
        if (ground.Postgres is not { } postgres)
        {
            await SetOnAll(house, "PRAGMA query_only = 1");
            return;
        }
        await using var source = NpgsqlDataSource.Create(postgres);
        var name = new NpgsqlConnectionStringBuilder(postgres).Database;
        await using var command = source.CreateCommand(
            $"""
            ALTER DATABASE "{name}" SET default_transaction_read_only = on;
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()
            """
        );
        await command.ExecuteNonQueryAsync();
        // The connections that were cut are thrown away one by one, as each is tried.
        for (var i = 0; i < 40; i++)
        {
            try
            {
                await house.Read(db => db.People.CountAsync());
            }
            catch (Exception error) when (error is NpgsqlException || error.InnerException is NpgsqlException) { }
        }
    }

    private sealed class FillCommand(string pragma) : IFeature, IBringsCommands
    {
        public void Furnish(Parvis.Platform.House house) { }

        public IEnumerable<Command> Commands(CommandLine line)
        {
            var command = new Command("remplir");
            command.SetAction(
                async (parsed, cancellation) =>
                {
                    await using var open = await OpenHouse.Open(
                        line.OptionsOf(parsed) with
                        {
                            Postgres = null,
                        },
                        cancellation
                    );
                    await SetOnAll(open, pragma);
                    await open.Acts()
                        .Run(
                            db =>
                            {
                                for (var i = 0; i < 2000; i++)
                                    db.People.Add(Person.Named($"Nombreuse {i}", DateTime.UnixEpoch));
                                return Task.CompletedTask;
                            },
                            cancellation
                        );
                    return CommandLine.Done;
                }
            );
            yield return command;
        }
    }
}
