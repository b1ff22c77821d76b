using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions;
using Parvis.Features.Questions.Following;
using Parvis.Features.Questions.Tending;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

public class PurgeTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task What_was_taken_away_goes_after_thirty_days_with_all_that_hung_on_it_and_not_before()
    {
        var asker = await place.Somebody(Role.Member);
        var question = await place.Ask("À oublier ?", by: asker.PersonId, answers: ("Oui.", null, false));
        var kept = await place.Ask("À garder ?", by: asker.PersonId, answers: ("Oui.", null, false));
        await place.Acts.Run(async db =>
            (await db.Questions.SingleAsync(one => one.Id == question.Id)).Delete(asker.PersonId, place.Now)
        );

        place.Clock.Advance(TimeSpan.FromDays(29));
        await Purge();
        (await place.Read(db => db.Questions.AnyAsync(one => one.Id == question.Id))).ShouldBeTrue();
        place.Clock.Advance(TimeSpan.FromDays(2));
        await Purge();

        (await place.Read(db => db.Questions.AnyAsync(one => one.Id == question.Id))).ShouldBeFalse();
        (await place.Read(db => db.AllAnswers.Select(one => one.QuestionId).ToListAsync())).ShouldBe([kept.Id]);
        (await place.Read(db => db.QuestionFollows.Select(one => one.QuestionId).ToListAsync())).ShouldBe([kept.Id]);
        (await place.Visitor().GetStringAsync("/questions")).ShouldContain("À garder ?");
    }

    [Fact]
    public async Task What_nobody_confirmed_is_forgotten_after_three_days()
    {
        await place
            .Visitor()
            .Send(
                "/questions/nouvelle",
                "Form.Title",
                ("Form.Title", "Jamais confirmée ?"),
                ("Form.Email", "jamais@exemple.example")
            );

        await Purge();
        (await place.Read(db => db.PendingQuestions.CountAsync())).ShouldBe(1);
        place.Clock.Advance(TimeSpan.FromDays(4));
        await Purge();

        (await place.Read(db => db.PendingQuestions.CountAsync())).ShouldBe(0);
    }

    private async Task Purge()
    {
        await place.Acts.Run(db =>
        {
            db.Enqueue(new PurgeQuestions(), place.Now);
            return Task.CompletedTask;
        });
        await place.DoJobs();
    }
}
