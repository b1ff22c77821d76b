using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Garden;

public class FeedbackTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task A_page_that_helped_is_counted_once_a_day_for_a_browser_without_a_cookie()
    {
        var page = await place.Sow("Changer le sac");
        var visitor = place.Visitor();
        var form = Pages.Filled(await visitor.Open(page.Path), "sceau");

        using var first = await visitor.Post(page.Path, form);
        (await visitor.Post(page.Path, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        first.Headers.Location!.OriginalString.ShouldBe(page.Path + "/avis?merci=aide");
        first.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await visitor.Open(page.Path + "/avis?merci=aide")).QuerySelector("[role=status]").ShouldNotBeNull();
        (await HelpedBy(page)).ShouldBe(1);
        place.Clock.Advance(TimeSpan.FromDays(1));
        await visitor.Post(page.Path, Pages.Filled(await visitor.Open(page.Path + "?x=1"), "sceau"));
        (await HelpedBy(page)).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_wrong_is_said_without_account_and_seen_by_who_gardens()
    {
        var page = await place.Sow("Horaires du four");
        await Doubt(page, "Le four est <b>parti</b>.");
        await Doubt(page, "Le four est <b>parti</b>.");

        (await place.Visitor().Open(page.Path)).QuerySelector("#doutes").ShouldBeNull();
        var gardener = await place.SignedIn(Role.Gardener);
        (await gardener.Open(page.Path))
            .QuerySelector("[aria-labelledby=doutes] li")!
            .TextContent.ShouldBe("Le four est <b>parti</b>.");
        var list = await gardener.Open("/jardin/a-soigner");
        list.QuerySelectorAll("ol.rows > li").Count(row => row.TextContent.Contains("parti")).ShouldBe(1);
        list.QuerySelector("a[href='mailto:ida@exemple.example']").ShouldNotBeNull();
        var member = await place.SignedIn(Role.Member);
        (await member.Open("/jardin/a-soigner")).QuerySelector("a[href^='mailto:']").ShouldBeNull();
    }

    [Fact]
    public async Task A_doubt_is_settled_once_and_forgotten_a_month_later()
    {
        var page = await place.Sow("Mesures de la scie");
        await Doubt(page, "La lame est changée.");
        var gardener = await place.SignedIn(Role.Gardener);
        var row = (await gardener.Open("/jardin/a-soigner"))
            .QuerySelectorAll("ol.rows > li")
            .Single(one => one.TextContent.Contains("La lame"));
        var act = "/jardin/a-soigner" + row.QuerySelector("form")!.GetAttribute("action");

        (await gardener.PostAsync(act, null)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await gardener.PostAsync(act, null)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await gardener.Open(page.Path)).QuerySelector("#doutes").ShouldBeNull();
        (await gardener.PostAsync("/jardin/a-soigner?numero=999999", null)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );

        place.Clock.Advance(TimeSpan.FromDays(31));
        await place.Acts.Run(db =>
        {
            db.Enqueue(new ForgetDoubts(), place.Now);
            return Task.CompletedTask;
        });
        await place.DoJobs();
        (await place.Read(db => db.PageDoubts.CountAsync(one => one.PageId == page.Id))).ShouldBe(0);
    }

    [Theory]
    [InlineData("Form.Text", "")]
    [InlineData("Form.Text", "   ")]
    [InlineData("Form.Email", "nulle part")]
    [InlineData("sceau", "faux")]
    [InlineData("sceau", "")]
    public async Task What_cannot_be_is_told_and_nothing_typed_is_lost(string field, string value)
    {
        var page = await place.Sow($"Mal dit {Guid.CreateVersion7():n}");

        using var answer = await place
            .Visitor()
            .Send(
                page.Path + "/avis",
                "Form.Text",
                ("Form.Text", "Une phrase."),
                ("Form.Email", "a@exemple.example"),
                (field, value)
            );

        var shown = await answer.Document();
        shown.QuerySelector(".faults").ShouldNotBeNull();
        if (field != "Form.Text")
            shown.ValueOf("Form.Text")!.Trim().ShouldBe("Une phrase.");
        (await place.Read(db => db.PageDoubts.CountAsync(one => one.PageId == page.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task A_megabyte_a_missing_seal_and_a_hidden_page_are_refused()
    {
        var hidden = await place.Sow("Cachée aux visiteurs", scope: Scope.Members);
        var page = await place.Sow("Un mégaoctet");
        var visitor = place.Visitor();

        using var much = await visitor.Send(
            page.Path + "/avis",
            "Form.Text",
            ("Form.Text", new string('x', 1_000_000))
        );
        (await much.Document()).ErrorOf("Form.Text").ShouldNotBeNull();
        (await visitor.GetAsync(hidden.Path + "/avis")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var bare = await visitor.PostAsync(page.Path + "/avis?handler=Helped", null);
        bare.StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
        (await HelpedBy(page)).ShouldBe(0);
    }

    [Fact]
    public async Task A_flood_of_doubts_ends_with_how_long_to_wait()
    {
        place.Clock.Advance(TimeSpan.FromHours(2));
        var page = await place.Sow("Inondée");
        var visitor = place.Visitor();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++)
            statuses.Add(
                (await visitor.Send(page.Path + "/avis", "Form.Text", ("Form.Text", $"Doute {i}"))).StatusCode
            );

        statuses[..10].ShouldAllBe(status => status == HttpStatusCode.Redirect);
        statuses[10].ShouldBe(HttpStatusCode.TooManyRequests);
        place.Clock.Advance(TimeSpan.FromHours(2));
    }

    private async Task Doubt(Page page, string text)
    {
        place.Clock.Advance(TimeSpan.FromHours(2));
        using var sent = await place
            .Visitor()
            .Send(page.Path + "/avis", "Form.Text", ("Form.Text", text), ("Form.Email", "ida@exemple.example"));
        sent.Headers.Location!.OriginalString.ShouldBe(page.Path + "/avis?merci=doute");
    }

    private Task<int> HelpedBy(Page page) =>
        place.Read(db => db.PagesHelped.Where(one => one.PageId == page.Id).SumAsync(one => one.Count));
}
