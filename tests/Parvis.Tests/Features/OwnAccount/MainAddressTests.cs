using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.OwnAccount;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.OwnAccount;

public sealed class MainAddressTests(TestPlace place) : AddressCase(place)
{
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
        await Place.DoJobs();
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
        var ids = await Place.Read(db =>
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
            await Place.Read(db =>
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
        await Place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", address.Email));
        var link = (await Place.LinkSentTo(address.Email))!;

        using var removed = await browser.Post(Path, ("?handler=Remove", [new("id", $"{address.Id}")]));

        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Place.Visitor().Open(link, HttpStatusCode.Gone);
        Place.Clock.Advance(TimeSpan.FromMinutes(1));
        (await EntersBy(address.Email)).ShouldBeFalse();
        await Place.DoJobs();
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
}
