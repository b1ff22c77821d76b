using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Garden;

public class EditTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task What_is_planted_is_read_and_found_at_once_and_is_one_page_however_often_it_is_sent()
    {
        var browser = await place.SignedIn(Role.Member);
        var form = Pages.Filled(
            await browser.Open("/planter"),
            "Form.Title",
            ("Form.Title", "Vider le bac de sciure"),
            ("Form.Text", "## Quand\n\nLe **vendredi** soir."),
            ("Form.Tags", "bois, sécurité")
        );

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => browser.Post("/planter", form)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        var page = await browser.Open("/jardin/vider-le-bac-de-sciure");
        page.QuerySelector(".prose strong")!.TextContent.ShouldBe("vendredi");
        page.QuerySelectorAll(".tags a").Select(tag => tag.TextContent).ShouldBe(["bois", "sécurité"]);
        (await place.Read(db => db.Pages.CountAsync(one => one.Title == "Vider le bac de sciure"))).ShouldBe(1);
        (await place.Visitor().GetStringAsync("/api/v1/ask?q=bac+sciure")).ShouldContain("vider-le-bac-de-sciure");
    }

    [Fact]
    public async Task An_edit_is_a_new_version_with_its_author_and_its_words_and_tags_go_with_it()
    {
        var page = await place.Sow("Graisser la fraise", "L’ancien texte.", tags: ["métal", "huile"]);
        var somebody = await place.Somebody(Role.Member, "Ida Graisse");
        var browser = await place.SignedIn(somebody);

        using var saved = await browser.Send(
            page.Path + "/modifier",
            "Form.Title",
            ("Form.Text", "Une **goutte** suffit."),
            ("Form.Tags", "huile, entretien"),
            ("Form.Comment", "plus court"),
            ("Form.Cared", "true")
        );

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var row = await place.Read(db => db.Pages.SingleAsync(one => one.Id == page.Id));
        (row.Version, row.CaredById, row.CaredAt).ShouldBe((2, somebody.PersonId, place.Now));
        var revision = await place.Read(db =>
            db.Revisions.SingleAsync(one => one.PageId == page.Id && one.Number == 2)
        );
        (revision.Markdown, revision.AuthorId, revision.Comment).ShouldBe(
            ("Une **goutte** suffit.", somebody.PersonId, "plus court")
        );
        var shown = await browser.Open(page.Path);
        shown.QuerySelectorAll(".tags a").Select(tag => tag.TextContent).ShouldBe(["entretien", "huile"]);
        (await place.Visitor().GetStringAsync("/api/v1/ask?q=goutte+suffit")).ShouldContain("graisser");
    }

    [Fact]
    public async Task Of_two_who_save_at_once_the_second_sees_both_texts_and_loses_neither()
    {
        var page = await place.Sow("À deux", "Le début.");
        var path = page.Path + "/modifier";
        var (one, other) = (await place.SignedIn(Role.Member), await place.SignedIn(Role.Member));
        var first = Pages.Filled(await one.Open(path), "Form.Title", ("Form.Text", "Le texte de la première."));
        var second = Pages.Filled(await other.Open(path), "Form.Title", ("Form.Text", "Le texte du second."));
        (await one.Post(path, first)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var conflict = await other.Post(path, second);

        var shown = await conflict.Document();
        shown.GetElementById("leur-texte")!.TextContent.Trim().ShouldBe("Le texte de la première.");
        shown.ValueOf("Form.Text")!.Trim().ShouldBe("Le texte du second.");
        (await place.Read(db => db.Pages.SingleAsync(row => row.Id == page.Id))).Text.Markdown.ShouldBe(
            "Le texte de la première."
        );
        (await other.Post(path, Pages.Filled(shown, "Form.Title"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await place.Read(db => db.Revisions.CountAsync(row => row.PageId == page.Id))).ShouldBe(3);
    }

    [Fact]
    public async Task A_page_with_another_title_moves_and_is_still_found_at_its_old_addresses()
    {
        var page = await place.Sow("Vieux nom");
        var browser = await place.SignedIn(Role.Member);

        await Rename(browser, "/jardin/vieux-nom", "Nouveau nom");
        await Rename(browser, "/jardin/nouveau-nom", "Dernier nom");
        (await Leads("/jardin/vieux-nom")).ShouldBe("/jardin/dernier-nom");
        (await Leads("/jardin/nouveau-nom")).ShouldBe("/jardin/dernier-nom");

        await Rename(browser, "/jardin/dernier-nom", "Vieux nom");
        (await place.Visitor().GetAsync(page.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Leads("/jardin/dernier-nom")).ShouldBe("/jardin/vieux-nom");
    }

    [Fact]
    public async Task A_title_that_exists_gets_an_address_of_its_own_and_tells_nothing_of_a_hidden_page()
    {
        await place.Sow("Le coffre", scope: Scope.Staff);
        var browser = await place.SignedIn(Role.Member);

        using var planted = await browser.Send("/planter", "Form.Title", ("Form.Title", "Le coffre"));

        planted.Headers.Location!.OriginalString.ShouldStartWith("/jardin/le-coffre-2");
    }

    [Fact]
    public async Task Pages_of_one_title_and_one_new_tag_planted_at_once_all_stand()
    {
        var browsers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => place.SignedIn(Role.Member)));
        var forms = await Task.WhenAll(
            browsers.Select(async browser =>
                Pages.Filled(
                    await browser.Open("/planter"),
                    "Form.Title",
                    ("Form.Title", "Le même titre"),
                    ("Form.Tags", "toute neuve")
                )
            )
        );

        var answers = await Task.WhenAll(browsers.Zip(forms, (browser, form) => browser.Post("/planter", form)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (
            await place.Read(db =>
                db.Pages.Where(one => one.Title == "Le même titre").Select(one => one.Slug).ToListAsync()
            )
        )
            .Order()
            .ShouldBe(["le-meme-titre", "le-meme-titre-2", "le-meme-titre-3"]);
        (await place.Read(db => db.Tags.CountAsync(tag => tag.Name == "toute neuve"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_click_on_save_is_no_conflict_and_no_second_version()
    {
        var page = await place.Sow("Deux clics");
        var browser = await place.SignedIn(Role.Member);
        var path = page.Path + "/modifier";
        var form = Pages.Filled(await browser.Open(path), "Form.Title", ("Form.Text", "Une fois."));

        var answers = await Task.WhenAll(browser.Post(path, form), browser.Post(path, form));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await place.Read(db => db.Pages.SingleAsync(one => one.Id == page.Id))).Version.ShouldBe(2);
    }

    [Fact]
    public async Task Who_may_not_see_or_write_a_page_does_not()
    {
        var hidden = await place.Sow("Affaires de l’équipe", scope: Scope.Staff);
        var open = await place.Sow("Ouverte à la lecture");
        var (member, guest) = (await place.SignedIn(Role.Member), await place.SignedIn(Role.Visitor));

        foreach (var end in new[] { "/modifier", "/historique" })
        {
            (await member.GetAsync(hidden.Path + end)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await guest.GetAsync(open.Path + end)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        (await guest.Open(open.Path)).QuerySelector("a[href$='/modifier']").ShouldBeNull();
        (await member.Open(open.Path)).QuerySelector("a[href$='/modifier']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_gardeners_show_a_page_to_others_than_before()
    {
        var page = await place.Sow("Entre nous", scope: Scope.Members);
        var path = page.Path + "/modifier";
        var (member, gardener) = (await place.SignedIn(Role.Member), await place.SignedIn(Role.Gardener));

        (await member.Open(path)).QuerySelectorAll("[name='Form.Sight'] option").Length.ShouldBe(1);
        await member.Send(path, "Form.Title", ("Form.Sight", "0"), ("Form.Text", "Toujours entre nous."));
        (await place.Visitor().GetAsync(page.Path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await gardener.Send(path, "Form.Title", ("Form.Sight", "0"));
        (await place.Visitor().GetAsync(page.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Form.Title", "")]
    [InlineData("Form.Title", "…")]
    [InlineData("Form.Sight", "2")]
    [InlineData("Form.Stage", "12")]
    [InlineData("Form.Tags", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u")]
    public async Task What_cannot_be_is_told_beside_its_field_and_nothing_typed_is_lost(string field, string value)
    {
        var page = await place.Sow($"Fautes {Guid.CreateVersion7()}");
        var browser = await place.SignedIn(Role.Gardener);

        using var answer = await browser.Send(
            page.Path + "/modifier",
            "Form.Title",
            ("Form.Text", "Ce que j’ai écrit."),
            (field, value)
        );

        var shown = await answer.Document();
        shown.ErrorOf(field).ShouldNotBeNull();
        shown.ValueOf("Form.Text")!.Trim().ShouldBe("Ce que j’ai écrit.");
        (await place.Read(db => db.Pages.SingleAsync(one => one.Id == page.Id))).Version.ShouldBe(1);
    }

    private static async Task Rename(HttpClient browser, string path, string title)
    {
        using var saved = await browser.Send(path + "/modifier", "Form.Title", ("Form.Title", title));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<string> Leads(string path)
    {
        using var answer = await place.Visitor().GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        return answer.Headers.Location!.OriginalString;
    }
}
