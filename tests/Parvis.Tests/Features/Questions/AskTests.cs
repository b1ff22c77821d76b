using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

public class AskTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const string Path = "/questions/nouvelle";

    [Fact]
    public async Task What_is_asked_is_read_and_found_at_once()
    {
        var browser = await place.SignedIn(Role.Member);

        using var asked = await browser.Send(
            Path,
            "Form.Title",
            ("Form.Title", "Où ranger les serre-joints ?"),
            ("Form.Text", "Les **petits**."),
            ("Form.Tags", "bois, Bois, rangement")
        );

        asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await browser.Open(asked.Headers.Location!.OriginalString);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Où ranger les serre-joints ?");
        page.QuerySelector(".prose strong")!.TextContent.ShouldBe("petits");
        page.QuerySelectorAll(".tags a").Select(tag => tag.TextContent).ShouldBe(["bois", "rangement"]);
        (await place.Visitor().GetStringAsync("/api/v1/ask?q=ranger+serre-joints")).ShouldContain("serre-joints ?");
    }

    [Fact]
    public async Task The_answers_that_exist_stand_in_front_of_whoever_asks()
    {
        await place.Sow("Recharger la visseuse", "La recharge de la visseuse se fait au comptoir.");
        await place.Ask("Qui recharge la visseuse ?", scope: Scope.Staff);
        var browser = await place.SignedIn(Role.Member);

        var page = await browser.Open(Path + "?q=Comment+recharger+la+visseuse+%3F");

        page.ValueOf("Form.Title").ShouldBe("Comment recharger la visseuse ?");
        var known = page.QuerySelector("[aria-labelledby=deja]")!.TextContent;
        known.ShouldContain("Recharger la visseuse");
        known.ShouldNotContain("Qui recharge", Case.Insensitive);
    }

    [Fact]
    public async Task The_same_question_sent_twice_even_at_once_is_one_question()
    {
        var browser = await place.SignedIn(Role.Member);
        var form = Pages.Filled(await browser.Open(Path), "Form.Title", ("Form.Title", "Deux fois la même ?"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.Post(Path, form)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await place.Read(db => db.Questions.CountAsync(one => one.Title == "Deux fois la même ?"))).ShouldBe(1);
    }

    [Theory]
    [InlineData("Form.Title", "")]
    [InlineData("Form.Title", "   ")]
    [InlineData("Form.Title", "?!?")]
    [InlineData("Form.Sight", "2")]
    [InlineData("Form.Sight", "11")]
    [InlineData("Form.Sight", "13")]
    [InlineData("Form.Sight", "-1")]
    [InlineData("Form.Sight", "tous")]
    public async Task What_cannot_be_is_told_beside_its_field_and_nothing_typed_is_lost(string field, string value)
    {
        var browser = await place.SignedIn(Role.Member);
        var before = await place.Read(db => db.Questions.CountAsync());

        using var answer = await browser.Send(
            Path,
            "Form.Title",
            ("Form.Title", "Une question sans suite"),
            ("Form.Text", "Le texte reste."),
            (field, value)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Document();
        page.ErrorOf(field).ShouldNotBeNull();
        page.ValueOf("Form.Text")!.Trim().ShouldBe("Le texte reste.");
        (await place.Read(db => db.Questions.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task Too_long_a_text_and_five_hundred_tags_are_refused_with_what_is_too_much()
    {
        var browser = await place.SignedIn(Role.Member);
        var tags = string.Join(',', Enumerable.Range(0, 500).Select(i => $"t{i}"));

        using var answer = await browser.Send(
            Path,
            "Form.Title",
            ("Form.Title", "Trop de tout"),
            ("Form.Text", new string('x', 1_000_000)),
            ("Form.Tags", tags)
        );

        var page = await answer.Document();
        page.ErrorOf("Form.Text")!.ShouldContain("20000");
        page.ErrorOf("Form.Tags").ShouldNotBeNull();
        page.ValueOf("Form.Text")!.Trim().Length.ShouldBe(1_000_000);
    }

    [Fact]
    public async Task A_flood_of_questions_from_one_person_ends_with_how_long_to_wait()
    {
        var browser = await place.SignedIn(Role.Visitor);
        for (var i = 0; i < 20; i++)
            (await browser.Send(Path, "Form.Title", ("Form.Title", $"Flot numéro {i} ?"))).StatusCode.ShouldBe(
                HttpStatusCode.Redirect
            );

        using var refused = await browser.Send(Path, "Form.Title", ("Form.Title", "Une de trop ?"));

        var page = await refused.Document();
        page.QuerySelector(".faults")!.TextContent.ShouldContain("60 min");
        page.ValueOf("Form.Title").ShouldBe("Une de trop ?");
        place.Clock.Advance(TimeSpan.FromHours(1));
        (await browser.Send(Path, "Form.Title", ("Form.Title", "Une heure après ?"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
    }

    [Fact]
    public async Task A_question_is_shown_to_the_circle_that_was_chosen_and_to_nobody_else()
    {
        var browser = await place.SignedIn(Role.Member);
        using var asked = await browser.Send(
            Path,
            "Form.Title",
            ("Form.Title", "Entre membres, le code du cadenas ?"),
            ("Form.Sight", $"{Scope.Members.Value}")
        );
        var path = asked.Headers.Location!.OriginalString.Split('?')[0];

        (await (await place.SignedIn(Role.Member)).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await place.Visitor().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await place.Visitor().GetStringAsync("/api/v1/ask?q=code+cadenas")).ShouldNotContain("cadenas ?");
    }
}
