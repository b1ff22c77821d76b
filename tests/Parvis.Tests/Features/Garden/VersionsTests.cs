using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Garden;

public class VersionsTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task An_old_version_is_read_and_taken_up_again_as_a_new_one()
    {
        var page = await place.Sow("Versions", "Le **premier** texte.");
        var browser = await place.SignedIn(Role.Member);
        await browser.Send(page.Path + "/modifier", "Form.Title", ("Form.Text", "Le second."));
        var path = page.Path + "/historique";

        var history = await browser.Open(path + "?version=1");
        history.QuerySelector(".prose strong")!.TextContent.ShouldBe("premier");
        (await browser.Post(path, Pages.Filled(history, "?version=1"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var row = await place.Read(db => db.Pages.SingleAsync(one => one.Id == page.Id));
        (row.Text.Markdown, row.Version).ShouldBe(("Le **premier** texte.", 3));
        (await browser.Open(path)).QuerySelectorAll("ol.rows li").Length.ShouldBe(3);
        (await browser.PostAsync(path + "?version=99", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_version_shows_word_by_word_what_it_changed_in_the_one_before()
    {
        var page = await place.Sow("Mot à mot", "Le laser coupe le <bois>.");
        var browser = await place.SignedIn(Role.Member);
        await browser.Send(page.Path + "/modifier", "Form.Title", ("Form.Text", "Le laser grave le <bois>."));

        var history = await browser.Open(page.Path + "/historique?version=2");

        history.QuerySelector(".words-changed del")!.TextContent.Trim().ShouldBe("coupe");
        history.QuerySelector(".words-changed ins")!.TextContent.Trim().ShouldBe("grave");
        history.QuerySelector(".words-changed")!.TextContent.ShouldContain("<bois>.");
        (await browser.Open(page.Path + "/historique?version=1")).QuerySelector(".words-changed").ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_who_save_at_once_the_second_also_sees_the_stage_and_the_tags_of_the_first()
    {
        var page = await place.Sow("À deux encore", "Le début.", tags: ["bois"]);
        var path = page.Path + "/modifier";
        var (one, other) = (await place.SignedIn(Role.Member), await place.SignedIn(Role.Member));
        var first = Pages.Filled(
            await one.Open(path),
            "Form.Title",
            ("Form.Text", "Autre."),
            ("Form.Tags", "métal"),
            ("Form.Stage", "Evergreen")
        );
        var second = Pages.Filled(await other.Open(path), "Form.Title", ("Form.Text", "Encore autre."));
        await one.Post(path, first);

        var shown = await (await other.Post(path, second)).Document();

        var choices = shown.QuerySelector("[aria-labelledby=conflit] dl")!.TextContent;
        choices.ShouldContain("métal");
        choices.ShouldContain("pérenne");
        choices.ShouldNotContain("tout le monde");
    }
}
