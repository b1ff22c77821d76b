using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Backup;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data.Backup;

public sealed class RestoreTests
{
    [Fact]
    public async Task A_place_that_holds_something_is_not_replaced_by_mistake()
    {
        await using var from = await TestGround.Create();
        await using var to = await TestGround.Create();
        await Archived.Furnish(from);
        await Archived.Write(from);
        await Somebody(to, "Déjà là");

        var refused = await Should.ThrowAsync<ArchiveRefusedException>(() => Archived.Restore(to, from));

        refused.Message.ShouldContain("--force");
        (await to.Read(db => db.People.SingleAsync())).Name.ShouldBe("Déjà là");
    }

    [Fact]
    public async Task With_force_what_was_there_is_kept_and_can_itself_be_taken_back()
    {
        await using var from = await TestGround.Create();
        await using var to = await TestGround.Create();
        await Archived.Furnish(from);
        await Archived.Write(from);
        await Somebody(to, "Déjà là");

        var restored = await Archived.Restore(to, from, replace: true);

        (await to.Read(db => db.People.CountAsync())).ShouldBe(Filler.RowsEach);
        var kept = restored.Kept.ShouldNotBeNull();
        Directory.Exists(kept).ShouldBeTrue();
        Directory
            .EnumerateFiles(kept)
            .Select(Path.GetFileName)
            .ShouldContain(to.Postgres is null ? "parvis.db" : "parvis.zip");
    }

    [Fact]
    public async Task An_archive_of_an_earlier_schema_is_restored_and_brought_up_to_date()
    {
        await using var from = await TestGround.Create();
        await using var to = await TestGround.Create();
        await Archived.Furnish(from);
        await Archived.Write(from);
        // Its rows have columns that the first migration does not know.
        await Tampered.Empty(Archived.FileOf(from), "OutgoingMail");
        await Tampered.Change(Archived.FileOf(from), Tampered.OnlyTheFirstMigration);

        await Archived.Restore(to, from);

        var applied = await to.Read(async db => (await db.Database.GetAppliedMigrationsAsync()).Count());
        applied.ShouldBe(await to.Read(db => Task.FromResult(db.Database.GetMigrations().Count())));
        (await to.Read(db => db.Set<Parvis.Platform.Place.PlaceCard>().CountAsync())).ShouldBe(1);
        (await to.Read(db => db.People.CountAsync())).ShouldBe(0);
        await to.Open();
    }

    [Fact]
    public async Task An_archive_of_a_newer_program_is_refused()
    {
        await using var from = await TestGround.Create();
        await using var to = await TestGround.Create();
        await Archived.Furnish(from);
        await Archived.Write(from);
        await Tampered.Change(Archived.FileOf(from), manifest => manifest with { Schema = "99990101000000_Later" });
        await Should.ThrowAsync<NewerSchemaException>(() => Archived.Restore(to, from));

        await Tampered.Change(Archived.FileOf(from), manifest => manifest with { Format = Manifest.ThisFormat + 1 });
        var refused = await Should.ThrowAsync<ArchiveRefusedException>(() => Archived.Restore(to, from));

        refused.Message.ShouldContain("plus récente");
    }

    [Fact]
    public async Task A_restore_that_fails_half_way_changes_nothing()
    {
        await using var from = await TestGround.Create();
        await using var to = await TestGround.Create();
        await Archived.Furnish(from);
        await Archived.Write(from);
        // Addresses of persons who are not there: found only when all rows are in.
        await Tampered.Empty(Archived.FileOf(from), nameof(Person));
        await Somebody(to, "Déjà là");

        await Should.ThrowAsync<ArchiveRefusedException>(() => Archived.Restore(to, from, replace: true));

        (await to.Read(db => db.People.SingleAsync())).Name.ShouldBe("Déjà là");
        Directory.EnumerateFileSystemEntries(to.Folder.Root, "*restoring*").ShouldBeEmpty();
        await to.Open();
    }

    [Fact]
    public async Task It_is_refused_while_a_server_runs()
    {
        await using var ground = await TestGround.Create();
        await Archived.Furnish(ground);
        await Archived.Write(ground);
        using var server = Cli.Start(ground, "serve", "--port", "0");
        (await server.StandardOutput.ReadLineAsync())!.ShouldStartWith("http://localhost:");

        var ended = await Cli.Run(ground, "restore", Archived.FileOf(ground), "--force");
        server.Kill();
        await server.WaitForExitAsync();

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("serveur Parvis");
    }

    [Fact]
    public async Task The_two_commands_do_it_from_end_to_end()
    {
        await using var from = await TestGround.Create();
        await using var to = await TestGround.Create();
        await Archived.Furnish(from);

        var backup = await Cli.Run(from, "backup", Archived.FileOf(from));
        var restore = await Cli.Run(to, "restore", Archived.FileOf(from));
        var again = await Cli.Run(to, "restore", Archived.FileOf(from));

        backup.ShouldSatisfyAllConditions(
            end => end.Code.ShouldBe(0, end.Error),
            end => end.Out.ShouldContain("Sauvegardé")
        );
        restore.ShouldSatisfyAllConditions(
            end => end.Code.ShouldBe(0, end.Error),
            end => end.Out.ShouldContain("Restauré")
        );
        again.ShouldSatisfyAllConditions(end => end.Code.ShouldBe(1), end => end.Error.ShouldContain("n’est pas vide"));
    }

    private static async Task Somebody(TestGround ground, string name)
    {
        var house = await ground.Open();
        await house
            .Acts()
            .Run(db =>
            {
                db.People.Add(Person.Named(name, ground.Now));
                return Task.CompletedTask;
            });
        await ground.CloseAll();
    }
}
