using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Garden.Provenance;
using Parvis.Features.Questions;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

/// <summary>Who may harvest, and who may read what was harvested.</summary>
public class HarvestForWhomTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task What_members_asked_is_shown_to_members_unless_a_gardener_says_that_others_may_read_it()
    {
        var open = await place.Sow("Page ouverte à tous");
        var question = await place.Ask("Le code du local ?", scope: Scope.Members, answers: ("À la loge.", null, true));
        var path = PathOf(question, await AnswerOf(question));
        var (member, gardener) = (await place.SignedIn(Role.Member), await place.SignedIn(Role.Gardener));
        var into = ("Do", $"ajouter:{open.Id}");

        using var planted = await member.Send(path, "Form.Text", ("Form.Sight", "0"), ("Form.Widen", "true"));
        using var added = await member.Send(path, "Form.Text", into, ("Form.Widen", "true"));
        using var unsaid = await gardener.Send(path, "Form.Text", into, ("Form.Widen", "false"));
        (await planted.Document()).ErrorOf("Form.Sight").ShouldNotBeNull();
        (await added.Document()).QuerySelector(".faults").ShouldNotBeNull();
        (await unsaid.Document()).ErrorOf("Form.Widen").ShouldNotBeNull();
        (await place.Read(db => db.BlockSources.AnyAsync(one => one.ThingId == question.Id))).ShouldBeFalse();

        await member.Send(path, "Form.Text");
        (await PageCalled("Le code du local")).Scope.ShouldBe(Scope.Members);
        await gardener.Send(path, "Form.Text", into, ("Form.Widen", "true"));
        (await PageCalled("Page ouverte à tous")).Text.Markdown.ShouldEndWith("À la loge.");
    }

    [Fact]
    public async Task Names_and_words_of_a_question_that_was_not_public_are_left_out()
    {
        var author = await place.Meet("Nadia Discrète", SeenBy.Everyone);
        var open = await place.Sow("Page ouverte");
        var question = await place.Ask(
            "Quel digicode ?",
            scope: Scope.Members,
            answers: ("Il est à la loge.", author.Id, true)
        );
        var (member, gardener) = (await place.SignedIn(Role.Member), await place.SignedIn(Role.Gardener));

        await gardener.Send(
            PathOf(question, await AnswerOf(question)),
            "Form.Text",
            ("Do", $"ajouter:{open.Id}"),
            ("Form.Widen", "true")
        );

        var seen = (await place.Visitor().Open(open.Path)).QuerySelector(".src details")!;
        seen.TextContent.ShouldNotContain("Nadia");
        seen.TextContent.ShouldNotContain("digicode");
        seen.QuerySelector("a").ShouldBeNull();
        (await member.Open(open.Path)).QuerySelector(".src details a").ShouldNotBeNull();
        (
            await place.Read(db => db.BlockSources.SingleAsync(one => one.ThingId == question.Id))
        ).AuthorId.ShouldBeNull();
        (
            await place.Read(db => db.Revisions.SingleAsync(one => one.PageId == open.Id && one.Number == 2))
        ).Comment.ShouldNotContain("digicode");
    }

    [Fact]
    public async Task Who_may_not_see_the_question_or_garden_does_not_harvest()
    {
        var hidden = await place.Ask("Pour l’équipe ?", scope: Scope.Staff, answers: ("Oui.", null, false));
        var open = await place.Ask("Pour tout le monde ?", answers: ("Oui.", null, false));
        var (member, guest) = (await place.SignedIn(Role.Member), await place.SignedIn(Role.Visitor));
        var path = PathOf(open, await AnswerOf(open));

        (await member.GetAsync(PathOf(hidden, await AnswerOf(hidden)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await member.GetAsync(PathOf(open, await AnswerOf(hidden)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await place.Visitor().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await guest.Open(open.Path)).QuerySelector("a[href*='/recolter/']").ShouldBeNull();
        (await place.Visitor().Open(open.Path)).QuerySelector("a[href*='/recolter/']").ShouldBeNull();
    }

    private static string PathOf(Question question, long answer) => $"/questions/{question.Id}/recolter/{answer}";

    private Task<long> AnswerOf(Question question) =>
        place.Read(db => db.Answers.Where(one => one.QuestionId == question.Id).MinAsync(one => one.Id));

    private Task<Page> PageCalled(string title) => place.Read(db => db.Pages.SingleAsync(one => one.Title == title));
}
