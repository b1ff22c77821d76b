using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Journal;

public sealed class JournalTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task A_line_cannot_be_changed()
    {
        var id = await Line("motif");

        await Refused(db =>
            db.Journal.Where(line => line.Id == id)
                .ExecuteUpdateAsync(line => line.SetProperty(row => row.Action, "autre"))
        );
        await Refused(db =>
            db.Journal.Where(line => line.Id == id)
                .ExecuteUpdateAsync(line => line.SetProperty(row => row.Reason, "un autre motif"))
        );
        await Refused(db =>
            db.Journal.Where(line => line.Id == id)
                .ExecuteUpdateAsync(line =>
                    line.SetProperty(row => row.PersonId, 7L).SetProperty(row => row.Reason, (string?)null)
                )
        );

        (await Find(id)).ShouldSatisfyAllConditions(
            line => line.Action.ShouldBe("semer"),
            line => line.Reason.ShouldBe("motif"),
            line => line.PersonId.ShouldBeNull()
        );
    }

    [Fact]
    public async Task A_line_cannot_be_taken_away()
    {
        var id = await Line("motif");

        await Refused(db => db.Journal.Where(line => line.Id == id).ExecuteDeleteAsync());

        (await Find(id)).Reason.ShouldBe("motif");
    }

    [Fact]
    public async Task A_reason_can_be_purged()
    {
        var id = await Line("le nom de quelqu’un");

        await place.Acts.Run(db =>
            db.Journal.Where(line => line.Id == id)
                .ExecuteUpdateAsync(line => line.SetProperty(row => row.Reason, (string?)null))
        );

        (await Find(id)).Reason.ShouldBeNull();
    }

    private async Task Refused(Func<AppDb, Task> act)
    {
        var error = await Should.ThrowAsync<Exception>(() => place.Acts.Run(act));
        error.ToString().ShouldContain("append-only");
    }

    private async Task<long> Line(string reason) =>
        await place.Acts.Run(async db =>
        {
            db.Record(place.Now, null, "semer", new Thing("page", 1), reason);
            await db.SaveChangesAsync();
            return await db.Journal.MaxAsync(line => line.Id);
        });

    private Task<JournalEntry> Find(long id) =>
        place.Read(db => db.Journal.AsNoTracking().SingleAsync(line => line.Id == id));
}
