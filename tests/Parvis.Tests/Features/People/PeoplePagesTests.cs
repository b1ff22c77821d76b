using System.Net;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.People;

public class PeoplePagesTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task Each_reader_meets_those_who_agreed_to_be_met()
    {
        var open = await place.Meet("Ada Visible", SeenBy.Everyone);
        var member = await place.Meet("Bruno Membre");
        var hidden = await place.Meet("Chloé Cachée", SeenBy.Nobody);
        var imported = await place.Meet("Denis Importé", SeenBy.Everyone, unclaimed: true);
        var visitor = place.Visitor();
        var signedIn = await place.SignedIn(Role.Member);

        var seen = await visitor.GetStringAsync("/personnes");
        seen.ShouldContain("Ada Visible");
        foreach (var name in new[] { "Bruno Membre", "Chloé Cachée", "Denis Importé" })
            seen.ShouldNotContain(name);
        (await signedIn.GetStringAsync("/personnes")).ShouldContain("Bruno Membre");
        (await visitor.GetAsync(Byline.PathOf(open.Id, open.Name))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync(Byline.PathOf(member.Id, member.Name))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await signedIn.GetAsync(Byline.PathOf(member.Id, member.Name))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await signedIn.GetAsync(Byline.PathOf(hidden.Id, hidden.Name))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await signedIn.GetAsync(Byline.PathOf(imported.Id, imported.Name))).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task A_person_shows_what_they_answered_as_far_as_one_may_see_it()
    {
        var karim = await place.Meet("Karim Réponses", SeenBy.Everyone);
        await place.Ask("Publique de Karim", answers: ("a", karim.Id, true));
        await place.Ask("Réservée de Karim", scope: Scope.Members, answers: ("a", karim.Id, true));
        await place.Sow("Page de Karim", caredBy: karim.Id);

        var path = Byline.PathOf(karim.Id, karim.Name);
        var visitor = await place.Visitor().GetStringAsync(path);

        visitor.ShouldContain("Publique de Karim");
        visitor.ShouldContain("Page de Karim");
        visitor.ShouldNotContain("Réservée de Karim");
        (await (await place.SignedIn(Role.Member)).GetStringAsync(path)).ShouldContain("Réservée de Karim");
    }

    [Fact]
    public async Task Names_are_in_the_order_people_expect()
    {
        await place.Meet("Zoé Ordre", SeenBy.Everyone);
        await place.Meet("Éric Ordre", SeenBy.Everyone);
        (await place.Visitor().GetStringAsync("/personnes")).ShouldMatch("(?s)Éric Ordre.*Zoé Ordre");
        (await place.Visitor().GetAsync("/organisations")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
