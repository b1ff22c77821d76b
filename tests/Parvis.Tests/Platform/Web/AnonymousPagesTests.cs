using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Web;
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

    [Fact]
    public async Task A_page_begun_before_a_change_and_ended_after_it_is_kept_for_nobody()
    {
        await using var slow = new SlowPlace();
        await slow.InitializeAsync();
        await slow.Services.GetRequiredService<FindingIndex>().Ready(CancellationToken.None);
        var (visitor, page) = (slow.Visitor(), slow.Page);

        var begun = visitor.GetStringAsync(SlowPage.Path);
        await page.Begun.Task;
        await slow.Sow("La page qui change tout");
        page.MayEnd.SetResult();

        (await begun).ShouldBe("0");
        (await visitor.GetStringAsync(SlowPage.Path)).ShouldBe("1");
        (await visitor.GetStringAsync(SlowPage.Path)).ShouldBe("1");
    }

    private sealed class SlowPlace : TestPlace
    {
        public SlowPage Page { get; } = new();

        protected override HouseOptions With(HouseOptions options) =>
            options with
            {
                Features = [.. options.Features, Page],
            };
    }

    /// <summary>Says how many pages it saw when it began, and ends when the test lets it.</summary>
    private sealed class SlowPage : IFeature
    {
        public const string Path = "/essai/lente";

        public TaskCompletionSource Begun { get; } = new();
        public TaskCompletionSource MayEnd { get; } = new();

        public void Furnish(Parvis.Platform.House house) =>
            house.Routes(endpoints =>
                endpoints.MapGet(Path, Read).Public().WithMetadata(new SameForVisitorsAttribute())
            );

        private async Task<string> Read(AppDb db)
        {
            var seen = await db.Set<Parvis.Features.Garden.Page>().CountAsync();
            Begun.TrySetResult();
            await MayEnd.Task;
            return $"{seen}";
        }
    }
}
