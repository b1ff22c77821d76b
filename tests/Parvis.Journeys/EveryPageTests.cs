using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Parvis.Journeys.House;

namespace Parvis.Journeys;

/// <summary>What holds on every page, for whoever reads it.</summary>
public sealed class EveryPageTests(Chromium chromium, DemoHouse house)
{
    public static TheoryData<string> Open =>
        [
            "/",
            "/demander",
            "/demander?q=laser",
            "/demander?q=zyxwv",
            "/questions",
            "/questions/1",
            "/questions/nouvelle?q=laser",
            "/questions/confirmer/perdu",
            "/questions/par-courriel/perdu",
            "/jardin",
            "/jardin/laser-reglages",
            "/jardin/laser-reglages/avis",
            "/personnes",
            "/personnes/1",
            "/organisations",
            "/espaces/fablab",
            "/glossaire",
            "/entrer",
            "/entrer?par=mot-de-passe",
            "/entrer/lien/perdu",
            "/signaler?quoi=question:1",
            "/signaler/recu/perdu",
            "/entrer/code/perdu",
            "/moi/adresses/confirmer/perdu",
            "/mentions-legales",
            "/accessibilite",
            "/vie-privee",
            "/adieu",
            "/rien-ici",
            "/en/",
            "/en/jardin/laser-reglages",
        ];

    public static TheoryData<string> Inside =>
        [
            "/",
            "/questions/1",
            "/questions/1/repondre",
            "/questions/1/recolter/1",
            "/questions/nouvelle?q=laser",
            "/questions/1/modifier",
            "/questions/1/suite",
            "/questions/1/a-qui",
            "/questions/1/versions",
            "/questions/delais",
            "/jardin/a-semer",
            "/planter",
            "/ecrire/image",
            "/jardin/a-soigner",
            "/jardin/laser-reglages/modifier",
            "/jardin/laser-reglages/historique?version=1",
            "/jardin/laser-reglages",
            "/moi",
            "/moi/adresses",
            "/moi/cles",
            "/moi/second-facteur",
            "/moi/mot-de-passe",
            "/moi/sessions",
            "/moi/demandes",
            "/moi/donnees",
            "/moi/effacer",
            "/reglages",
            "/reglages/horaires",
            "/reglages/comptes",
            "/reglages/comptes/1",
            "/reglages/comptes/importer",
            "/reglages/espaces",
            "/reglages/espaces/1",
            "/reglages/mentions",
            "/loge/signalements",
            "/coulisses",
            "/coulisses/journal",
            "/coulisses/courriels",
        ];

    [Theory, MemberData(nameof(Open))]
    public async Task Axe_finds_nothing_in_light_and_in_dark(string path)
    {
        await using var visitor = await chromium.Visit(house);
        await CheckAxe(visitor, path);
    }

    [Theory, MemberData(nameof(Inside))]
    public async Task Axe_finds_nothing_in_light_and_in_dark_when_one_is_signed_in(string path)
    {
        await using var visitor = await chromium.Visit(house);
        await house.SignIn(visitor, DemoHouse.Steward);
        await CheckAxe(visitor, path);
    }

    [Theory, MemberData(nameof(Open))]
    public async Task What_can_be_used_is_reached_by_keyboard_and_shows_it(string path)
    {
        await using var visitor = await chromium.Visit(house);
        await visitor.Open(path);
        (await visitor.OutOfReach()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Inside))]
    public async Task What_can_be_used_is_reached_by_keyboard_and_shows_it_when_one_is_signed_in(string path)
    {
        await using var visitor = await chromium.Visit(house);
        await house.SignIn(visitor, DemoHouse.Steward);
        await visitor.Open(path);
        (await visitor.OutOfReach()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_page_is_among_them()
    {
        // The first day has a journey of its own; errors and the list of answers stand in the pages above; what a list of people
        // would do is seen once there is one, and what keeps a text once a session ended while it was written.
        string[] elsewhere =
        [
            "premiers-pas",
            "erreur",
            "demander/reponses",
            "reglages/comptes/importer/{id:long}",
            "ecrire/session-finie",
        ];
        var seen = Open.Concat(Inside).Select(row => row.Data.Split('?')[0]).ToList();
        house
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Where(endpoint => !elsewhere.Contains(endpoint.RoutePattern.RawText))
            .Where(endpoint => !seen.Exists(path => Leads(path, endpoint)))
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task The_stage_that_a_plant_draws_is_written_in_the_garden_and_on_the_page()
    {
        string[] stages = ["graine", "pousse", "plante", "pérenne", "compost"];
        await using var visitor = await chromium.Visit(house);
        await visitor.Open("/jardin");
        var plants = await visitor.Page.Locator("main .beds li:has(.plant)").AllTextContentsAsync();
        plants.Count.ShouldBeGreaterThan(15);
        plants.ShouldAllBe(words => stages.Any(stage => words.Contains($", {stage}", StringComparison.Ordinal)));

        await visitor.Open("/jardin/laser-reglages");
        var facts = await visitor.Page.Locator(".facts").First.TextContentAsync();
        stages.ShouldContain(stage => facts!.Contains(stage, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Open))]
    public async Task A_page_fits_a_small_screen_and_keeps_to_itself(string path)
    {
        await using var visitor = await chromium.Visit(house);
        await CheckManners(visitor, path);
        (await visitor.Context.CookiesAsync()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Inside))]
    public async Task A_page_fits_a_small_screen_and_keeps_to_itself_when_one_is_signed_in(string path)
    {
        await using var visitor = await chromium.Visit(house);
        await house.SignIn(visitor, DemoHouse.Steward);
        await CheckManners(visitor, path);
    }

    private static async Task CheckAxe(Visitor visitor, string path)
    {
        (await visitor.Open(path)).ShouldBe(StatusOf(path));
        var light = await visitor.Faults(ColorScheme.Light);
        var dark = await visitor.Faults(ColorScheme.Dark);
        light.Concat(dark).ShouldBeEmpty();
    }

    private static async Task CheckManners(Visitor visitor, string path)
    {
        (await visitor.Open(path)).ShouldBe(StatusOf(path));
        (await visitor.StickingOut(width: 320)).ShouldBeEmpty();
        (await visitor.Moving()).ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
        visitor.Abroad.ShouldBeEmpty();
    }

    private static bool Leads(string path, RouteEndpoint endpoint) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);

    private static int StatusOf(string path) =>
        path switch
        {
            "/rien-ici" or "/signaler/recu/perdu" => 404,
            "/entrer/lien/perdu" or "/entrer/code/perdu" or "/moi/adresses/confirmer/perdu" => 410,
            "/questions/confirmer/perdu" or "/questions/par-courriel/perdu" => 410,
            _ => 200,
        };
}
