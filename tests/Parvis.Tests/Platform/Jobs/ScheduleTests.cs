using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Parvis.Platform;
using Parvis.Platform.Jobs;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Jobs;

public sealed class ScheduleTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Fact]
    public async Task Of_two_programs_only_one_fires_a_tick()
    {
        await using var ground = await TestGround.Create();
        var notebook = new Notebook();
        var (one, other) = (await ground.Open(notebook), await ground.Open(notebook));

        for (var round = 1; round <= 5; round++)
        {
            var fired = await Task.WhenAll(Fire(one), Fire(other));
            fired.Sum().ShouldBe(1);
            (await one.Read(db => db.Jobs.CountAsync(job => job.Kind == nameof(Note)))).ShouldBe(round);
            ground.Clock.Advance(TimeSpan.FromMinutes(5));
        }
    }

    [Fact]
    public async Task What_was_missed_while_nothing_ran_fires_once()
    {
        await using var ground = await TestGround.Create();
        var house = await ground.Open(new Notebook());
        await Fire(house);

        ground.Clock.Advance(TimeSpan.FromHours(7));

        (await Fire(house)).ShouldBe(1);
        (await Fire(house)).ShouldBe(0);
    }

    [Fact]
    public void A_daily_tick_keeps_the_hour_of_the_place_when_the_clocks_change()
    {
        var tick = new ScheduledTick("matin", Duration.FromDays(1), new LocalTime(6, 0), new Note("bonjour"));
        var eve = Instant.FromUtc(2026, 3, 28, 12, 0);

        tick.LastDue(eve, Paris).ShouldBe(Instant.FromUtc(2026, 3, 28, 5, 0));
        tick.NextDue(eve, Paris).ShouldBe(Instant.FromUtc(2026, 3, 29, 4, 0));
    }

    [Fact]
    public void A_daily_tick_at_an_hour_that_the_clocks_skip_still_fires()
    {
        var tick = new ScheduledTick("nuit", Duration.FromDays(1), new LocalTime(2, 30), new Note("chut"));

        tick.LastDue(Instant.FromUtc(2026, 3, 29, 12, 0), Paris).ShouldBe(Instant.FromUtc(2026, 3, 29, 1, 30));
    }

    // Only the tick of the test: features bring their own.
    private static async Task<int> Fire(OpenHouse house) =>
        (await house.Services.GetRequiredService<Schedule>().FireDue()).Count(name => name == "noter");
}
