using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Features.Questions;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

public class PromiseTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public void A_wait_is_counted_in_the_hours_during_which_the_place_was_open()
    {
        OpeningPeriod[] periods =
        [
            Open(DayOfWeek.Monday, "09:00", "12:00"),
            Open(DayOfWeek.Monday, "14:00", "18:00"),
            Open(DayOfWeek.Friday, "20:00", "00:00"),
        ];
        var closing = new Closing
        {
            From = new DateOnly(2026, 4, 20),
            Until = new DateOnly(2026, 4, 20),
            Reason = "Férié",
        };
        var hours = new OpeningHours(periods, [closing]);

        Between(hours, "2026-04-13T11:00", "2026-04-13T15:00").ShouldBe(TimeSpan.FromHours(2));
        Between(hours, "2026-04-13T19:00", "2026-04-14T19:00").ShouldBe(TimeSpan.Zero);
        Between(hours, "2026-04-17T23:00", "2026-04-18T10:00").ShouldBe(TimeSpan.FromHours(1));
        Between(hours, "2026-04-13T08:00", "2026-04-27T08:00").ShouldBe(TimeSpan.FromHours(7 + 8));
        Between(hours, "2026-04-13T15:00", "2026-04-13T11:00").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Staff_reads_the_median_and_what_still_waits_and_members_do_not()
    {
        var asker = await place.Somebody(Role.Member);
        foreach (var hours in new[] { 1, 2, 30 })
            await Answered($"Attendue {hours} h ?", asker.PersonId, hours);
        await place.Ask("Qui attend encore ?");

        var page = await (await place.SignedIn(Role.Concierge)).Open("/questions/delais");

        var facts = page.QuerySelectorAll(".facts dd").Select(one => one.TextContent).ToList();
        facts.ShouldBe(["2 h", "30 h", "3 sur 4"]);
        page.QuerySelector("tbody tr")!.TextContent.ShouldContain("Qui attend encore ?");
        using var refused = await (await place.SignedIn(Role.Member)).GetAsync("/questions/delais");
        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    private Task Answered(string title, long asker, int hours) =>
        place.Acts.Run(async db =>
        {
            var question = Question.Asked(title, "", asker, place.Now.AddDays(-10), Scope.Public, null);
            db.Questions.Add(question);
            await db.SaveChangesAsync();
            foreach (var (author, after) in new[] { ((long?)asker, 0), (null, hours), (null, hours + 5) })
                question.Receive(
                    new Answer
                    {
                        Text = Parvis.Platform.Text.Markdown.From("Voilà."),
                        AuthorId = author,
                        At = question.AskedAt.AddHours(after),
                    }
                );
        });

    private static TimeSpan Between(OpeningHours hours, string from, string until) =>
        hours.OpenBetween(Local(from), Local(until)).ToTimeSpan();

    private static LocalDateTime Local(string text) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;

    private static OpeningPeriod Open(DayOfWeek day, string opens, string closes) =>
        new()
        {
            Day = day,
            Opens = TimeOnly.Parse(opens),
            Closes = TimeOnly.Parse(closes),
        };
}
