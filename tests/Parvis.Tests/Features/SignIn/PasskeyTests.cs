using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.SignIn;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.SignIn;

public sealed class PasskeyTests(TestPlace place) : PasskeyCase(place)
{
    [Fact]
    public async Task A_passkey_is_added_and_lets_in_without_anything_else()
    {
        var account = await Place.Somebody(Role.Member, "Clé");
        using var key = await NewKey(await Place.SignedIn(account));
        var browser = Place.Visitor();

        using var entered = await Enter(browser, key, "/entrer?retour=%2Fmoi%2Fcles");

        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.Location!.OriginalString.ShouldBe("/moi/cles");
        var row = (await browser.Open("/moi/cles")).QuerySelector("main ul.rows li")!;
        row.QuerySelector("h2")!.TextContent.ShouldBe("Un navigateur");
        row.TextContent.ShouldContain("a servi");
        var stored = await Place.Read(db => db.Passkeys.SingleAsync(one => one.AccountId == account.Id));
        stored.CredentialId.ShouldBe(key.CredentialId);
        stored.UsedAt.ShouldBe(Place.Now);
        stored.Transports.ShouldBe("internal,hybrid");
        (await Acts(account)).ShouldContain("add-passkey");
        await Place.DoJobs();
        (await Place.Read(db => db.OutgoingMails.CountAsync(mail => mail.PersonId == account.PersonId))).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_counts_once_however_often_and_from_wherever_it_is_sent()
    {
        var account = await Place.Somebody(Role.Member, "Rejeu");
        using var key = await NewKey(await Place.SignedIn(account));
        var (options, state) = await Challenge(Place.Visitor(), "/entrer/cle");
        var answer = key.Sign(options);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Send(Place.Visitor(), "/entrer", answer, state))
        );
        using var late = await Send(Place.Visitor(), "/entrer", answer, state);

        answers.Count(one => one.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        (await late.Document()).QuerySelector(".faults")!.TextContent.ShouldContain("déjà servi");
        (await Sessions(account)).ShouldBe(2, "the one that added the key, and one more");
    }

    [Fact]
    public async Task A_challenge_that_waited_too_long_is_answered_in_vain()
    {
        using var key = await NewKey(await Place.SignedIn(Role.Member));
        var browser = Place.Visitor();
        var (options, state) = await Challenge(browser, "/entrer/cle");
        Place.Clock.Advance(Passkeys.ChallengeLasts);

        await Refused(await Send(browser, "/entrer", key.Sign(options), state), "trop long");
    }

    [Fact]
    public async Task The_challenge_of_one_answer_does_not_fit_another()
    {
        using var key = await NewKey(await Place.SignedIn(Role.Member));
        var browser = Place.Visitor();
        var (options, _) = await Challenge(browser, "/entrer/cle");
        var (_, other) = await Challenge(browser, "/entrer/cle");

        await Refused(await Send(browser, "/entrer", key.Sign(options), other), "vérifiée");
    }

    [Theory]
    [InlineData("another origin")]
    [InlineData("another port")]
    [InlineData("another place")]
    [InlineData("in a frame of others")]
    [InlineData("nobody verified")]
    [InlineData("nobody present")]
    public async Task What_is_signed_elsewhere_or_by_nobody_does_not_count(string lie)
    {
        var account = await Place.Somebody(Role.Member, "Ailleurs");
        using var key = await NewKey(await Place.SignedIn(account));
        switch (lie)
        {
            case "another origin":
                key.Origin = "https://localhost.ailleurs.example";
                break;
            case "another port":
                key.Origin = "http://localhost:1";
                break;
            case "another place":
                key.RelyingParty = "ailleurs.example";
                break;
            case "in a frame of others":
                key.IsCrossOrigin = true;
                break;
            case "nobody verified":
                key.IsUserVerified = false;
                break;
            default:
                key.IsUserPresent = false;
                break;
        }

        await Refused(await Enter(Place.Visitor(), key), "vérifiée");
        (await Sessions(account)).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_opens_only_the_account_that_it_was_added_to()
    {
        var (mine, theirs) = (await Place.Somebody(Role.Member, "Moi"), await Place.Somebody(Role.Steward, "Elle"));
        using var key = await NewKey(await Place.SignedIn(mine));
        using var hers = await NewKey(await Place.SignedIn(theirs));
        key.UserHandle = $"{theirs.Id}";
        using var forged = new SoftKey(Place.Address) { Id = hers.Id, UserHandle = hers.UserHandle };

        await Refused(await Enter(Place.Visitor(), key), "vérifiée");
        await Refused(await Enter(Place.Visitor(), forged), "vérifiée");
        (await Sessions(theirs)).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_counts_backwards_was_copied_and_does_not_open()
    {
        var account = await Place.Somebody(Role.Member, "Compteur");
        using var key = await NewKey(await Place.SignedIn(account), count: 10);
        (await Enter(Place.Visitor(), key)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        key.Count = 5;

        await Refused(await Enter(Place.Visitor(), key), "vérifiée");
        (
            await Place.Read(db =>
                db.Passkeys.Where(one => one.AccountId == account.Id).Select(one => one.SignCount).SingleAsync()
            )
        ).ShouldBe(11);
    }

    [Fact]
    public async Task A_key_that_was_removed_is_said_to_be_unknown()
    {
        var account = await Place.Somebody(Role.Member, "Retirée");
        var browser = await Place.SignedIn(account);
        using var key = await NewKey(browser);
        using var removed = await browser.Send("/moi/cles", "?handler=Remove");
        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await Refused(await Enter(Place.Visitor(), key), "pas connue ici");
        (await Acts(account)).ShouldContain("remove-passkey");
    }

    [Fact]
    public async Task A_closed_account_is_opened_by_no_key()
    {
        var account = await Place.Somebody(Role.Member, "Fermé");
        using var key = await NewKey(await Place.SignedIn(account));
        await Place.Acts.Run(async db =>
            (await db.Accounts.SingleAsync(one => one.Id == account.Id)).ClosedAt = Place.Now
        );

        await Refused(await Enter(Place.Visitor(), key), "vérifiée");
    }

    [Theory]
    [InlineData("")]
    [InlineData("rien")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":7,"type":"public-key","response":{},"clientExtensionResults":{}}""")]
    [InlineData(
        """{"id":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","userHandle":"Pw"},"clientExtensionResults":{}}"""
    )]
    public async Task What_no_key_wrote_is_refused_politely(string answer)
    {
        var browser = Place.Visitor();
        var (_, state) = await Challenge(browser, "/entrer/cle");
        await Refused(await Send(browser, "/entrer", answer, state));
        await Refused(await Send(browser, "/entrer", answer, "faux"));
    }

    [Fact]
    public async Task Too_many_answers_have_to_wait()
    {
        var browser = Place.Visitor();
        for (var i = 0; i < SignInLimits.PasskeysAClient; i++)
            await Refused(await Send(browser, "/entrer", "{}", "faux"));

        using var refused = await Send(browser, "/entrer", "{}", "faux");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.Document()).QuerySelector(".faults")!.TextContent.ShouldContain("Trop d’essais");
    }

    [Fact]
    public async Task Another_sites_page_gets_no_challenge_and_without_a_script_nothing_is_shown()
    {
        var stranger = Place.Visitor();
        stranger.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        stranger.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await stranger.PostAsync("/entrer/cle", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var page = await Place.Visitor().Open("/entrer");
        page.QuerySelector("passkey-form")!.HasAttribute("hidden").ShouldBeTrue();
        page.QuerySelector("[name='Form.Email']")!.GetAttribute("autocomplete").ShouldBe("email webauthn");
    }
}
