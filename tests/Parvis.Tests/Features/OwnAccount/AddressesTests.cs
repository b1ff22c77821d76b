using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.OwnAccount;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.OwnAccount;

public sealed class AddressesTests : IClassFixture<TestPlace>
{
    private const string Path = "/moi/adresses";
    private readonly TestPlace place;

    public AddressesTests(TestPlace place)
    {
        this.place = place;
        // Each test has mails of its own.
        place.Clock.Advance(TimeSpan.FromHours(2));
    }

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

        var elsewhere = place.Visitor();
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
        var mail = await place.Read(db => db.OutgoingMails.SingleAsync(one => one.To == owner));
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

        using var late = await place.Visitor().PostAsync(link, null);

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
        place.Clock.Advance(AddressClaim.Lasts);
        await place.Visitor().Open(tooLate, HttpStatusCode.Gone);

        await Add(browser, left);
        var givenUp = (await LinkSentTo(left))!;
        await browser.Send(Path, "?handler=Forget");
        await place.Visitor().Open(givenUp, HttpStatusCode.Gone);

        await Add(browser, renewed);
        var older = (await LinkSentTo(renewed))!;
        await Add(browser, renewed);
        var newer = (await LinkSentTo(renewed))!;
        newer.ShouldNotBe(older);
        await place.Visitor().Open(older, HttpStatusCode.Gone);
        (await place.Visitor().PostAsync(newer, null)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_main_address_is_the_one_written_to_and_the_old_one_is_told()
    {
        var (account, browser) = await Somebody("Principale");
        var old = (await Addresses(account)).Single();
        var address = await Own(account, Fresh());

        using var made = await browser.Post(Path, ("?handler=Main", [new("id", $"{address.Id}")]));

        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Open(Path)).QuerySelector("main li h2")!.TextContent.ShouldBe(address.Email);
        (await Addresses(account))[0].ShouldBe(address.Email);
        await place.DoJobs();
        (await Told(account)).ShouldBe([old]);
        (await Acts(account)).ShouldContain("change-main-address");
    }

    [Fact]
    public async Task An_address_nobody_confirmed_does_not_become_the_main_one()
    {
        var (account, browser) = await Somebody("Pressée");
        var address = await Own(account, Fresh(), confirmed: false);
        using var refused = await browser.Post(Path, ("?handler=Main", [new("id", $"{address.Id}")]));
        (await refused.Document()).QuerySelector(".faults")!.TextContent.ShouldContain("pas encore confirmée");
        (await Addresses(account))[0].ShouldNotBe(address.Email);
    }

    [Fact]
    public async Task A_confirmed_address_always_stays_even_when_two_are_removed_at_once()
    {
        var (account, browser) = await Somebody("Dernière");
        var second = await Own(account, Fresh());
        var waiting = await Own(account, Fresh(), confirmed: false);
        var ids = await place.Read(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId && one.Id != waiting.Id)
                .Select(one => one.Id)
                .ToListAsync()
        );

        var answers = await Task.WhenAll(
            ids.Select(id => browser.Post(Path, ("?handler=Remove", [new("id", $"{id}")])))
        );

        answers.Count(one => one.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        var refused = answers.Single(one => one.StatusCode == HttpStatusCode.OK);
        (await refused.Document()).QuerySelector(".faults")!.TextContent.ShouldContain("garder une adresse confirmée");
        (
            await place.Read(db =>
                db.Addresses.CountAsync(one => one.PersonId == account.PersonId && one.ConfirmedAt != null)
            )
        ).ShouldBe(1);
        second.PersonId.ShouldBe(account.PersonId);
    }

