using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Garden.Provenance;
using Parvis.Features.Questions;
using Parvis.Platform.Finding;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

public class HarvestTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task An_answer_is_a_page_in_two_gestures_and_both_say_where_the_other_is()
    {
        var author = await place.Meet("Karim Colle", SeenBy.Everyone);
        var question = await place.Ask(
            "Quelle colle pour le liège ?",
            tags: ["liège", "colle"],
            answers: ("La colle **blanche**.\n\nPuis une presse.", author.Id, true)
        );
        var somebody = await place.Somebody(Role.Member);
        var browser = await place.SignedIn(somebody);
        var link = (await browser.Open(question.Path)).QuerySelector("a[href*='/recolter/']")!.GetAttribute("href")!;

        using var done = await browser.Send(link, "Form.Text");

        done.Headers.Location!.OriginalString.ShouldStartWith("/jardin/quelle-colle-pour-le-liege?");
        var page = await PageCalled("Quelle colle pour le liège");
        (page.Stage, page.Scope, page.HarvestedAt).ShouldBe((Stage.Sprout, Scope.Public, place.Now));
        var shown = await place.Visitor().Open(page.Path);
        shown.QuerySelectorAll(".tags a").Select(tag => tag.TextContent).ShouldBe(["colle", "liège"]);
        var source = shown.QuerySelectorAll(".prose > .src").ShouldHaveSingleItem();
        source.QuerySelectorAll("p:not(details p)").Length.ShouldBe(2);
        source
            .QuerySelector("details a")!
            .GetAttribute("href")
            .ShouldBe($"{question.Path}#reponse-{await AnswerOf(question)}");
        source.QuerySelector("details")!.TextContent.ShouldContain("Karim Colle");
        var asked = await place.Visitor().Open(question.Path);
        asked.QuerySelector(".taken a")!.GetAttribute("href").ShouldBe($"{page.Path}#{source.Id}");
        asked.QuerySelector(".taken")!.TextContent.ShouldNotContain("changé");
        var entry = await place.Read(db => db.Journal.SingleAsync(one => one.Kind == "page" && one.ThingId == page.Id));
        (entry.Action, entry.PersonId).ShouldBe(("harvest", somebody.PersonId));
        (await place.Read(db => db.Evidence.Where(one => one.Kind == "page" && one.ThingId == page.Id).ToListAsync()))
            .Select(one => one.PersonId)
            .ShouldContain(author.Id);
    }

    [Fact]
    public async Task It_is_added_to_a_page_at_its_end_or_under_one_of_its_headings()
    {
        var page = await place.Sow("La presse", "Avant.\n\n## Réglage\n\nDoucement.\n\n## Rangement\n\nAu sec.");
        var question = await place.Ask(
            "Comment régler la presse ?",
            answers: [("D’un quart de tour.", null, false), ("Jamais à chaud.", null, false)]
        );
        var answers = await AnswersOf(question);
        var browser = await place.SignedIn(Role.Member);

        using var atEnd = await browser.Send(PathOf(question, answers[0]), "Form.Text", ("Do", $"ajouter:{page.Id}"));
        using var choosing = await browser.Send(PathOf(question, answers[1]), "Form.Text", ("Do", $"dans:{page.Id}"));
        var choice = await choosing.Document();
        choice.QuerySelectorAll("#Form_Under option").Length.ShouldBe(3);
        using var under = await browser.Post(
            PathOf(question, answers[1]),
            Pages.Filled(choice, "Form.Text", ("Form.Under", "Réglage"), ("Form.Text", "Jamais à chaud, surtout."))
        );

        atEnd.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        under.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var row = await PageCalled("La presse");
        row.Text.Markdown.ShouldBe(
            "Avant.\n\n## Réglage\n\nDoucement.\n\nJamais à chaud, surtout.\n\n## Rangement\n\nAu sec.\n\nD’un quart de tour."
        );
        row.Version.ShouldBe(3);
        (await browser.Open(page.Path))
            .QuerySelectorAll(".src p:not(details p)")
            .Select(one => one.TextContent)
            .ShouldBe(["Jamais à chaud, surtout.", "D’un quart de tour."]);
        (await place.Visitor().Open(question.Path)).QuerySelectorAll(".taken").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Looking_choosing_and_searching_lose_nothing_typed_and_write_nothing()
    {
        var page = await place.Sow("Le tour à bois", tags: ["tour"]);
        var question = await place.Ask(
            "Quel outil pour le tour ?",
            tags: ["tour"],
            answers: ("La gouge.", null, false)
        );
        var browser = await place.SignedIn(Role.Member);
        var path = PathOf(question, await AnswerOf(question));
        (string, string)[] typed =
        [
            ("Form.Title", "Mon titre"),
            ("Form.Text", "Mon **texte**."),
            ("Form.Tags", "gouge"),
        ];

        foreach (var button in new[] { "apercu", $"dans:{page.Id}", "nouvelle", "chercher" })
        {
            using var answer = await browser.Send(path, "Form.Text", [.. typed, ("Do", button)]);
            var shown = await answer.Document();
            foreach (var (field, value) in typed)
                shown.ValueOf(field)!.Trim().ShouldBe(value, button);
            if (button == "apercu")
                shown.QuerySelector(".prose strong")!.TextContent.ShouldBe("texte");
            else if (button == "nouvelle")
                shown.QuerySelector($"button[value='ajouter:{page.Id}']").ShouldNotBeNull();
        }
        // The key that ends the words to look for presses the first button of the form.
        using var entered = await browser.Send(path, "Form.Text", ("Form.Search", "tour à bois"));
        (await entered.Document()).QuerySelector($"button[value='ajouter:{page.Id}']").ShouldNotBeNull();
        (await place.Read(db => db.BlockSources.AnyAsync(one => one.ThingId == question.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_answer_twice_into_a_page_is_said_and_a_second_click_is_one_harvest()
    {
        var page = await place.Sow("Le poêle");
        var question = await place.Ask("Quel bois brûler ?", answers: ("Du chêne sec.", null, true));
        var path = PathOf(question, await AnswerOf(question));
        var (one, other) = (await place.SignedIn(Role.Member), await place.SignedIn(Role.Member));
        var form = Pages.Filled(await one.Open(path), "Form.Text", ("Do", $"ajouter:{page.Id}"));

        var clicks = await Task.WhenAll(one.Post(path, form), one.Post(path, form));
        (await other.Open(path)).QuerySelector(".notice")!.TextContent.ShouldContain("Déjà récoltée");
        using var again = await other.Send(path, "Form.Text", ("Form.Text", "Du hêtre."), ("Do", $"ajouter:{page.Id}"));

        clicks.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        var said = await again.Document();
        said.QuerySelector(".faults")!.TextContent.ShouldContain("déjà cette réponse");
        said.GetElementById("leur-texte")!.TextContent.Trim().ShouldBe("Du chêne sec.");
        said.ValueOf("Form.Text")!.Trim().ShouldBe("Du hêtre.");
        (await PageCalled("Le poêle")).Text.Markdown.ShouldBe("Du texte.\n\nDu chêne sec.");
    }

    [Fact]
    public async Task Pages_planted_by_two_clicks_are_one_and_answers_added_at_once_all_stand()
    {
        var page = await place.Sow("Le four");
        var question = await place.Ask(
            "Le four, combien de temps ?",
            answers: [("Une heure.", null, false), ("Deux heures.", null, false), ("Trois heures.", null, false)]
        );
        var answers = await AnswersOf(question);
        var browser = await place.SignedIn(Role.Member);
        var plant = Pages.Filled(await browser.Open(PathOf(question, answers[0])), "Form.Text");

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => browser.Post(PathOf(question, answers[0]), plant)));
        await Task.WhenAll(
            answers.Select(answer => browser.Send(PathOf(question, answer), "Form.Text", ("Do", $"ajouter:{page.Id}")))
        );

        (await place.Read(db => db.Pages.CountAsync(one => one.Title == "Le four, combien de temps"))).ShouldBe(1);
        var text = (await PageCalled("Le four")).Text.Markdown;
        foreach (var words in new[] { "Du texte.", "Une heure.", "Deux heures.", "Trois heures." })
            text.ShouldContain(words);
        (await place.Read(db => db.PlacedBlocks.CountAsync(one => one.PageId == page.Id && one.Number == 4))).ShouldBe(
            3
        );
    }

    [Theory]
    [InlineData("Form.Title", "")]
    [InlineData("Form.Title", "…")]
    [InlineData("Form.Text", "")]
    [InlineData("Form.Sight", "2")]
    [InlineData("Form.Tags", "a,b,c,d,e,f,g,h,i,j,k")]
    public async Task What_cannot_be_is_told_beside_its_field_and_nothing_typed_is_lost(string field, string value)
    {
        var question = await place.Ask($"Fautes {Guid.CreateVersion7()} ?", answers: ("Oui.", null, false));
        var browser = await place.SignedIn(Role.Member);

        using var answer = await browser.Send(
            PathOf(question, await AnswerOf(question)),
            "Form.Text",
            [
                .. new[] { ("Form.Title", "Mon titre"), ("Form.Text", "Mon texte.") }.Where(one => one.Item1 != field),
                (field, value),
            ]
        );

        var shown = await answer.Document();
        shown.ErrorOf(field).ShouldNotBeNull();
        shown.ValueOf("Form.Text")!.Trim().ShouldBe(field == "Form.Text" ? "" : "Mon texte.");
        (await place.Read(db => db.BlockSources.AnyAsync(one => one.ThingId == question.Id))).ShouldBeFalse();
    }

    private static string PathOf(Question question, long answer) => $"/questions/{question.Id}/recolter/{answer}";

    private async Task<long> AnswerOf(Question question) => (await AnswersOf(question))[0];

    private Task<List<long>> AnswersOf(Question question) =>
        place.Read(db =>
            db.Answers.Where(one => one.QuestionId == question.Id)
                .OrderBy(one => one.Id)
                .Select(one => one.Id)
                .ToListAsync()
        );

    private Task<Page> PageCalled(string title) => place.Read(db => db.Pages.SingleAsync(one => one.Title == title));
}
