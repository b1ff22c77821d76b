using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Engines;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data;

public sealed class UpgradeTests
{
    /// <summary>Every schema that a place may still have. It follows the list of migrations by itself.</summary>
    public static TheoryData<string> EarlierSchemas()
    {
        using var db = new AppDb(new DbContextOptionsBuilder<AppDb>().UseSqlite("Data Source=:memory:").Options);
        return [.. db.Database.GetMigrations().SkipLast(1)];
    }

    [Theory]
    [MemberData(nameof(EarlierSchemas))]
    public async Task A_filled_database_of_an_earlier_schema_is_brought_up_to_date_without_a_loss(string schema)
    {
        await using var ground = await TestGround.Create();
        var before = await ground.Read(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync(schema);
            return await Filler.Fill(db);
        });

        var house = await ground.Open();

        house.Migrated.ShouldNotBeEmpty();
        var after = await ground.Read(async db =>
        {
            await db.Database.OpenConnectionAsync();
            var counts = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var table in before.Keys)
                counts.Add(table, await Filler.Count(db.Database.GetDbConnection(), table));
            return counts;
        });
        after.ShouldBe(before);
    }

    [Fact]
    public async Task Bringing_it_up_to_date_twice_changes_nothing()
    {
        await using var ground = await TestGround.Create();

        (await ground.Open()).Migrated.ShouldNotBeEmpty();
        (await ground.Open()).Migrated.ShouldBeEmpty();
    }
}
