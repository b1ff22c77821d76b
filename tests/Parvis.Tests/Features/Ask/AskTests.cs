using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Ask;

public sealed class AskTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task What_was_just_saved_is_found_at_its_heading_with_its_words_marked()
    {
        await place.Sow("Découper du liège", "Avant tout.\n\n## Réglages\n\nVitesse vingt, puissance trente-cinq.");

        var page = await place.Visitor().Open("/demander?q=quelle+puissance+pour+le+liege");

        var first = page.QuerySelector("ol.rows li")!;
        first.QuerySelector("a")!.GetAttribute("href").ShouldBe("/jardin/decouper-du-liege#reglages");
        first.QuerySelectorAll("mark").Select(mark => mark.TextContent).ShouldContain("puissance");
    }

    [Fact]
    public async Task The_api_tells_where_who_and_what_was_asked_before()
    {
        var karim = await place.Somebody(Role.Member, "Karim Tisserand", SeenBy.Everyone);
        await place.Ask(
            "Comment nettoyer le métier à tisser ?",
            answers: ("Avec une brosse douce, jamais d’eau.", karim.PersonId, true)
        );

        var answer = await Api(place.Visitor(), "nettoyer métier à tisser");

        answer.GetProperty("where")[0].GetProperty("kind").GetString().ShouldBe("question");
        var who = answer.GetProperty("who")[0];
        who.GetProperty("name").GetString().ShouldBe("Karim Tisserand");
        who.GetProperty("reason")
            .GetString()
            .ShouldBe("a répondu à «\u00A0Comment nettoyer le métier à tisser ?\u00A0» cette semaine");
        answer.GetProperty("similar")[0].GetProperty("state").GetString().ShouldBe("answered");
    }

    [Fact]
    public async Task A_synonym_of_the_glossary_finds_what_is_called_otherwise()
    {
        await place.Sow("Glossaire", "**Massicot** (guillotine, coupe-papier) : lame qui coupe une rame.");
        await place.Sow("Le massicot", "Il est au sous-sol, sous clé.");

        var answer = await Api(place.Visitor(), "guillotine");

        answer.GetProperty("where").EnumerateArray().Select(Title).ShouldContain("Le massicot");
    }

    [Fact]
    public async Task A_submitted_search_that_finds_nothing_is_kept_without_what_names_somebody()
    {
        await place.Visitor().Open("/demander?q=trottinette+volante+de+lea@exemple.fr+06+12+34+56+78");
        await place.Visitor().Open("/demander/reponses?q=trottinette+fluviale");

        var missed = await place.Read(db =>
            db.MissedSearches.Where(row => row.Text.Contains("trottinette")).Select(row => row.Text).ToListAsync()
        );
        missed.ShouldBe(["trottinette volante de … …"]);
    }

    [Fact]
    public async Task The_api_says_when_the_question_is_missing()
    {
        using var answer = await place.Visitor().GetAsync("/api/v1/ask");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Il manque la question");
    }

    [Fact]
    public async Task The_ask_box_makes_two_statements_at_most_for_where_who_and_similar()
    {
        await place.Sow("Compter les requêtes", "Une requête, deux requêtes.");
        var browser = place.Visitor();
        await Api(browser, "requêtes");

        var (status, statements) = await place.Statements.During(browser, "/api/v1/ask?q=compter+les+requ%C3%AAtes");

        status.ShouldBe(HttpStatusCode.OK);
        statements.ShouldBeLessThanOrEqualTo(2);
    }

    private static string Title(JsonElement where) => where.GetProperty("title").GetString()!;

    private static async Task<JsonElement> Api(HttpClient browser, string question) =>
        JsonDocument
            .Parse(await browser.GetStringAsync("/api/v1/ask?n=50&q=" + Uri.EscapeDataString(question)))
            .RootElement;
}
