using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Garden;

public class PageLinkTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task A_page_names_the_pages_that_lead_to_it_as_far_as_its_reader_may_know()
    {
        await place.Sow("Le but", "On arrive.");
        await place.Sow("Par devant", "Voir [le but](/jardin/le-but#fin) et [encore](/jardin/le-but).");
        await place.Sow("Par derrière", "Voir [le but](/jardin/le-but).", scope: Scope.Members);
        await place.Sow("Ailleurs", "Voir [une autre](/jardin/le-butin).");

        (await Leading(place.Visitor(), "/jardin/le-but")).ShouldBe(["Par devant"]);
        var member = await place.SignedIn(Role.Member);
        (await Leading(member, "/jardin/le-but")).ShouldBe(["Par derrière", "Par devant"], ignoreOrder: true);
    }

    [Fact]
    public async Task It_follows_what_is_written_and_the_addresses_that_a_page_had_before()
    {
        await place.Sow("Cible", "Ici.");
        await place.Sow("Source", "Vers [elle](/jardin/cible).");
        var browser = await place.SignedIn(Role.Member);

        await browser.Send("/jardin/cible/modifier", "Form.Title", ("Form.Title", "Cible déplacée"));
        (await Leading(browser, "/jardin/cible-deplacee")).ShouldBe(["Source"]);

        await browser.Send("/jardin/source/modifier", "Form.Title", ("Form.Text", "Plus aucun lien."));
        (await Leading(browser, "/jardin/cible-deplacee")).ShouldBeEmpty();
    }

    private static async Task<List<string>> Leading(HttpClient browser, string path)
    {
        var page = await browser.Open(path);
        var section = page.QuerySelectorAll("aside section")
            .FirstOrDefault(one => one.QuerySelector("h2")!.TextContent == "Pages qui mènent ici");
        return section is null ? [] : [.. section.QuerySelectorAll("a").Select(link => link.TextContent)];
    }
}
