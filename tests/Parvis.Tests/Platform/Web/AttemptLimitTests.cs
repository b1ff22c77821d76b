using Parvis.Platform.Web;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Web;

public sealed class AttemptLimitTests
{
    private readonly TestClock clock = new(new DateTimeOffset(2026, 4, 14, 16, 0, 0, TimeSpan.Zero));

    [Fact]
    public void After_so_many_attempts_one_waits_until_the_window_is_over()
    {
        var limit = new AttemptLimit(2, TimeSpan.FromMinutes(15), clock);
        limit.Count("a").ShouldBeNull();
        limit.Count("a").ShouldBeNull();
        clock.Advance(TimeSpan.FromMinutes(5));
        limit.Count("a").ShouldBe(TimeSpan.FromMinutes(10));
        limit.Count("b").ShouldBeNull();
        clock.Advance(TimeSpan.FromMinutes(10));
        limit.Count("a").ShouldBeNull();
    }

    [Fact]
    public void A_million_addresses_do_not_fill_the_memory_and_are_still_counted()
    {
        var limit = new AttemptLimit(1, TimeSpan.FromMinutes(15), clock, capacity: 100);
        for (var i = 0; i < 10_000; i++)
            limit.Count($"{i}").ShouldBeNull();
        limit.Count("9999").ShouldNotBeNull();
        limit.Count("0").ShouldBeNull("the oldest made room");
    }

    [Fact]
    public void Who_succeeds_is_forgiven()
    {
        var limit = new AttemptLimit(1, TimeSpan.FromMinutes(15), clock);
        limit.Count("a");
        limit.Forgive("a");
        limit.Count("a").ShouldBeNull();
    }
}
