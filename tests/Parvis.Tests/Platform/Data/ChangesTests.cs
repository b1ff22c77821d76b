using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data;

public sealed class ChangesTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task A_bulk_update_is_in_the_list_when_it_says_what_it_touched()
    {
        var account = await place.Somebody(Role.Member);
        var before = await place.Read(db => ChangeFeed.LastNumber(db));

        await place.Acts.Run(async db =>
        {
            await db
                .People.Where(person => person.Id == account.PersonId)
                .ExecuteUpdateAsync(person => person.SetProperty(row => row.About, "couture"));
            db.Touch(new Thing(Person.Kind, account.PersonId));
        });

        var changes = await place.Read(db => db.Changes.Where(change => change.Number > before).ToListAsync());
        changes.ShouldHaveSingleItem().Thing.ShouldBe(new Thing(Person.Kind, account.PersonId));
    }

    [Fact]
    public async Task An_act_that_touches_a_thing_twice_numbers_it_once()
    {
        var account = await place.Somebody(Role.Member);
        var before = await place.Read(db => ChangeFeed.LastNumber(db));

        await place.Acts.Run(async db =>
        {
            var person = await db.People.SingleAsync(row => row.Id == account.PersonId);
            person.About = "bois";
            await db.SaveChangesAsync();
            person.About = "bois et métal";
        });

        (await place.Read(db => ChangeFeed.LastNumber(db))).ShouldBe(before + 1);
    }

    [Fact]
    public async Task An_act_that_changes_no_thing_gives_out_no_number()
    {
        var before = await place.Read(db => ChangeFeed.LastNumber(db));

        await place.Acts.Run(db => db.People.CountAsync());

        (await place.Read(db => ChangeFeed.LastNumber(db))).ShouldBe(before);
    }

    [Fact]
    public async Task Numbers_become_visible_in_their_order_whatever_commits_first()
    {
        var before = await place.Read(db => ChangeFeed.LastNumber(db));
        var writing = Task.WhenAll(Enumerable.Range(0, 80).Select(Write));

        var gaps = new List<string>();
        do
        {
            var seen = await place.Read(db =>
                db.Changes.Where(change => change.Number > before).Select(change => change.Number).ToListAsync()
            );
            var (count, last) = (seen.Count, seen.Append(before).Max());
            if (last - before != count)
                gaps.Add($"{count} numbers were visible, the last was {last - before}");
        } while (!writing.IsCompleted);
        await writing;

        gaps.ShouldBeEmpty();
    }

    // Some acts do more after taking their number than others, so that they would commit in another order if they could.
    private Task Write(int i) =>
        place.Acts.Run(async db =>
        {
            db.People.Add(Person.Named($"Ordre {i}", place.Now));
            await db.SaveChangesAsync();
            for (var more = 0; more < i % 5; more++)
                await db.People.CountAsync();
        });
}
