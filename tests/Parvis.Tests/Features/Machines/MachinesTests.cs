using System.Net;
using System.Xml.Linq;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Machines;

public class MachinesTests(TestPlace place) : IClassFixture<TestPlace>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_plan_lists_public_things_only()
    {
        await place.Sow("Sur le plan");
        await place.Sow("Hors du plan", scope: Scope.Members);
        await place.Ask("Question hors du plan", scope: Scope.Staff);
        var client = place.Visitor();

        (await client.GetStringAsync("/robots.txt")).ShouldContain($"Sitemap: {place.Address}sitemap.xml");
        var index = XDocument.Parse(await client.GetStringAsync("/sitemap.xml"));
        var all = "";
        foreach (var part in index.Descendants().Where(one => one.Name.LocalName == "loc"))
            all += XDocument.Parse(await client.GetStringAsync(part.Value)).ToString();

        all.ShouldContain("/jardin/sur-le-plan<");
        all.ShouldNotContain("hors-du-plan");
        (await (await place.SignedIn(Role.Steward)).GetStringAsync("/plan/jardin-1.xml")).ShouldNotContain(
            "hors-du-plan"
        );
        foreach (var path in new[] { "/plan/jardin-99.xml", "/plan/jardin-0.xml", "/plan/rien-1.xml" })
            (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/questions.atom")]
    [InlineData("/jardin.atom")]
    public async Task A_feed_has_what_Atom_asks_for(string path)
    {
        await place.Sow($"Page \u0001 du flux & autres {path}", "<b>gras</b> & [lien](/jardin/a)");
        await place.Ask("Question du flux");

        var feed = XDocument.Parse(await place.Visitor().GetStringAsync(path)).Root!;

        feed.Name.ShouldBe(Atom + "feed");
        foreach (var scope in feed.Elements(Atom + "entry").Append(feed))
        {
            foreach (var needed in new[] { "id", "title", "updated" })
                scope.Elements(Atom + needed).Count().ShouldBe(1);
            Uri.IsWellFormedUriString(scope.Element(Atom + "id")!.Value, UriKind.Absolute).ShouldBeTrue();
            DateTimeOffset.TryParse(scope.Element(Atom + "updated")!.Value, out _).ShouldBeTrue();
        }
        feed.Element(Atom + "author").ShouldNotBeNull();
        feed.Elements(Atom + "entry").ShouldNotBeEmpty();
        feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).ShouldBeUnique();
    }

    [Fact]
    public async Task A_feed_never_tells_what_a_visitor_may_not_read()
    {
        var hidden = await place.Meet("Nom Caché du Flux", SeenBy.Members);
        await place.Ask("Réservée au flux", scope: Scope.Members);
        await place.Ask("Publique au flux", by: hidden.Id);
        var steward = await place.SignedIn(Role.Steward);
        var feed = await steward.GetStringAsync("/questions.atom");
        feed.ShouldContain("Publique au flux");
        feed.ShouldNotContain("Réservée au flux");
        feed.ShouldNotContain("Nom Caché");
    }

    [Fact]
    public async Task Who_has_the_same_feed_already_gets_nothing_again()
    {
        await place.Ask("Pour le flux");
        var client = place.Visitor();
        var first = await client.GetAsync("/questions.atom");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/questions.atom");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await client.GetAsync("/rien.atom")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
