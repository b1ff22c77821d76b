using System.Net;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Place;

public class PlacePagesTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task Home_says_whether_it_is_open_and_until_when()
    {
        await place.Acts.Run(db =>
        {
            db.OpeningPeriods.Add(
                new OpeningPeriod
                {
                    Day = DayOfWeek.Tuesday,
                    Opens = new TimeOnly(9, 0),
                    Closes = new TimeOnly(21, 0),
                }
            );
            db.Closings.Add(
                new Closing
                {
                    From = new DateOnly(2026, 4, 21),
                    Until = new DateOnly(2026, 4, 21),
                    Reason = "inventaire",
                }
            );
            return Task.CompletedTask;
        });
        var html = WebUtility.HtmlDecode(await place.Visitor().GetStringAsync("/"));
        html.ShouldContain("<p class=\"state\">Ouvert</p>");
        html.ShouldContain("jusqu’à 21\u00A0h ce soir");
        html.ShouldContain("mardi <span>(aujourd’hui)</span>");
        html.ShouldContain("Fermé exceptionnellement le mardi 21\u00A0avril\u00A0: inventaire");
        html.ShouldContain("openingHoursSpecification");
        (await place.Visitor().GetStringAsync("/en/")).ShouldContain("until 21:00 tonight");
    }

    [Fact]
    public async Task A_space_is_a_door_for_those_who_may_know_of_it()
    {
        var open = await place.OpenSpace("Fablab");
        var secret = await place.OpenSpace("Salle de l’équipe", Scope.Staff);
        await place.Sow("Page du fablab", spaceId: open.Id);
        await place.Sow("Page réservée du fablab", scope: Scope.OfSpace(open.Id), spaceId: open.Id);

        var html = await place.Visitor().GetStringAsync("/");
        html.ShouldContain("/espaces/fablab");
        html.ShouldNotContain(secret.Slug);
        var space = await place.Visitor().GetStringAsync("/espaces/fablab");
        space.ShouldContain("Page du fablab");
        space.ShouldNotContain("Page réservée");
        (await place.Visitor().GetAsync($"/espaces/{secret.Slug}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await place.SignedIn(Role.Member, open.Id)).GetStringAsync("/espaces/fablab")).ShouldContain(
            "Page réservée"
        );
        (await (await place.SignedIn(Role.Concierge)).GetAsync($"/espaces/{secret.Slug}")).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Theory]
    [InlineData("/mentions-legales", "non renseigné")]
    [InlineData("/accessibilite", "non conforme")]
    [InlineData("/vie-privee", "ni cookie, ni traceur")]
    [InlineData("/en/accessibilite", "not compliant")]
    public async Task The_pages_that_the_law_wants_say_what_is_true(string path, string words) =>
        (await place.Visitor().GetStringAsync(path)).ShouldContain(words);

    [Fact]
    public async Task The_error_page_keeps_the_status_and_names_a_human()
    {
        var answer = await place.Visitor().GetAsync("/nulle-part");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("01 99 00 00 00");
        (await place.Visitor().GetAsync("/erreur")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await place.Visitor().GetStringAsync("/en/")).ShouldContain("lang=\"en\"");
    }

    [Fact]
    public async Task Anonymous_readers_carry_no_cookie_and_pages_hold_nothing_of_them()
    {
        foreach (var path in new[] { "/", "/questions", "/jardin", "/personnes", "/glossaire", "/vie-privee" })
            (await place.Visitor().GetAsync(path)).Headers.Contains("Set-Cookie").ShouldBeFalse(path);
    }
}
