using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data;

public sealed class ActsTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task An_act_that_fails_keeps_nothing_and_the_next_one_goes_on()
    {
        await Should.ThrowAsync<InvalidOperationException>(() =>
            place.Acts.Run(async db =>
            {
                db.People.Add(Person.Named("Perdue", place.Now));
                await db.SaveChangesAsync();
                throw new InvalidOperationException("non");
            })
        );
        await place.Acts.Run(db =>
        {
            db.People.Add(Person.Named("Gardée", place.Now));
            return Task.CompletedTask;
        });

        (await place.Read(db => db.People.CountAsync(person => person.Name == "Perdue"))).ShouldBe(0);
        (await place.Read(db => db.People.CountAsync(person => person.Name == "Gardée"))).ShouldBe(1);
    }

    [Fact]
    public async Task Rows_are_not_written_outside_an_act() =>
        await Should.ThrowAsync<InvalidOperationException>(() =>
            place.Read(async db =>
            {
                db.People.Add(Person.Named("Dehors", place.Now));
                return await db.SaveChangesAsync();
            })
        );

    [Fact]
    public async Task Many_acts_at_once_are_all_kept_and_numbered_without_a_gap_or_a_double()
    {
        var before = await place.Read(db => ChangeFeed.LastNumber(db));

        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(i =>
                    place.Acts.Run(db =>
                    {
                        db.People.Add(Person.Named($"Nombre {i}", place.Now));
                        return Task.CompletedTask;
                    })
                )
        );

        var numbers = await place.Read(db =>
            db.Changes.Where(change => change.Number > before).Select(change => change.Number).ToListAsync()
        );
        numbers.Order().ShouldBe(Enumerable.Range(1, 100).Select(i => before + i));
    }
}
