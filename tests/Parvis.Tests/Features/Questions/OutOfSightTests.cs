using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Questions;
using Parvis.Features.Questions.Tending;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.People;
using Parvis.Platform.Pictures;
using Parvis.Platform.Privacy;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

/// <summary>What was taken out of sight stays there, by whichever side somebody comes to it.</summary>
public class OutOfSightTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task What_a_hidden_answer_said_before_is_for_those_who_decide_only()
    {
        var question = await place.Ask("Qui habite où ?", answers: ("Au 7, rue des Zibelines.", null, false));
        var answer = await OnlyAnswer(question);
        await place.Acts.Run(async act =>
            act.Rewrite(await act.Answers.SingleAsync(one => one.Id == answer.Id), "Au 7.", null, place.Now)
        );
        var path = $"/questions/{question.Id}/versions";
        (await (await place.SignedIn(Role.Visitor)).GetStringAsync(path)).ShouldContain("Zibelines");

        await Hide(answer.Thing());

        (await (await place.SignedIn(Role.Gardener)).GetStringAsync(path)).ShouldNotContain("Zibelines");
        (await (await place.SignedIn(Role.Concierge)).GetStringAsync(path)).ShouldContain("Zibelines");
    }

    [Fact]
    public async Task Who_deleted_a_question_does_not_bring_it_back_once_it_was_hidden()
    {
        var asker = await place.Somebody(Role.Member);
        var question = await place.Ask("Une insulte ?", by: asker.PersonId);
        var browser = await place.SignedIn(asker);
        await Post(browser, question, "Delete");
        await Hide(question.Changes);

        (await Post(browser, question, "PutBack")).ShouldBe(HttpStatusCode.NotFound);

        await place.Visitor().Open(question.Path, HttpStatusCode.NotFound);
        (await place.Read(db => db.Questions.SingleAsync(one => one.Id == question.Id))).Scope.ShouldBe(Scope.Hidden);
        // Shown again it is deleted as before, and then it is the asker's to put back.
        await place.Acts.Run(act => Hideables.Restore(act, question.Changes, null, "À tort.", place.Now));
        await place.Visitor().Open(question.Path, HttpStatusCode.NotFound);
        (await Post(browser, question, "PutBack")).ShouldBe(HttpStatusCode.Redirect);
        await place.Visitor().Open(question.Path);
    }

    [Fact]
    public async Task A_form_left_open_neither_moves_nor_closes_what_was_deleted_meanwhile()
    {
        var question = await place.Ask("Encore là ?", answers: ("Oui.", null, false));
        var gardener = await place.SignedIn(Role.Gardener);
        await Post(gardener, question, "Delete");

        (await Post(gardener, question, "Move", ("Sight", "0"))).ShouldBe(HttpStatusCode.Redirect);
        (await Post(gardener, question, "Close", ("Because", "Réglé."))).ShouldBe(HttpStatusCode.Redirect);

        var left = await place.Read(db => db.Questions.SingleAsync(one => one.Id == question.Id));
        (left.Scope, left.State).ShouldBe((Scope.Nobody, QuestionState.Open));
        await Post(gardener, question, "PutBack");
        await place.Visitor().Open(question.Path);
    }

    [Fact]
    public async Task A_question_deleted_in_a_space_has_no_title_for_gardeners_of_elsewhere()
    {
        var space = await place.OpenSpace("Le cercle des hermines");
        var scope = Scope.OfSpace(space.Id);
        var question = await place.Ask("Le secret des hermines ?", scope: scope, spaceId: space.Id);
        var inside = await place.SignedIn(Role.Gardener, space.Id);
        await Post(inside, question, "Delete");
        var path = $"/questions/{question.Id}/suite";

        await (await place.SignedIn(Role.Gardener)).Open(path, HttpStatusCode.NotFound);
        (await (await place.SignedIn(Role.Gardener, space.Id)).GetStringAsync(path)).ShouldContain("hermines");
    }

    [Fact]
    public async Task The_pictures_of_a_hidden_answer_and_of_what_a_question_said_before_are_kept_out_of_sight()
    {
        var (hidden, before) = (new string('a', Picture.HashLength), new string('b', Picture.HashLength));
        var question = await place.Ask("Comment ?", Line(before), answers: (Line(hidden), null, false));
        (await UsesOf(hidden)).ShouldBe([Scope.Public]);
        await place.Acts.Run(async act =>
            act.Rewrite(
                await act.Questions.SingleAsync(one => one.Id == question.Id),
                question.Title,
                "Sans image.",
                null,
                place.Now
            )
        );

        await Hide((await OnlyAnswer(question)).Thing());

        (await UsesOf(hidden)).ShouldBe([Scope.Hidden]);
        (await UsesOf(before)).ShouldBe([Scope.Members]);
    }

    [Fact]
    public async Task A_hidden_answer_is_among_ones_own_data_and_loses_the_name_with_the_others()
    {
        var author = await place.Somebody(Role.Member);
        var who = new Subject(author.PersonId, []);
        var question = await place.Ask("À qui est-ce ?", answers: ("À moi.", author.PersonId, true));
        await Hide((await OnlyAnswer(question)).Thing());
        var answers = place
            .Services.GetRequiredService<HeldData>()
            .Holdings.Single(holding => holding.Key == "reponses");
        (await place.Read(db => answers.Rows(db, who).CountAsync())).ShouldBe(1);

        foreach (var part in place.Services.GetServices<IPersonalData>())
            await place.Acts.Run(act => part.Erase(act, who, place.Now));

        (
            await place.Read(db => db.AllAnswers.SingleAsync(one => one.QuestionId == question.Id))
        ).AuthorId.ShouldBeNull();
        (await place.Read(db => answers.Rows(db, who).CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("/questions")]
    [InlineData("/jardin")]
    public async Task A_tag_that_only_hidden_things_carry_is_no_word_for_who_may_not_see_them(string path)
    {
        await place.Ask("Entre nous ?", scope: Scope.Staff, tags: ["licenciement"]);
        await place.Sow($"Entre nous, {path}", scope: Scope.Staff, tags: ["licenciement"]);

        (await place.Visitor().GetStringAsync(path + "?etiquette=licenciement")).ShouldNotContain("icenciement :");
        (await place.Visitor().Open(path + "?etiquette=licenciement"))
            .QuerySelector("h1")!
            .TextContent.ShouldNotContain("licenciement", Case.Insensitive);
        (await (await place.SignedIn(Role.Concierge)).Open(path + "?etiquette=licenciement"))
            .QuerySelector("h1")!
            .TextContent.ShouldContain("licenciement", Case.Insensitive);
    }

    private Hideables Hideables => place.Services.GetRequiredService<Hideables>();

    private Task<bool> Hide(Thing thing) =>
        place.Acts.Run(act => Hideables.Hide(act, thing, null, "C’est privé.", place.Now));

    private static string Line(string hash) => $"![Une image](/images/{hash}-9x9)";

    private Task<List<Scope>> UsesOf(string hash) =>
        place.Read(db => db.PictureUses.Where(use => use.Hash == hash).Select(use => use.Scope).ToListAsync());

    private Task<Answer> OnlyAnswer(Question question) =>
        place.Read(db => db.AllAnswers.SingleAsync(one => one.QuestionId == question.Id));

    private static async Task<HttpStatusCode> Post(
        HttpClient browser,
        Question question,
        string handler,
        params (string Name, string Value)[] fields
    )
    {
        using var done = await browser.PostAsync(
            $"/questions/{question.Id}/suite?handler={handler}",
            new FormUrlEncodedContent(fields.Select(one => new KeyValuePair<string, string>(one.Name, one.Value)))
        );
        return done.StatusCode;
    }
}

internal static class Answers
{
    public static Thing Thing(this Answer answer) => new(Answer.Kind, answer.Id);
}
