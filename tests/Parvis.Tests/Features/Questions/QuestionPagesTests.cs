using System.Net;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

public class QuestionPagesTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task Whoever_is_signed_in_finds_their_own_questions_and_the_key_that_answers_others()
    {
        var somebody = await place.Somebody(Role.Member, "Qui Demande");
        await place.Ask("À moi, cette question ?", by: somebody.PersonId);
        await place.Ask("À quelqu’un d’autre ?");
        var browser = await place.SignedIn(somebody);

        var mine = await browser.Open("/questions?etat=miennes");

        mine.QuerySelectorAll("ol.rows h2").Select(row => row.TextContent).ShouldBe(["À moi, cette question ?"]);
        mine.QuerySelector(".tabs [aria-current]")!.TextContent.ShouldBe("Les miennes");
        mine.QuerySelector("ol.rows a[data-edit]")!.GetAttribute("href")!.ShouldEndWith("/repondre");
        var visitor = await place.Visitor().Open("/questions?etat=miennes");
        visitor.QuerySelector(".tabs [aria-current]")!.TextContent.ShouldBe("Toutes");
        visitor.QuerySelector("a[data-edit]").ShouldBeNull();
    }

    [Fact]
    public async Task The_kept_answer_comes_first_and_the_others_follow_in_time()
    {
        var odile = await place.Meet("Odile Perrin", SeenBy.Everyone);
        var question = await place.Ask(
            "Quel réglage pour le liège ?",
            answers: [("La première.", null, false), ("La **retenue**.", odile.Id, true)]
        );

        var html = await place.Visitor().GetStringAsync(question.Path);

        html.ShouldMatch("(?s)Retenue</span>.*La <strong>retenue</strong>.*La première");
        html.ShouldContain($"aria-label=\"Réponse de Odile Perrin, retenue\"");
        html.ShouldContain("A donné la réponse retenue.");
        html.ShouldContain("\"@type\":\"QAPage\"");
    }

    [Fact]
    public async Task A_wrong_or_missing_end_of_the_address_leads_to_the_right_one()
    {
        var question = await place.Ask("Où laisser un colis ?");
        foreach (var path in new[] { $"/questions/{question.Id}", $"/questions/{question.Id}-autre" })
        {
            var answer = await place.Visitor().GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
            answer.Headers.Location!.ToString().ShouldBe(question.Path);
        }
        (await place.Visitor().GetAsync($"/en/questions/{question.Id}"))
            .Headers.Location!.ToString()
            .ShouldBe("/en" + question.Path);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("1e3")]
    [InlineData("%E2%80%8B1")]
    [InlineData("٣")]
    [InlineData("abc")]
    public async Task A_number_that_is_none_is_not_found(string id) =>
        (await place.Visitor().GetAsync($"/questions/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Each_sees_only_the_questions_of_their_scopes_in_lists_counts_and_data()
    {
        var everybody = await place.Ask("Visible par tous zz", tags: ["zz"], answers: ("Oui.", null, true));
        var members = await place.Ask(
            "Visible des membres zz",
            scope: Scope.Members,
            tags: ["zz"],
            answers: ("Oui.", null, true)
        );
        var staff = await place.Ask(
            "Visible de l’équipe zz",
            scope: Scope.Staff,
            tags: ["zz"],
            answers: ("Oui.", null, true)
        );

        var visitor = await place.Visitor().GetStringAsync("/questions?etiquette=zz");
        visitor.ShouldContain("1 question<");
        visitor.ShouldNotContain("Visible des membres");
        (await place.Visitor().GetAsync(members.Path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await place.Visitor().GetStringAsync(everybody.Path)).ShouldNotContain("Visible des membres");
        (await place.Visitor().GetStringAsync("/")).ShouldNotContain("Visible de");

        var member = await place.SignedIn(Role.Member);
        (await member.GetStringAsync("/questions?etiquette=zz")).ShouldContain("2 questions");
        (await member.GetStringAsync(everybody.Path)).ShouldContain("Visible des membres zz");
        (await member.GetAsync(staff.Path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await place.SignedIn(Role.Concierge)).GetAsync(staff.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Beside_a_question_stand_pages_of_its_tags_but_no_compost()
    {
        var question = await place.Ask("Comment tailler la glycine ?", tags: ["glycine"]);
        await place.Sow("Tailler la glycine", tags: ["glycine"]);
        await place.Sow("La glycine d’autrefois", stage: Parvis.Features.Garden.Stage.Compost, tags: ["glycine"]);

        var html = await place.Visitor().GetStringAsync(question.Path);

        html.ShouldContain("/jardin/tailler-la-glycine");
        html.ShouldNotContain("autrefois");
    }

    [Fact]
    public async Task Tabs_tell_what_waits_from_what_is_answered()
    {
        await place.Ask("Celle qui attend encore");
        await place.Ask("Celle qui a sa réponse", answers: ("Voilà.", null, true));
        var waiting = await place.Visitor().GetStringAsync("/questions?etat=ouvertes");
        waiting.ShouldContain("Celle qui attend encore");
        waiting.ShouldNotContain("Celle qui a sa réponse");
        (await place.Visitor().GetStringAsync("/questions?etat=repondues")).ShouldNotContain("Celle qui attend encore");
        (await place.Visitor().GetAsync("/questions?etat=n%27importe&page=0")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_name_is_shown_as_its_owner_wants()
    {
        var hidden = await place.Meet("Nom Jamais Montré", SeenBy.Nobody);
        var imported = await place.Meet("Nom Importé", SeenBy.Members, unclaimed: true);
        var question = await place.Ask("Qui parle ?", by: hidden.Id, answers: ("Moi.", imported.Id, false));

        var html = await place.Visitor().GetStringAsync(question.Path);

        html.ShouldNotContain("Nom Jamais Montré");
        html.ShouldContain("quelqu’un du lieu");
        html.ShouldContain("<b>Nom Importé</b>");
        (await (await place.SignedIn(Role.Steward)).GetStringAsync(question.Path)).ShouldNotContain(
            "Nom Jamais Montré"
        );
    }

    [Fact]
    public async Task What_people_write_cannot_leave_its_place()
    {
        var question = await place.Ask(
            "</script><script>alert(1)</script>",
            "</script><script>alert(2)</script><img src=x onerror=alert(3)>",
            answers: ("</div></article><script>alert(4)</script>", null, true)
        );
        var html = await place.Visitor().GetStringAsync(question.Path);
        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("onerror=alert");
    }

    [Fact]
    public async Task A_question_has_few_statements_whatever_its_answers()
    {
        var answers = Enumerable.Range(0, 60).Select(n => ($"Réponse {n}.", (long?)null, false)).ToArray();
        var question = await place.Ask("Beaucoup de réponses ?", answers: answers);
        var html = await place.Visitor().GetStringAsync(question.Path);
        html.ShouldContain("60 réponses");
        html.ShouldContain("?page=2");
        html.ShouldNotContain("Réponse 59.");
        (await place.Visitor().GetStringAsync(question.Path + "?page=999")).ShouldContain("Réponse 59.");
    }
}
