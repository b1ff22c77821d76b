using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Backup;
using Parvis.Platform.Data.Engines;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data.Backup;

public sealed class BackupTests
{
    [Fact]
    public async Task Everything_comes_back_as_it_was()
    {
        await using var from = await TestGround.Create();
        await using var to = await TestGround.Create();
        await Archived.Furnish(from);

        var written = await Archived.Write(from);
        await Archived.Restore(to, from);

        Archived.Fingerprints(await Archived.Write(to)).ShouldBe(Archived.Fingerprints(written));
        (await File.ReadAllTextAsync(Path.Combine(to.Folder.Files, "ab", "été.txt"))).ShouldBe("un fichier");
        (await File.ReadAllBytesAsync(to.Folder.KeyFile)).ShouldBe(await File.ReadAllBytesAsync(from.Folder.KeyFile));
        written.Tables.ShouldAllBe(table => table.Rows > 0);
    }

    [Fact]
    public async Task It_goes_from_one_engine_to_the_other_and_back()
    {
        await using var first = TestGround.OnSqlite();
        await using var middle = await TestGround.Create();
        await using var last = TestGround.OnSqlite();
        await Archived.Furnish(first);

        var written = await Archived.Write(first);
        await Archived.Restore(middle, first);
        await Archived.Write(middle);
        await Archived.Restore(last, middle);

        Archived.Fingerprints(await Archived.Write(last)).ShouldBe(Archived.Fingerprints(written));
    }

    [Fact]
    public async Task A_restored_place_opens_and_goes_on_numbering_where_it_stopped()
    {
        await using var from = await TestGround.Create();
        await using var to = await TestGround.Create();
        var house = await from.Open();
        await house
            .Acts()
            .Run(async db =>
            {
                for (var i = 0; i < 9; i++)
                    db.People.Add(Person.Named($"Partie {i}", from.Now));
                await db.SaveChangesAsync();
                await db.People.Where(person => person.Id > 1).ExecuteDeleteAsync();
            });
        await from.CloseAll();

        await Archived.Write(from);
        await Archived.Restore(to, from);
        var restored = await to.Open();
        var id = await restored
            .Acts()
            .Run(async db =>
            {
                var person = Person.Named("Nouvelle", to.Now);
                db.People.Add(person);
                await db.SaveChangesAsync();
                return person.Id;
            });

        id.ShouldBe(10);
        (await restored.Read(db => ChangeFeed.LastNumber(db))).ShouldBe(10);
    }

    [Fact]
    public async Task It_shows_one_moment_while_others_write()
    {
        await using var ground = await TestGround.Create();
        var house = await ground.Open();
        using var enough = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(i => WritePairs(house, ground, i, enough.Token)));

        var differences = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var manifest = await house
                .Services.GetRequiredService<ArchiveWriter>()
                .Write(Path.Combine(ground.Folder.Root, "pendant.zip"));
            var (people, addresses) = (Rows(manifest, nameof(Person)), Rows(manifest, nameof(Address)));
            if (people != addresses)
                differences.Add($"{people} people, {addresses} addresses");
        }
        await enough.CancelAsync();
        await writing;

        differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_archive_and_the_key_that_comes_out_of_it()
    {
        await using var from = await TestGround.Create();
        await using var to = await TestGround.Create();
        await Archived.Furnish(from);

        await Archived.Write(from);
        await Archived.Restore(to, from);

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.GetUnixFileMode(Archived.FileOf(from)).ShouldBe(owner);
        File.GetUnixFileMode(to.Folder.KeyFile).ShouldBe(owner);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_finished_leaves_the_one_before_untouched()
    {
        await using var ground = await TestGround.Create();
        await Archived.Furnish(ground);
        await Archived.Write(ground);
        var before = await File.ReadAllBytesAsync(Archived.FileOf(ground));
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await using var engine = Engine.Of(ground.Options);
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new ArchiveWriter(engine, ground.Folder, ground.Clock).Write(Archived.FileOf(ground), given.Token)
        );

        (await File.ReadAllBytesAsync(Archived.FileOf(ground))).ShouldBe(before);
        File.Exists(Archived.FileOf(ground) + ".tmp").ShouldBeFalse();
    }

    // A person and an address, always together.
    private static async Task WritePairs(OpenHouse house, TestGround ground, int writer, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            var person = Person.Named($"Paire {writer} {i}", ground.Now);
            person.Addresses.Add(Address.Of($"{writer}.{i}@exemple.example"));
            await house
                .Acts()
                .Run(db =>
                {
                    db.People.Add(person);
                    return Task.CompletedTask;
                });
        }
    }

    private static long Rows(Manifest manifest, string table) => manifest.Tables.Single(row => row.Name == table).Rows;
}
