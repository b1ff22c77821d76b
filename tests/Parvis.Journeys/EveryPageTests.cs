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
            "/jardin",
            "/jardin/laser-reglages",
            "/personnes",
            "/personnes/1",
            "/organisations",
            "/espaces/fablab",
            "/glossaire",
            "/entrer",
            "/entrer?par=mot-de-passe",
            "/entrer/lien/perdu",
            "/mentions-legales",
            "/accessibilite",
            "/vie-privee",
            "/rien-ici",
            "/en/",
            "/en/jardin/laser-reglages",
        ];

    public static TheoryData<string> Inside =>
        [
            "/",
            "/questions/1",
            "/jardin/laser-reglages",
            "/moi",
            "/moi/mot-de-passe",
            "/moi/sessions",
            "/reglages",
            "/reglages/horaires",
            "/reglages/comptes",
            "/reglages/comptes/1",
            "/reglages/espaces",
            "/reglages/espaces/1",
            "/reglages/mentions",
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
        visitor.Complaints.ShouldBeEmpty();
        visitor.Abroad.ShouldBeEmpty();
    }

    private static int StatusOf(string path) =>
        path switch
        {
            "/rien-ici" => 404,
            "/entrer/lien/perdu" => 410,
            _ => 200,
        };
}
