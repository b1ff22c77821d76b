using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Questions;
using Parvis.Platform.Finding;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Garden;

public class SowTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const string Path = "/jardin/a-semer";

    [Fact]
    public async Task What_was_looked_for_in_vain_becomes_a_seed_in_one_gesture_and_whoever_waited_hears_of_it_once()
    {
        var visitor = place.Visitor();
        await visitor.Open("/demander?q=dompter+un+ornithorynque");
        using var left = await Wish(visitor, "dompter un ornithorynque", "ada@exemple.example");
        (await left.Document()).QuerySelector(".notice[role=status]")!.TextContent.ShouldContain("ada@exemple.example");
        (await Wish(visitor, "dompter un ornithorynque", "ada@exemple.example")).Dispose();
        var gardener = await place.SignedIn(Role.Gardener);
        var list = await gardener.Open(Path);
        list.Body!.TextContent.ShouldContain("1 personne attend");
        var id = await Missed("dompter un ornithorynque");

        using var sown = await Press(gardener, Path, id);
        using var again = await Press(gardener, Path, id);

        var page = await place.Read(db => db.Pages.SingleAsync(one => one.Title.Contains("ornithorynque")));
        page.Stage.ShouldBe(Stage.Seed);
        page.Text.Markdown.ShouldContain("dompter un ornithorynque");
        again.Headers.Location!.OriginalString.ShouldStartWith(page.Path);
        (await MailsTo("ada@exemple.example")).ShouldBeEmpty();
        foreach (var (stage, text) in new[] { ("Sprout", "Avec douceur."), ("Plant", "Avec beaucoup de douceur.") })
            (
                await gardener.Send(page.Path + "/modifier", "Form.Text", ("Form.Text", text), ("Form.Stage", stage))
            ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await MailsTo("ada@exemple.example")).ShouldHaveSingleItem();
        (await place.Read(db => db.SearchWishes.AnyAsync(one => one.Email == "ada@exemple.example"))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_set_aside_comes_back_when_it_is_missed_again()
    {
        var visitor = place.Visitor();
        await visitor.Open("/demander?q=polir+une+enclume+violette");
        var gardener = await place.SignedIn(Role.Gardener);
        using var aside = await Press(gardener, Path + "?handler=SetAside", await Missed("polir une enclume violette"));
        (await gardener.GetStringAsync(Path)).ShouldNotContain("enclume");

        await visitor.Open("/demander?q=polir+une+enclume+violette");

        (await gardener.GetStringAsync(Path)).ShouldContain("enclume");
    }

    [Theory]
    [InlineData("")]
    [InlineData("pas une adresse")]
    [InlineData("a@b.example\r\nBcc: tous@exemple.example")]
    public async Task An_address_that_is_none_is_told_beside_its_field(string email)
    {
        var visitor = place.Visitor();
        await visitor.Open("/demander?q=tricoter+du+granit");

        using var answer = await Wish(visitor, "tricoter du granit", email);

        (await answer.Document()).ErrorOf("Email").ShouldNotBeNull();
        (await place.Read(db => db.SearchWishes.CountAsync(one => one.Email == email))).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_fills_another_box_with_wishes()
    {
        var visitor = place.Visitor();
        for (var i = 0; i < 6; i++)
        {
            var words = new string((char)('b' + i), 7) + " zwk";
            await visitor.Open("/demander?q=" + Uri.EscapeDataString(words));
            (await Wish(visitor, words, "cible@exemple.example")).Dispose();
        }

        (await place.Read(db => db.SearchWishes.CountAsync(one => one.Email == "cible@exemple.example"))).ShouldBe(3);
    }

    [Fact]
    public async Task Questions_for_which_others_were_closed_are_shown_as_asked_again_to_who_may_see_them()
    {
        var (open, hidden) = (
            await place.Ask("La question centrale ?"),
            await place.Ask("La centrale secrète ?", scope: Scope.Staff)
        );
        var doubles = new[]
        {
            await place.Ask("Centrale bis ?"),
            await place.Ask("Centrale ter ?"),
            await place.Ask("Secrète bis ?", scope: Scope.Staff),
        };
        await place.Acts.Run(async db =>
        {
            foreach (
                var one in await db.Questions.Where(one => doubles.Select(two => two.Id).Contains(one.Id)).ToListAsync()
            )
                one.Close(null, "", one.Title.Contains("Secrète") ? hidden.Id : open.Id, place.Now);
        });

        var page = await (await place.SignedIn(Role.Gardener)).Open(Path);

        page.QuerySelector("[aria-labelledby=encore]")!.TextContent.ShouldContain("demandé 3 fois");
        page.Body!.TextContent.ShouldNotContain("secrète");
        (await (await place.SignedIn(Role.Member)).GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Thanks_for_what_was_found_lead_on_and_count_once_a_day_for_things_that_were_found()
    {
        var page = await place.Sow("Graisser le pétrin", "Le pétrin se graisse le lundi.");
        var hidden = await place.Sow("Code du pétrin", "Le pétrin secret.", Scope.Staff);
        var visitor = place.Visitor();

        foreach (var id in new[] { page.Id, page.Id, hidden.Id })
            (await Thank(visitor, "graisser le pétrin", id, page.Path)).ShouldBe(page.Path);
        (await Thank(visitor, "graisser le pétrin", page.Id, "//ailleurs.example")).ShouldBe("/");

        (
            await place.Read(db => db.Helped.Where(one => one.Kind == Page.Kind && one.ThingId == page.Id).CountAsync())
        ).ShouldBe(1);
        (await place.Read(db => db.Helped.AnyAsync(one => one.ThingId == hidden.Id))).ShouldBeFalse();
    }

    private static Task<HttpResponseMessage> Wish(HttpClient visitor, string words, string email) =>
        visitor.Send("/demander?q=" + Uri.EscapeDataString(words), "Email", ("Email", email));

    private static async Task<HttpResponseMessage> Press(HttpClient browser, string path, long id)
    {
        var done = await browser.PostAsync(
            path,
            new FormUrlEncodedContent([new KeyValuePair<string, string>("id", $"{id}")])
        );
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return done;
    }

    private static async Task<string> Thank(HttpClient visitor, string words, long id, string url)
    {
        using var done = await visitor.PostAsync(
            "/demander?handler=Thanks",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["q"] = words,
                    ["kind"] = Page.Kind,
                    ["id"] = $"{id}",
                    ["url"] = url,
                }
            )
        );
        return done.Headers.Location!.OriginalString;
    }

    private Task<long> Missed(string text) =>
        place.Read(db => db.MissedSearches.Where(row => row.Text == text).Select(row => row.Id).SingleAsync());

    private async Task<List<OutgoingMail>> MailsTo(string address)
    {
        await place.DoJobs();
        return await place.Read(db => db.OutgoingMails.Where(mail => mail.To == address).ToListAsync());
    }
}
