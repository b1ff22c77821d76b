using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.OwnAccount;

public sealed class SecondFactorTests(TestPlace place) : CodeCase(place)
{
    [Fact]
    public async Task It_asks_for_nothing_until_a_first_code_confirms_it_and_shows_its_codes_once()
    {
        var account = await Place.Somebody(Role.Concierge, "Prudence");
        var browser = await Place.SignedIn(account);
        (await browser.Open("/moi")).QuerySelector("main .notice a")!.GetAttribute("href").ShouldBe("/moi/cles");
        using var begun = await browser.Send(Settings, "?handler=Begin");
        begun.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var picture = await browser.GetAsync(Settings + "/qr.png");
        (await picture.Content.ReadAsByteArrayAsync())[1..4].ShouldBe("PNG"u8.ToArray());
        using var early = await ByLink(account);
        early.Headers.Location!.OriginalString.ShouldBe("/");

        using var wrong = await browser.Send(Settings, "Form.Code", ("Form.Code", "000000"));
        (await wrong.Document()).ErrorOf("Form.Code")!.ShouldStartWith("Ce n’est pas le bon code");
        using var right = await browser.Send(Settings, "Form.Code", ("Form.Code", await Code(account)));

        var shown = await right.Document();
        shown.QuerySelectorAll("main ol code").Length.ShouldBe(RecoveryCode.Count);
        right.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var after = await browser.Open(Settings);
        after.QuerySelectorAll("main ol code, img.qr").ShouldBeEmpty();
        after.QuerySelector("main")!.TextContent.ShouldContain("Il reste 10 codes");
        using var gone = await browser.GetAsync(Settings + "/qr.png");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.Open("/moi")).QuerySelector("main .notice").ShouldBeNull();
        (await Acts(account)).ShouldContain("add-second-factor");
    }

    [Fact]
    public async Task Once_it_is_asked_for_whoever_came_in_by_one_thing_alone_is_out()
    {
        var account = await Place.Somebody(Role.Concierge, "Méfiante");
        var (mine, others) = (await Place.SignedIn(account), await Place.SignedIn(account));
        await mine.Send(Settings, "?handler=Begin");

        using var confirmed = await mine.Send(Settings, "Form.Code", ("Form.Code", await Code(account)));

        Shown(await confirmed.Document()).Count.ShouldBe(RecoveryCode.Count);
        (await others.GetAsync("/moi")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await mine.GetAsync("/moi")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_secret_begun_long_ago_which_somebody_may_have_seen_is_not_the_one_that_is_confirmed()
    {
        var account = await Place.Somebody(Role.Concierge, "Partie boire un café");
        var browser = await Place.SignedIn(account);
        await browser.Send(Settings, "?handler=Begin");
        var seen = await Secret();
        await browser.PostAsync(Settings + "?handler=Begin", null);
        (await Secret()).ShouldBe(seen);

        Place.Clock.Advance(TimeSpan.FromMinutes(20));
        await browser.PostAsync(Settings + "?handler=Begin", null);

        (await Secret()).ShouldNotBe(seen);

        Task<string> Secret() =>
            Place.Read(db =>
                db.SecondFactors.Where(one => one.AccountId == account.Id).Select(one => one.Secret).SingleAsync()
            );
    }

    [Fact]
    public async Task The_secret_and_the_recovery_codes_are_not_readable_in_the_database()
    {
        var (account, codes) = await WithCodes("Scellée");
        var factor = await Place.Read(db => db.SecondFactors.SingleAsync(one => one.AccountId == account.Id));
        var secret = Place.Services.GetRequiredService<SecondFactors>().SecretOf(factor)!;
        factor.Secret.ShouldNotContain(TimedCode.InBase32(secret));
        var stored = await Place.Read(db =>
            db.RecoveryCodes.Where(one => one.AccountId == account.Id).Select(one => one.Hash).ToListAsync()
        );
        stored.Intersect(codes).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_taken_off_and_its_codes_renewed_only_with_a_code()
    {
        var (account, codes) = await WithCodes("Change");
        var browser = await Place.SignedIn(account);
        using var without = await Change(browser, "?handler=TakeOff", "123");
        (await without.Document()).ErrorOf("Form.Code").ShouldNotBeNull();

        using var renewed = await Change(browser, "?handler=Renew", codes[0]);
        var fresh = Shown(await renewed.Document());
        fresh.Count.ShouldBe(RecoveryCode.Count);
        fresh.Intersect(codes).ShouldBeEmpty();
        (await Try(await Step(account), codes[1])).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var off = await Change(browser, "?handler=TakeOff", fresh[0]);

        off.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ByLink(account)).Headers.Location!.OriginalString.ShouldBe("/");
        (await Acts(account)).ShouldContain("remove-second-factor");
        (await Place.Read(db => db.RecoveryCodes.AnyAsync(one => one.AccountId == account.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_steward_resets_it_with_a_reason_and_the_person_is_told()
    {
        var (account, _) = await WithCodes("Perdue");
        var steward = await Place.SignedIn(Role.Steward);
        using var reset = await steward.Send($"/reglages/comptes/{account.Id}", "motif", ("motif", "téléphone perdu"));
        reset.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await ByLink(account)).Headers.Location!.OriginalString.ShouldBe("/");
        var entry = await Place.Read(db =>
            db.Journal.SingleAsync(one => one.ThingId == account.Id && one.Action == "reset-second-factor")
        );
        entry.Reason.ShouldBe("téléphone perdu");
        await Place.DoJobs();
        (
            await Place.Read(db =>
                db.OutgoingMails.AnyAsync(mail => mail.PersonId == account.PersonId && mail.Kind == "account-news")
            )
        ).ShouldBeTrue();
        (await steward.Open($"/reglages/comptes/{account.Id}")).QuerySelector("[name=motif]").ShouldBeNull();
    }

    [Fact]
    public async Task The_command_line_resets_it_too()
    {
        var (account, _) = await WithCodes("Terminal");
        var address = await AddressOf(account);
        var ended = await Cli.Run(Place, "user", "reset-code", address);
        ended.Code.ShouldBe(0, ended.Error);
        (await Place.Read(db => db.AsksSecondFactor(account.Id))).ShouldBeFalse();
        (await Cli.Run(Place, "user", "reset-code", address)).Code.ShouldBe(1);
    }
}
