using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.OwnAccount;

public sealed class OwnAccountTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const string Phrase = "quatre mots bien choisis";

    [Theory]
    [InlineData("/moi")]
    [InlineData("/moi/mot-de-passe")]
    [InlineData("/moi/sessions")]
    public async Task Visitors_are_sent_to_sign_in_and_come_back(string path)
    {
        using var answer = await place.Visitor().GetAsync(path);
        answer.Headers.Location!.OriginalString.ShouldBe("/entrer?retour=" + Uri.EscapeDataString(path));
    }

    [Fact]
    public async Task What_one_says_of_oneself_is_kept_and_shown_as_text()
    {
        var account = await place.Somebody(Role.Member, "Odile");
        var browser = await place.SignedIn(account);

        using var saved = await browser.Send(
            "/moi",
            "Form.Name",
            ("Form.Name", "  Odile <b>Ñ</b> "),
            ("Form.About", "<script>alert(1)</script>"),
            ("Form.SeenBy", "Nobody")
        );

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await browser.Open(saved.Headers.Location!.OriginalString);
        page.QuerySelector(".notice[role=status]")!.TextContent.ShouldContain("enregistré");
        page.ValueOf("Form.Name").ShouldBe("Odile <b>Ñ</b>");
        page.ValueOf("Form.About").ShouldBe("<script>alert(1)</script>");
        page.QuerySelectorAll("main script, main h1 b").ShouldBeEmpty();
        var me = await place.Read(db => db.People.SingleAsync(person => person.Id == account.PersonId));
        me.SeenBy.ShouldBe(SeenBy.Nobody);
    }

    [Theory]
    [InlineData("Form.Name", "")]
    [InlineData("Form.Name", "   ")]
    [InlineData("Form.SeenBy", "99")]
    public async Task A_mistake_is_said_beside_its_field_and_the_rest_stays(string field, string typed)
    {
        var browser = await place.SignedIn(Role.Member);
        using var answer = await browser.Send("/moi", "Form.Name", ("Form.About", "à garder"), (field, typed));

        var page = await answer.Document();
        page.ErrorOf(field).ShouldNotBeNullOrEmpty();
        page.ValueOf("Form.About").ShouldBe("à garder");
    }

    [Fact]
    public async Task A_name_of_ten_thousand_letters_is_refused_and_kept_on_the_page()
    {
        var browser = await place.SignedIn(Role.Member);
        var name = new string('é', 10_000);
        using var answer = await browser.Send("/moi", "Form.Name", ("Form.Name", name));

        var page = await answer.Document();
        page.ErrorOf("Form.Name").ShouldBe("Au plus 120 caractères.");
        page.ValueOf("Form.Name").ShouldBe(name);
    }

    [Fact]
    public async Task A_password_is_set_then_changed_only_by_who_knows_it_and_closes_the_others()
    {
        var account = await place.Somebody(Role.Member, "Sésame");
        var (browser, other) = (await place.SignedIn(account), await place.SignedIn(account));
        const string Path = "/moi/mot-de-passe";

        using var tooShort = await browser.Send(Path, "Form.New", ("Form.New", "court"));
        (await tooShort.Document()).ErrorOf("Form.New").ShouldNotBeNull();
        using var set = await browser.Send(Path, "Form.New", ("Form.New", Phrase));
        set.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var closed = await other.GetAsync("/moi");
        closed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var wrong = await browser.Send(
            Path,
            "Form.New",
            ("Form.Current", "faux"),
            ("Form.New", Phrase + " neufs")
        );
        (await wrong.Document()).ErrorOf("Form.Current").ShouldNotBeNull();
        using var changed = await browser.Send(
            Path,
            "Form.New",
            ("Form.Current", Phrase),
            ("Form.New", Phrase + " neufs")
        );
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Open("/moi")).ShouldNotBeNull();
    }

    [Fact]
    public async Task One_closes_one_of_ones_own_sessions_and_nobody_elses()
    {
        var (mine, theirs) = (await place.Somebody(Role.Member, "Mien"), await place.Somebody(Role.Member, "Leur"));
        var (here, there, stranger) = (
            await place.SignedIn(mine),
            await place.SignedIn(mine),
            await place.SignedIn(theirs)
        );
        var strangers = await place.Read(db => db.Sessions.SingleAsync(one => one.AccountId == theirs.Id));
        using var attack = await here.PostAsync(
            "/moi/sessions",
            new FormUrlEncodedContent([new("id", $"{strangers.Id}")])
        );
        (await stranger.Open("/moi")).ShouldNotBeNull();

        var page = await here.Open("/moi/sessions");
        page.QuerySelectorAll("main li h2").Length.ShouldBe(2);
        page.QuerySelectorAll("main .tag.t-garden").Length.ShouldBe(1);
        using var done = await here.Post("/moi/sessions", Pages.Filled(page, "?handler=Others"));
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var gone = await there.GetAsync("/moi");
        gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.Open("/moi")).ShouldNotBeNull();
    }
}
