using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Questions;
using Parvis.Features.Questions.Following;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

/// <summary>What the link of a mail opens by itself, and where one signs in first.</summary>
public class MailKeyTests(TestPlace place) : IClassFixture<TestPlace>
{
    private QuestionKeys Keys => place.Services.GetRequiredService<QuestionKeys>();

    [Fact]
    public async Task To_a_question_that_is_not_everybodys_a_mail_has_no_key()
    {
        var member = await place.Somebody(Role.Member);
        var question = await place.Ask("Entre membres ?", scope: Scope.Members);
        Keys.PathFor(question, member.PersonId).ShouldBe(question.Path);

        // A key given while everybody could read it opens nothing once only some may.
        var open = await place.Ask("Bientôt entre nous ?");
        var key = Keys.PathFor(open, member.PersonId);
        await place.Acts.Run(async act =>
            (await act.Questions.SingleAsync(one => one.Id == open.Id)).ShowTo(Scope.Members)
        );

        using var answer = await place.Visitor().GetAsync(key);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe(open.Path);
    }

    [Fact]
    public async Task Who_asks_for_a_code_in_plus_signs_in_with_it_here_too()
    {
        var concierge = await place.Somebody(Role.Concierge);
        var question = await place.Ask("Qui a la clé ?");
        var key = Keys.PathFor(question, concierge.PersonId);
        (await place.Visitor().GetAsync(key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await place.Acts.Run(act =>
        {
            act.SecondFactors.Add(
                new SecondFactor
                {
                    AccountId = concierge.Id,
                    Secret = "scellé",
                    CreatedAt = place.Now,
                    ConfirmedAt = place.Now,
                }
            );
            return Task.CompletedTask;
        });

        using var form = new FormUrlEncodedContent([new("Text", "Moi.")]);
        using var answered = await place.Visitor().PostAsync(key, form);

        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answered.Headers.Location!.OriginalString.ShouldBe(question.Path);
        (await place.Read(db => db.Answers.CountAsync(one => one.QuestionId == question.Id))).ShouldBe(0);
    }
}
