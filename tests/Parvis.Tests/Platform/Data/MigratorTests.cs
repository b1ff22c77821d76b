using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Engines;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data;

public sealed class MigratorTests
{
    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_not_touched()
    {
        await using var ground = await TestGround.Create();
        await ground.Open();
        await ground.CloseAll();
        await ground.Read(db =>
            db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('99990101000000_Later', '99')"""
            )
        );

        await Should.ThrowAsync<NewerSchemaException>(() => ground.Open());
        var ended = await Cli.Run(ground, "migrate");

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("version plus récente de Parvis");
        ended.Error.ShouldContain("99990101000000_Later");
    }

    [Fact]
    public async Task Two_programs_that_start_at_once_on_an_empty_database_both_open()
    {
        await using var ground = await TestGround.Create();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpenOnce(ground))));

        (await ground.Read(async db => (await db.Database.GetPendingMigrationsAsync()).Count())).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_migration_left_does_not_block_the_next_start()
    {
        await using var ground = TestGround.OnSqlite();
        await using (var engine = Engine.Of(ground.Options))
        await using (var db = engine.Context())
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First());
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-01-01')
                """
            );
        }

        await ground.Open();

        (await ground.Read(async db => (await db.Database.GetPendingMigrationsAsync()).Count())).ShouldBe(0);
    }

    private static async Task OpenOnce(TestGround ground)
    {
        await using var house = await Parvis.Platform.OpenHouse.Open(ground.Options);
    }
}
