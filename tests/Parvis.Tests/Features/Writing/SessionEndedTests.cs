using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Writing;

public class SessionEndedTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task What_was_typed_when_the_session_had_ended_is_shown_and_arrives_once_one_is_back()
    {
        var page = await place.Sow("Longue écriture", "Avant.");
        var path = page.Path + "/modifier";
        var browser = await place.SignedIn(Role.Member);
        var form = Pages.Filled(
            await browser.Open(path),
            "Form.Title",
            ("Form.Text", "Deux heures de\n<b>travail</b>.")
        );

        using var kept = await place.Visitor().Post(path, form);

        kept.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var shown = await kept.Document();
        shown.ValueOf("Form.Text").ShouldBe("Deux heures de\n<b>travail</b>.");
        shown.QuerySelector("main a[href='/entrer'][target=_blank]").ShouldNotBeNull();
        (await place.Read(db => db.Revisions.CountAsync(one => one.PageId == page.Id))).ShouldBe(1);

        (await browser.Post("/", Pages.Filled(shown, "Form.Text"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var row = await place.Read(db => db.Pages.SingleAsync(one => one.Id == page.Id));
        (row.Text.Markdown, row.Version).ShouldBe(("Deux heures de\n<b>travail</b>.", 2));
    }

    [Fact]
    public async Task A_megabyte_and_odd_names_of_fields_come_through_too()
    {
        using var form = new FormUrlEncodedContent([
            new("Form.Text", new string('é', 500_000)),
            new("\"><script>", "\"><script>alert(1)</script>"),
            new("Form.Sight", "0"),
            new("Form.Password", "secret"),
        ]);

        using var kept = await place.Visitor().PostAsync("/en/planter?titre=%22%3E", form);

        kept.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var shown = await kept.Document();
        shown.ValueOf("Form.Text")!.Length.ShouldBe(500_000);
        shown.ValueOf("Form.Sight").ShouldBe("0");
        shown.ValueOf("Form.Password").ShouldBeNull();
        shown.QuerySelectorAll("main script").Length.ShouldBe(0);
        shown.QuerySelector("main form")!.GetAttribute("action").ShouldBe("/en/planter?titre=%22%3E");
    }

    [Fact]
    public async Task Another_sites_form_gets_none_of_it_and_the_page_alone_shows_nothing()
    {
        var foreign = place.Visitor();
        foreign.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        foreign.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var form = new FormUrlEncodedContent([new("Form.Text", "d’ailleurs")]);

        (await foreign.PostAsync("/planter", form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var alone = await place.Visitor().GetAsync("/ecrire/session-finie");
        alone.Headers.Location!.OriginalString.ShouldBe("/");
    }
}
