using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data;

/// <summary>Acts that come at once may share a commit; nobody is to notice.</summary>
public sealed class SharedCommitTests
{
    private const string Faulty = "Fautive";

    [Fact]
    public async Task What_follows_from_one_act_fails_and_only_that_act_hears_of_it()
    {
        await using var ground = await TestGround.Create();
        var house = await ground.Open(new FaultyFollower());

        var fates = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(i => Fate(house, i == 17 ? Faulty : $"Nombre {i}"))
        );

        fates.Count(fate => fate is not null).ShouldBe(1);
        fates[17].ShouldBeOfType<InvalidOperationException>().Message.ShouldBe(Faulty);
        var kept = await ground.Read(db => db.People.Select(person => person.Name).ToListAsync());
        kept.ShouldBe(Enumerable.Range(0, 30).Where(i => i != 17).Select(i => $"Nombre {i}"), ignoreOrder: true);
        (await ground.Read(db => db.Changes.CountAsync())).ShouldBe(29);
    }

    private static async Task<Exception?> Fate(OpenHouse house, string name)
    {
        try
        {
            await house
                .Acts()
                .Run(db =>
                {
                    db.People.Add(Person.Named(name, DateTime.UnixEpoch));
                    return Task.CompletedTask;
                });
            return null;
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
    }

    private sealed class FaultyFollower : IFeature, IBeforeCommit
    {
        public void Furnish(Parvis.Platform.House house) => house.Services.AddSingleton<IBeforeCommit>(this);

        public async Task Follow(AppDb db, IReadOnlyCollection<Thing> touched)
        {
            var ids = touched.Select(thing => thing.Id).ToList();
            if (await db.People.AnyAsync(person => ids.Contains(person.Id) && person.Name == Faulty))
                throw new InvalidOperationException(Faulty);
        }
    }
}
