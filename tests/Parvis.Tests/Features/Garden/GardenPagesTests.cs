using System.Net;
using Parvis.Features.Garden;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Garden;

public class GardenPagesTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task A_page_shows_its_text_its_stage_and_who_cared_for_it()
    {
        var karim = await place.Meet("Karim Benali", SeenBy.Everyone);
        var page = await place.Sow("Laser : réglages", "## Liège\n\nDeux passes.", caredBy: karim.Id, tags: "laser");
        await place.Ask("Le liège brûle ?", tags: ["laser"], answers: ("Non.", null, true));

        var html = await place.Visitor().GetStringAsync(page.Path);

        html.ShouldContain("<h1 id=\"t\">Laser : réglages</h1>");
        html.ShouldContain("<h2 id=\"liege\">Liège");
        html.ShouldContain("<dd>plante</dd>");
        html.ShouldContain("par Karim Benali");
        html.ShouldContain($"/personnes/{karim.Id}-karim-benali");
        html.ShouldContain("Le liège brûle ?");
        html.ShouldContain("\"@type\":\"BreadcrumbList\"");
    }

    [Fact]
    public async Task Who_does_not_want_to_be_seen_is_not_named()
    {
        var hidden = await place.Meet("Personne Cachée", SeenBy.Nobody);
        var member = await place.Meet("Membre Discret", SeenBy.Members);
        var first = await place.Sow("Page sans nom", caredBy: hidden.Id);
        var second = await place.Sow("Page avec nom", caredBy: member.Id);

        (await place.Visitor().GetStringAsync(first.Path)).ShouldNotContain("Personne Cachée");
        (await place.Visitor().GetStringAsync(second.Path)).ShouldNotContain("Membre Discret");
        (await (await place.SignedIn(Role.Member)).GetStringAsync(second.Path)).ShouldContain("Membre Discret");
    }

    [Fact]
    public async Task The_author_of_an_import_is_named_under_the_text_and_never_as_somebody_to_ask()
    {
        var author = await place.Meet("Autrice Importée", SeenBy.Everyone, unclaimed: true);
        var page = await place.Sow("Page importée", caredBy: author.Id);

        var html = await place.Visitor().GetStringAsync(page.Path);

        html.ShouldContain("par Autrice Importée");
        html.ShouldNotContain($"/personnes/{author.Id}");
    }

    [Fact]
    public async Task Links_follow_the_language_and_a_page_that_is_not_there_is_marked()
    {
        await place.Sow("Secret des membres", scope: Scope.Members);
        await place.Sow("Une voisine");
        var page = await place.Sow(
            "Des liens",
            "[v](/jardin/une-voisine) [s](/jardin/secret-des-membres) [x](/jardin/rien)"
        );

        var html = await place.Visitor().GetStringAsync("/en" + page.Path);

        html.ShouldContain("<a href=\"/en/jardin/une-voisine\">v</a>");
        html.ShouldContain("<a class=\"missing\" href=\"/en/jardin/secret-des-membres\">s</a>");
        html.ShouldContain("<a class=\"missing\" href=\"/en/jardin/rien\">x</a>");
        (await (await place.SignedIn(Role.Member)).GetStringAsync(page.Path)).ShouldContain(
            "<a href=\"/jardin/secret-des-membres\">s</a>"
        );
    }

    [Fact]
    public async Task An_old_address_leads_to_the_new_one_for_whoever_may_see_it()
    {
        var page = await place.Sow("Nouvelle adresse", scope: Scope.Members);
        await place.Acts.Run(db =>
        {
            db.PageRedirects.Add(new PageRedirect { Slug = "ancienne", PageId = page.Id });
            return Task.CompletedTask;
        });

        (await place.Visitor().GetAsync("/jardin/ancienne")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var moved = await (await place.SignedIn(Role.Member)).GetAsync("/jardin/ancienne");
        moved.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        moved.Headers.Location!.ToString().ShouldBe("/jardin/nouvelle-adresse");
    }

    [Fact]
    public async Task What_is_not_there_offers_the_ask_box_and_a_telephone()
    {
        var answer = await place.Visitor().GetAsync("/jardin/cle-du-local");
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        html.ShouldContain("value=\"cle du local\"");
        html.ShouldContain("tel:0199000000");
    }

    [Fact]
    public async Task Each_sees_only_the_pages_of_their_scopes()
    {
        var space = await place.OpenSpace("Atelier secret", Scope.Staff);
        var scopes = new (Scope Scope, string Title)[]
        {
            (Scope.Public, "Zz visible par tous"),
            (Scope.Members, "Zz visible des membres"),
            (Scope.Staff, "Zz visible de l’équipe"),
            (Scope.OfSpace(space.Id), "Zz visible de l’atelier"),
        };
        foreach (var (scope, title) in scopes)
            await place.Sow(title, scope: scope, tags: "zz-portee");
        var readers = new (HttpClient Client, int[] Sees)[]
        {
            (place.Visitor(), [0]),
            (await place.SignedIn(Role.Member), [0, 1]),
            (await place.SignedIn(Role.Member, space.Id), [0, 1, 3]),
            (await place.SignedIn(Role.Concierge), [0, 1, 2]),
        };
        foreach (var (client, sees) in readers)
        {
            var list = await client.GetStringAsync("/jardin?etiquette=zz-portee");
            for (var i = 0; i < scopes.Length; i++)
            {
                var path = "/jardin/" + Parvis.Platform.Text.Slug.Of(scopes[i].Title);
                list.Contains($"href=\"{path}\"").ShouldBe(sees.Contains(i), scopes[i].Title);
                (await client.GetAsync(path)).StatusCode.ShouldBe(
                    sees.Contains(i) ? HttpStatusCode.OK : HttpStatusCode.NotFound
                );
            }
            list.ShouldContain(sees.Length == 1 ? "1 page, écrite" : $"{sees.Length} pages, écrites");
        }
    }

    [Theory]
    [InlineData("/jardin?page=99999999999999999999")]
    [InlineData("/jardin?page=-3")]
    [InlineData("/jardin?etiquette=%00")]
    [InlineData("/jardin?etiquette=%3Cscript%3E")]
    [InlineData("/jardin?espace=rien")]
    public async Task An_odd_question_to_the_list_has_a_plain_answer(string path) =>
        (await place.Visitor().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("/jardin/%00")]
    [InlineData("/jardin/%E2%80%8B")]
    [InlineData("/jardin/..%2f..%2fetc")]
    [InlineData("/jardin/%F0%9F%8C%B1")]
    [InlineData("/jardin/<script>")]
    public async Task A_hostile_address_is_not_found(string path)
    {
        var answer = await place.Visitor().GetAsync(path);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_slug_of_ten_thousand_letters_is_not_found() =>
        (await place.Visitor().GetAsync("/jardin/" + new string('a', 7_000))).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );

    [Fact]
    public async Task The_glossary_is_read_from_its_page()
    {
        (await place.Visitor().GetStringAsync("/glossaire")).ShouldContain("Pas encore de glossaire");
        await place.Sow(
            "Glossaire",
            "Nos mots.\n\n**AG** (assemblée générale) : réunion de *mars*.\n\n**Établi** : table."
        );
        var html = await place.Visitor().GetStringAsync("/glossaire");
        html.ShouldContain("<dt id=\"ag\">AG");
        html.ShouldContain("<em>mars</em>");
        html.ShouldContain(">E</a>");
        html.ShouldContain("DefinedTermSet");
    }
}