    [Fact]
    public async Task A_removed_address_is_told_and_a_link_sent_to_it_opens_nothing_any_more()
    {
        var (account, browser) = await Somebody("Retirée");
        var address = await Own(account, Fresh());
        await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", address.Email));
        var link = (await place.LinkSentTo(address.Email))!;

        using var removed = await browser.Post(Path, ("?handler=Remove", [new("id", $"{address.Id}")]));

        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await place.Visitor().Open(link, HttpStatusCode.Gone);
        (await EntersBy(address.Email)).ShouldBeFalse();
        await place.DoJobs();
        (await Told(account)).ShouldBe([address.Email]);
        (await Acts(account)).ShouldContain("remove-address");
    }

    [Fact]
    public async Task Nobody_changes_the_addresses_of_somebody_else()
    {
        var (victim, _) = await Somebody("Victime");
        var address = await Own(victim, Fresh());
        var (_, browser) = await Somebody("Intruse");
        foreach (var handler in new[] { "Main", "Remove", "Forget" })
            await browser.Post(Path, ($"?handler={handler}", [new("id", $"{address.Id}")]));

        (await Addresses(victim)).ShouldContain(address.Email);
        (await Addresses(victim))[0].ShouldNotBe(address.Email);
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
        (await place.Visitor().PostAsync((await LinkSentTo(waiting.Email))!, null)).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await place.Read(db => db.Addresses.SingleAsync(one => one.Id == waiting.Id))).ConfirmedAt.ShouldNotBeNull();
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

    private static string Fresh() => $"{Guid.CreateVersion7():n}@autre.example";

    private async Task<(Account Account, HttpClient Browser)> Somebody(string name)
    {
        var account = await place.Somebody(Role.Member, name);
        await place.Acts.Run(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId)
                .ExecuteUpdateAsync(one => one.SetProperty(row => row.ConfirmedAt, place.Now))
        );
        return (account, await place.SignedIn(account));
    }

    private Task<Address> Own(Account account, string email, bool confirmed = true) =>
        place.Acts.Run(async db =>
        {
            var address = new Address
            {
                PersonId = account.PersonId,
                Email = email,
                Key = Address.KeyOf(email),
                ConfirmedAt = confirmed ? place.Now : null,
            };
            db.Addresses.Add(address);
            await db.SaveChangesAsync();
            return address;
        });

    private static Task<HttpResponseMessage> Add(HttpClient browser, string address) =>
        browser.PostAsync(Path, new FormUrlEncodedContent([new("Form.Email", address)]));

    private async Task<string?> LinkSentTo(string address)
    {
        await place.DoJobs();
        var mail = await place.Read(db =>
            db.OutgoingMails.Where(one => one.To == address).OrderByDescending(one => one.Id).FirstOrDefaultAsync()
        );
        if (mail is null)
            return null;
        var file = Directory.GetFiles(place.Folder.Mails, $"*-{mail.Id}.eml").Single();
        var text = (await File.ReadAllTextAsync(file)).Replace("=\r\n", "", StringComparison.Ordinal);
        var start = text.IndexOf(AddressClaim.Path, StringComparison.Ordinal);
        return start < 0 ? null : text[start..text.IndexOfAny(['\r', '"', ' '], start)];
    }

    private async Task<bool> EntersBy(string address)
    {
        await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", address));
        await place.DoJobs();
        return await place.Read(db =>
            db.OutgoingMails.AnyAsync(mail =>
                mail.To == address && mail.Kind == "sign-in-link" && mail.CreatedAt == place.Now
            )
        );
    }

    private Task<List<string>> Addresses(Account account) =>
        place.Read(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId)
                .MainFirst()
                .Select(one => one.Email)
                .ToListAsync()
        );

    private Task<List<string>> Told(Account account) =>
        place.Read(db =>
            db.OutgoingMails.Where(mail => mail.PersonId == account.PersonId && mail.Kind == "account-news")
                .Select(mail => mail.To)
                .ToListAsync()
        );

    private Task<List<string>> Acts(Account account) =>
        place.Read(db =>
            db.Journal.Where(entry => entry.Kind == Account.Kind && entry.ThingId == account.Id)
                .Select(entry => entry.Action)
                .ToListAsync()
        );
}
