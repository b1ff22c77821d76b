using Microsoft.EntityFrameworkCore;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Web;

public sealed class AnonymousPagesTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task A_page_kept_for_visitors_costs_no_statement_and_changes_with_what_it_shows()
    {
        var page = await place.Sow("La presse", "Elle presse.");
        var visitor = place.Visitor();
        await visitor.Open("/jardin/la-presse");

        var (_, statements) = await place.Statements.During(visitor, "/jardin/la-presse");
        await place.Acts.Run(async db =>
            (await db.Set<Parvis.Features.Garden.Page>().SingleAsync(row => row.Id == page.Id)).Title =
                "La vieille presse"
        );
        var after = await visitor.Open("/jardin/la-presse");

        statements.ShouldBe(0);
        after.QuerySelector("h1")!.TextContent.ShouldBe("La vieille presse");
    }

    [Fact]
    public async Task Who_is_signed_in_never_gets_a_page_kept_for_visitors_nor_leaves_one()
    {
        await place.Sow("L’enclume", "Elle sonne.");
        var member = await place.SignedIn(Role.Member);
        var theirs = await member.Open("/jardin/l-enclume");

        var visitors = await place.Visitor().Open("/jardin/l-enclume");
        var again = await member.Open("/jardin/l-enclume");

        theirs.QuerySelector("form[action$='/sortir']").ShouldNotBeNull();
        visitors.QuerySelector("form[action$='/sortir']").ShouldBeNull();
        again.QuerySelector("form[action$='/sortir']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Each_language_has_its_own()
    {
        await place.Sow("La lime", "Elle lime.");
        await place.Visitor().Open("/jardin/la-lime");

        (await place.Visitor().Open("/en/jardin/la-lime")).DocumentElement.GetAttribute("lang").ShouldBe("en");
    }

    [Fact]
    public async Task What_is_hidden_disappears_at_once()
    {
        var page = await place.Sow("La scie secrète", "Chut.");
        await place.Visitor().Open("/jardin/la-scie-secrete");

        await place.Acts.Run(async db =>
            (await db.Set<Parvis.Features.Garden.Page>().SingleAsync(row => row.Id == page.Id)).Scope = Scope.Staff
        );

        await place.Visitor().Open("/jardin/la-scie-secrete", System.Net.HttpStatusCode.NotFound);
    }
}
