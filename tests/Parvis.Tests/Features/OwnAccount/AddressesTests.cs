using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.OwnAccount;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.OwnAccount;

public sealed class AddressesTests(TestPlace place) : AddressCase(place)
{
    [Fact]
    public async Task An_address_is_added_by_the_button_of_its_mail_once_and_one_comes_in_by_it()
    {
        var (account, browser) = await Somebody("Awa");
        var address = Fresh();
        using var added = await Add(browser, address);
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Open(Path)).QuerySelector("main ul.rows")!.TextContent.ShouldContain("attend la confirmation");
        var link = (await LinkSentTo(address))!;
        (await EntersBy(address)).ShouldBeFalse();

        var elsewhere = Place.Visitor();
        var page = await elsewhere.Open(link);
        page.QuerySelector("main")!.TextContent.ShouldContain($"Awa veut ajouter {address}");
        (await Addresses(account)).ShouldNotContain(address);
        using var confirmed = await elsewhere.PostAsync(link, null);
        (await elsewhere.Open(confirmed.Headers.Location!.OriginalString))
            .QuerySelector("h1")!
            .TextContent.ShouldContain("confirmée");
        using var again = await elsewhere.PostAsync(link, null);

        again.StatusCode.ShouldBe(HttpStatusCode.Gone);
        await elsewhere.Open(link, HttpStatusCode.Gone);
        (await Addresses(account)).ShouldContain(address);
        (await EntersBy(address)).ShouldBeTrue();
        (await Acts(account)).ShouldContain("add-address");
    }

    [Fact]
    public async Task An_address_of_somebody_else_is_told_to_its_owner_and_to_nobody_else()
    {
        var (account, browser) = await Somebody("Curieuse");
        var (other, _) = await Somebody("Autre");
        var owner = (await Addresses(other)).Single();
        var free = Fresh();

        using var first = await Add(browser, owner);
        using var second = await Add(browser, free);

        second.StatusCode.ShouldBe(first.StatusCode);
        var page = await browser.Open(Path);
        page.QuerySelectorAll("main ul.rows .t-ochre")
            .Select(one => one.TextContent.Trim())
            .Distinct()
            .Count()
            .ShouldBe(1);
        (await LinkSentTo(owner)).ShouldBeNull();
        var mail = await Place.Read(db => db.OutgoingMails.SingleAsync(one => one.To == owner));
        mail.Kind.ShouldBe("address-taken");
        mail.Text.ShouldNotContain("Curieuse");
        mail.Text.ShouldContain("rien n’a changé");
        (await Addresses(account)).ShouldNotContain(owner);
    }

    [Fact]
    public async Task An_address_that_somebody_else_took_meanwhile_is_not_added()
    {
        var (account, browser) = await Somebody("Lente");
        var (faster, _) = await Somebody("Rapide");
        var address = Fresh();
        await Add(browser, address);
        var link = (await LinkSentTo(address))!;
        await Own(faster, address);

        using var late = await Place.Visitor().PostAsync(link, null);

        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await late.Document()).QuerySelector("h1")!.TextContent.ShouldContain("à un autre compte");
        (await Addresses(account)).ShouldNotContain(address);
    }

    [Fact]
    public async Task A_link_to_confirm_is_over_after_a_day_when_given_up_and_when_sent_anew()
    {
        var (_, browser) = await Somebody("Patiente");
        var (late, left, renewed) = (Fresh(), Fresh(), Fresh());
        await Add(browser, late);
        var tooLate = (await LinkSentTo(late))!;
        Place.Clock.Advance(AddressClaim.Lasts);
        await Place.Visitor().Open(tooLate, HttpStatusCode.Gone);

        await Add(browser, left);
        var givenUp = (await LinkSentTo(left))!;
        await browser.Send(Path, "?handler=Forget");
        await Place.Visitor().Open(givenUp, HttpStatusCode.Gone);

        await Add(browser, renewed);
        var older = (await LinkSentTo(renewed))!;
        await Add(browser, renewed);
        var newer = (await LinkSentTo(renewed))!;
        newer.ShouldNotBe(older);
        await Place.Visitor().Open(older, HttpStatusCode.Gone);
        (await Place.Visitor().PostAsync(newer, null)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pas une adresse")]
    [InlineData("a@b.example\r\nBcc: x@y.example")]
    public async Task What_is_no_address_is_said_beside_the_field_and_stays_there(string typed)
    {
        var (_, browser) = await Somebody("Frappe");
        using var answer = await Add(browser, typed);
        var page = await answer.Document();
        page.ErrorOf("Form.Email").ShouldNotBeNullOrEmpty();
        page.ValueOf("Form.Email")!.ReplaceLineEndings("").ShouldBe(typed.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task Ones_own_address_is_said_to_be_known_and_an_unconfirmed_one_gets_its_link()
    {
        var (account, browser) = await Somebody("Double");
        using var own = await Add(browser, (await Addresses(account)).Single().ToUpperInvariant());
        (await own.Document()).ErrorOf("Form.Email")!.ShouldContain("déjà une de vos adresses");

        var waiting = await Own(account, Fresh(), confirmed: false);
        await Add(browser, waiting.Email);
        (await Place.Visitor().PostAsync((await LinkSentTo(waiting.Email))!, null)).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await Place.Read(db => db.Addresses.SingleAsync(one => one.Id == waiting.Id))).ConfirmedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task One_mailbox_gets_few_of_these_mails_whoever_asks()
    {
        var address = Fresh();
        for (var i = 0; i < AddressLimits.AnAddress; i++)
        {
            var (_, browser) = await Somebody("Foule");
            (await Add(browser, address)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        var (_, last) = await Somebody("Foule");
        using var refused = await Add(last, address);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.Document()).ErrorOf("Form.Email")!.ShouldContain("dans une heure");
    }
}
