using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Backup;
using Parvis.Platform.Data.Engines;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;
using Parvis.Platform.Privacy;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Privacy;

/// <summary>Who was erased stays erased, whatever backup comes back.</summary>
public sealed class ErasedAgainTests
{
    [Fact]
    public async Task A_backup_from_before_brings_nobody_back_who_was_erased()
    {
        await using var ground = await TestGround.Create();
        var (gone, stays) = await Two(ground);
        await Backup(ground);
        await Erase(ground, gone, keeps: true);

        var restore = await Cli.Run(ground, "restore", FileOf(ground), "--force");

        restore.Code.ShouldBe(0, restore.Error);
        restore.Out.ShouldContain("Effacées de nouveau");
        (await Names(ground)).ShouldBe([stays.Name]);
    }

    [Fact]
    public async Task Nor_does_it_when_the_program_died_before_it_wrote_the_list()
    {
        await using var ground = await TestGround.Create();
        var (gone, stays) = await Two(ground);
        await Backup(ground);
        await Erase(ground, gone, keeps: false);
        File.Exists(ground.Folder.Erasures).ShouldBeFalse();

        var restore = await Cli.Run(ground, "restore", FileOf(ground), "--force");

        restore.Code.ShouldBe(0, restore.Error);
        (await Names(ground)).ShouldBe([stays.Name]);
    }

    [Fact]
    public async Task Nor_does_it_when_the_database_itself_is_lost()
    {
        await using var ground = TestGround.OnSqlite();
        var (gone, stays) = await Two(ground);
        await Backup(ground);
        await Erase(ground, gone, keeps: true);
        await File.WriteAllTextAsync(ground.Folder.Database, "Ceci n’est plus une base.");
        File.Delete(ground.Folder.Database + "-wal");

        var restore = await Cli.Run(ground, "restore", FileOf(ground), "--force");

        restore.Code.ShouldBe(0, restore.Error);
        (await Names(ground)).ShouldBe([stays.Name]);
    }

    [Fact]
    public async Task A_database_that_was_put_back_by_hand_is_told_when_it_is_opened()
    {
        await using var ground = await TestGround.Create();
        var (gone, stays) = await Two(ground);
        new ErasureList(ground.Folder).Add([Erased(gone)]);

        var house = await ground.Open();

        house.ErasedAgain.ShouldBe(1);
        (await house.Read(db => db.People.Select(one => one.Name).ToListAsync())).ShouldBe([stays.Name]);
        (await ground.Open()).ErasedAgain.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_number_in_another_place_is_somebody_else()
    {
        await using var ground = await TestGround.Create();
        var (one, _) = await Two(ground);
        new ErasureList(ground.Folder).Add([
            new ErasedPerson
            {
                PersonId = one.Id,
                KnownAt = one.CreatedAt.AddSeconds(1),
                ErasedAt = ground.Now,
            },
        ]);

        (await ground.Open()).ErasedAgain.ShouldBe(0);
        (await Names(ground)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_list_only_grows_and_bears_a_line_that_is_none()
    {
        await using var ground = await TestGround.Create();
        var list = new ErasureList(ground.Folder);
        var (first, second) = (Numbered(1, ground.Now), Numbered(2, ground.Now));
        list.Add([first]);
        await File.AppendAllTextAsync(ground.Folder.Erasures, "pas du JSON\n\n");

        list.Add([first, second]);

        list.Read().Select(one => one.PersonId).ShouldBe([1, 2]);
    }

    private static async Task<(Person Gone, Person Stays)> Two(TestGround ground)
    {
        var house = await ground.Open();
        var (gone, stays) = (Person.Named("Efface Moi", ground.Now), Person.Named("Reste Ici", ground.Now));
        gone.Addresses.Add(Address.Of("efface@exemple.example"));
        await house
            .Acts()
            .Run(db =>
            {
                db.People.AddRange(gone, stays);
                return Task.CompletedTask;
            });
        await ground.CloseAll();
        return (gone, stays);
    }

    private static async Task Erase(TestGround ground, Person who, bool keeps)
    {
        var house = await ground.Open();
        (await house.Acts().Run(act => house.Services.GetRequiredService<Erasing>().Erase(act, who.Id))).ShouldBeTrue();
        if (keeps)
            await house.Services.GetRequiredService<JobWorker>().DoDue();
        await ground.CloseAll();
    }

    private static async Task Backup(TestGround ground)
    {
        await using var engine = Engine.Of(ground.Options);
        await new ArchiveWriter(engine, ground.Folder, ground.Clock).Write(FileOf(ground));
    }

    private static Task<List<string>> Names(TestGround ground) =>
        ground.Read(db => db.People.OrderBy(one => one.Id).Select(one => one.Name).ToListAsync());

    private static string FileOf(TestGround ground) => Path.Combine(ground.Folder.Root, "avant.zip");

    private static ErasedPerson Erased(Person who) =>
        new()
        {
            PersonId = who.Id,
            KnownAt = who.CreatedAt,
            ErasedAt = who.CreatedAt,
        };

    private static ErasedPerson Numbered(long id, DateTime at) =>
        new()
        {
            PersonId = id,
            KnownAt = at,
            ErasedAt = at,
        };
}
