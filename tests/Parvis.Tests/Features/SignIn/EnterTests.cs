using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.SignIn;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.SignIn;

public sealed class EnterTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task A_link_lets_in_once_after_its_button_is_pressed_and_looking_at_it_uses_nothing_up()
    {
        var (address, _) = await Somebody("Awa");
        var browser = place.Visitor();
        (await browser.Send("/entrer?retour=%2Fmoi", "Form.Email", ("Form.Email", address))).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        var link = (await place.LinkSentTo(address))!;

        await browser.Open(link);
        await place.Visitor().Open(link);
        using var entered = await browser.PostAsync(link, null);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.Location!.OriginalString.ShouldBe("/moi");
        (await browser.Open("/moi")).QuerySelector("h1")!.TextContent.ShouldBe("Awa");

        using var again = await place.Visitor().PostAsync(link, null);
        again.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await again.Document()).QuerySelector("a.btn")!.GetAttribute("href").ShouldBe("/entrer");
    }

    [Fact]
    public async Task Of_many_that_press_the_button_at_once_one_gets_in()
    {
        var (address, account) = await Somebody("Foule");
        await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", address));
        var link = (await place.LinkSentTo(address))!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => place.Visitor().PostAsync(link, null)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        (await place.Read(db => db.Sessions.CountAsync(session => session.AccountId == account.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_works_after_a_restart_and_not_after_half_an_hour()
    {
        var (address, _) = await Somebody("Tard");
        await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", address));
        var link = (await place.LinkSentTo(address))!;

        await place.Restart();
        await place.Visitor().Open(link);
        place.Clock.Advance(TimeSpan.FromMinutes(31));

        await place.Visitor().Open(link, HttpStatusCode.Gone);
        using var late = await place.Visitor().PostAsync(link, null);
        late.StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData("/entrer/lien/inconnu")]
    [InlineData("/entrer/lien/%3Cscript%3E")]
    public async Task An_unknown_link_offers_a_new_one(string path)
    {
        var page = await place.Visitor().Open(path, HttpStatusCode.Gone);
        page.QuerySelector("a.btn")!.GetAttribute("href").ShouldBe("/entrer");
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_or_not_the_address_is_known()
    {
        var (known, _) = await Somebody("Connue");
        const string Unknown = "inconnue@exemple.example";

        var first = await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", known));
        var second = await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", Unknown));

        second.StatusCode.ShouldBe(first.StatusCode);
        (await second.Content.ReadAsStringAsync())
            .Replace(Unknown, "?", StringComparison.Ordinal)
            .ShouldBe((await first.Content.ReadAsStringAsync()).Replace(known, "?", StringComparison.Ordinal));
        second.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await place.LinkSentTo(Unknown)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_shares_an_address_chooses_who_comes_in()
    {
        var (address, first) = await Somebody("Lucie");
        var second = await place.Somebody(Role.Member, "Marc");
        var stranger = await place.Somebody(Role.Steward, "Étrangère");
        await place.Acts.Run(async db =>
        {
            db.Addresses.Add(
                new Address
                {
                    PersonId = second.PersonId,
                    Email = address,
                    Key = Address.KeyOf(address),
                }
            );
            await db.SaveChangesAsync();
        });
        await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", address));
        var link = (await place.LinkSentTo(address))!;
        var browser = place.Visitor();

        var page = await browser.Open(link);
        page.QuerySelectorAll("button[name=compte]").Select(one => one.TextContent).ShouldBe(["Lucie", "Marc"]);
        using var nobody = await browser.PostAsync(link, null);
        nobody.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var other = await browser.PostAsync(link, Choice(stranger.Id));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var entered = await browser.PostAsync(link, Choice(second.Id));
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Open("/moi")).QuerySelector("h1")!.TextContent.ShouldBe("Marc");
        first.Id.ShouldNotBe(second.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pas une adresse")]
    [InlineData("a@b.example\r\nBcc: x@y.example")]
    [InlineData("<script>alert(1)</script>@exemple.example")]
    public async Task What_is_no_address_is_said_beside_the_field_and_stays_there(string typed)
    {
        using var answer = await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", typed));
        var page = await answer.Document();

        page.ErrorOf("Form.Email").ShouldNotBeNullOrEmpty();
        page.ValueOf("Form.Email")!.ReplaceLineEndings("").ShouldBe(typed.ReplaceLineEndings(""));
        page.QuerySelectorAll("main script").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_of_ten_thousand_characters_is_refused_politely()
    {
        using var answer = await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", new string('a', 10_000)));
        (await answer.Document()).ErrorOf("Form.Email").ShouldBe("Au plus 254 caractères.");
    }

    [Fact]
    public async Task A_form_without_its_seal_comes_back_with_what_was_typed_and_sends_nothing()
    {
        var (address, _) = await Somebody("Sceau");
        using var answer = await place
            .Visitor()
            .Send("/entrer", "Form.Email", ("Form.Email", address), ("sceau", "faux"));
        var page = await answer.Document();

        page.QuerySelector(".faults")!.TextContent.ShouldContain("ouverte longtemps");
        page.ValueOf("Form.Email").ShouldBe(address);
        (await place.LinkSentTo(address)).ShouldBeNull();
    }

    [Fact]
    public async Task Too_many_wishes_for_one_address_have_to_wait()
    {
        const string Address = "pressee@exemple.example";
        for (var i = 0; i < SignInLimits.LinksAnAddress; i++)
            (await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", Address))).StatusCode.ShouldBe(
                HttpStatusCode.OK
            );

        using var refused = await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", Address));

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.Document()).QuerySelector(".faults")!.TextContent.ShouldContain("Trop d’essais");
        place.Clock.Advance(TimeSpan.FromMinutes(16));
        (await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", Address))).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task Going_out_ends_the_session()
    {
        var browser = await place.SignedIn(Role.Member);
        await browser.Open("/moi");

        using var left = await browser.PostAsync("/sortir", null);

        left.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var after = await browser.GetAsync("/moi");
        after.Headers.Location!.OriginalString.ShouldBe("/entrer?retour=%2Fmoi");
    }

    [Fact]
    public async Task The_mail_speaks_the_language_of_the_page()
    {
        var (address, _) = await Somebody("English");
        await place.Visitor().Send("/en/entrer", "Form.Email", ("Form.Email", address));
        await place.DoJobs();

        var mail = await place.Read(db => db.OutgoingMails.SingleAsync(mail => mail.To == address));
        mail.Subject.ShouldBe("L’Établi: your sign-in link");
        mail.SentAt.ShouldNotBeNull();
        mail.Text.ShouldBeEmpty("a door that was opened to its reader is kept for nobody else");
    }

    private static FormUrlEncodedContent Choice(long id) => new([new("compte", $"{id}")]);

    private async Task<(string Address, Account Account)> Somebody(string name)
    {
        var account = await place.Somebody(Role.Member, name);
        var address = await place.Read(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId).Select(one => one.Email).SingleAsync()
        );
        return (address, account);
    }
}
