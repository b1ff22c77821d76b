using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.SignIn;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.SignIn;

public sealed class PasskeyTests : IClassFixture<TestPlace>
{
    private readonly TestPlace place;

    public PasskeyTests(TestPlace place)
    {
        this.place = place;
        // Each test has tries of its own.
        place.Clock.Advance(TimeSpan.FromMinutes(16));
    }

    [Fact]
    public async Task A_passkey_is_added_and_lets_in_without_anything_else()
    {
        var account = await place.Somebody(Role.Member, "Clé");
        using var key = await NewKey(await place.SignedIn(account));
        var browser = place.Visitor();

        using var entered = await Enter(browser, key, "/entrer?retour=%2Fmoi%2Fcles");

        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.Location!.OriginalString.ShouldBe("/moi/cles");
        var row = (await browser.Open("/moi/cles")).QuerySelector("main ul.rows li")!;
        row.QuerySelector("h2")!.TextContent.ShouldBe("Un navigateur");
        row.TextContent.ShouldContain("a servi");
        var stored = await place.Read(db => db.Passkeys.SingleAsync(one => one.AccountId == account.Id));
        stored.CredentialId.ShouldBe(key.CredentialId);
        stored.UsedAt.ShouldBe(place.Now);
        stored.Transports.ShouldBe("internal,hybrid");
        (await Acts(account)).ShouldContain("add-passkey");
        await place.DoJobs();
        (await place.Read(db => db.OutgoingMails.CountAsync(mail => mail.PersonId == account.PersonId))).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_counts_once_however_often_and_from_wherever_it_is_sent()
    {
        var account = await place.Somebody(Role.Member, "Rejeu");
        using var key = await NewKey(await place.SignedIn(account));
        var (options, state) = await Challenge(place.Visitor(), "/entrer/cle");
        var answer = key.Sign(options);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Send(place.Visitor(), "/entrer", answer, state))
        );
        using var late = await Send(place.Visitor(), "/entrer", answer, state);

        answers.Count(one => one.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        (await late.Document()).QuerySelector(".faults")!.TextContent.ShouldContain("déjà servi");
        (await Sessions(account)).ShouldBe(2, "the one that added the key, and one more");
    }

    [Fact]
    public async Task A_challenge_that_waited_too_long_is_answered_in_vain()
    {
        using var key = await NewKey(await place.SignedIn(Role.Member));
        var browser = place.Visitor();
        var (options, state) = await Challenge(browser, "/entrer/cle");
        place.Clock.Advance(Passkeys.ChallengeLasts);

        await Refused(await Send(browser, "/entrer", key.Sign(options), state), "trop long");
    }

    [Fact]
    public async Task The_challenge_of_one_answer_does_not_fit_another()
    {
        using var key = await NewKey(await place.SignedIn(Role.Member));
        var browser = place.Visitor();
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
        var account = await place.Somebody(Role.Member, "Ailleurs");
        using var key = await NewKey(await place.SignedIn(account));
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

        await Refused(await Enter(place.Visitor(), key), "vérifiée");
        (await Sessions(account)).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_opens_only_the_account_that_it_was_added_to()
    {
        var (mine, theirs) = (await place.Somebody(Role.Member, "Moi"), await place.Somebody(Role.Steward, "Elle"));
        using var key = await NewKey(await place.SignedIn(mine));
        using var hers = await NewKey(await place.SignedIn(theirs));
        key.UserHandle = $"{theirs.Id}";
        using var forged = new SoftKey(place.Address) { Id = hers.Id, UserHandle = hers.UserHandle };

        await Refused(await Enter(place.Visitor(), key), "vérifiée");
        await Refused(await Enter(place.Visitor(), forged), "vérifiée");
        (await Sessions(theirs)).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_counts_backwards_was_copied_and_does_not_open()
    {
        var account = await place.Somebody(Role.Member, "Compteur");
        using var key = await NewKey(await place.SignedIn(account), count: 10);
        (await Enter(place.Visitor(), key)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        key.Count = 5;

        await Refused(await Enter(place.Visitor(), key), "vérifiée");
        (
            await place.Read(db =>
                db.Passkeys.Where(one => one.AccountId == account.Id).Select(one => one.SignCount).SingleAsync()
            )
        ).ShouldBe(11);
    }

    [Fact]
    public async Task A_key_that_was_removed_is_said_to_be_unknown()
    {
        var account = await place.Somebody(Role.Member, "Retirée");
        var browser = await place.SignedIn(account);
        using var key = await NewKey(browser);
        using var removed = await browser.Send("/moi/cles", "?handler=Remove");
        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await Refused(await Enter(place.Visitor(), key), "pas connue ici");
        (await Acts(account)).ShouldContain("remove-passkey");
    }

    [Fact]
    public async Task A_closed_account_is_opened_by_no_key()
    {
        var account = await place.Somebody(Role.Member, "Fermé");
        using var key = await NewKey(await place.SignedIn(account));
        await place.Acts.Run(async db =>
            (await db.Accounts.SingleAsync(one => one.Id == account.Id)).ClosedAt = place.Now
        );

        await Refused(await Enter(place.Visitor(), key), "vérifiée");
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
        var browser = place.Visitor();
        var (_, state) = await Challenge(browser, "/entrer/cle");
        await Refused(await Send(browser, "/entrer", answer, state));
        await Refused(await Send(browser, "/entrer", answer, "faux"));
    }

    [Fact]
    public async Task A_challenge_to_add_a_key_is_answered_in_its_own_session_only()
    {
        var (mine, theirs) = (await place.Somebody(Role.Member, "Mien"), await place.Somebody(Role.Member, "Sien"));
        var (here, there, her) = (await place.SignedIn(mine), await place.SignedIn(mine), await place.SignedIn(theirs));
        using var key = new SoftKey(place.Address);
        var (options, state) = await Challenge(here, "/moi/cles/defi");
        var (_, toEnter) = await Challenge(here, "/entrer/cle");
        var answer = key.Make(options);

        foreach (var (browser, sealedState) in new[] { (there, state), (her, state), (here, toEnter) })
            await Refused(await Send(browser, "/moi/cles", answer, sealedState), "trop long");
        (await Send(here, "/moi/cles", answer, state)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Refused(await Send(here, "/moi/cles", answer, state));
        (await place.Read(db => db.Passkeys.CountAsync(one => one.CredentialId == key.CredentialId))).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_of_one_account_is_not_added_to_another()
    {
        using var key = await NewKey(await place.SignedIn(Role.Member));
        var thief = await place.SignedIn(Role.Member);
        var (options, state) = await Challenge(thief, "/moi/cles/defi");
        using var copy = new SoftKey(place.Address) { Id = key.Id };

        await Refused(await Send(thief, "/moi/cles", copy.Make(options), state), "ajoutée");
    }

    [Fact]
    public async Task A_key_made_for_another_place_is_not_added()
    {
        var browser = await place.SignedIn(Role.Member);
        var (options, state) = await Challenge(browser, "/moi/cles/defi");
        using var key = new SoftKey(place.Address) { RelyingParty = "ailleurs.example" };

        await Refused(await Send(browser, "/moi/cles", key.Make(options), state), "ajoutée");
    }

    [Fact]
    public async Task One_names_and_removes_ones_own_keys_and_nobody_elses()
    {
        var account = await place.Somebody(Role.Member, "Nommée");
        var (browser, stranger) = (await place.SignedIn(account), await place.SignedIn(Role.Member));
        using var key = await NewKey(browser, name: "mon téléphone");
        var id = await place.Read(db =>
            db.Passkeys.Where(one => one.AccountId == account.Id).Select(one => one.Id).SingleAsync()
        );
        await stranger.PostAsync("/moi/cles?handler=Remove", Fields(("id", $"{id}")));
        await stranger.PostAsync("/moi/cles?handler=Rename", Fields(("id", $"{id}"), ("nom", "volée")));
        (await browser.Open("/moi/cles")).QuerySelector("main li h2")!.TextContent.ShouldBe("mon téléphone");

        using var empty = await browser.Send("/moi/cles", "nom", ("nom", "  "));
        (await empty.Document()).QuerySelector(".faults")!.TextContent.ShouldContain("Il manque un nom");
        using var renamed = await browser.Send("/moi/cles", "nom", ("nom", " <b>ma clé</b> "));
        renamed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Open("/moi/cles")).QuerySelector("main li h2")!.TextContent.ShouldBe("<b>ma clé</b>");
    }

    [Fact]
    public async Task Too_many_answers_have_to_wait()
    {
        var browser = place.Visitor();
        for (var i = 0; i < SignInLimits.PasskeysAClient; i++)
            await Refused(await Send(browser, "/entrer", "{}", "faux"));

        using var refused = await Send(browser, "/entrer", "{}", "faux");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.Document()).QuerySelector(".faults")!.TextContent.ShouldContain("Trop d’essais");
    }

    [Fact]
    public async Task Another_sites_page_gets_no_challenge_and_without_a_script_nothing_is_shown()
    {
        var stranger = place.Visitor();
        stranger.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        stranger.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await stranger.PostAsync("/entrer/cle", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var page = await place.Visitor().Open("/entrer");
        page.QuerySelector("passkey-form")!.HasAttribute("hidden").ShouldBeTrue();
        page.QuerySelector("[name='Form.Email']")!.GetAttribute("autocomplete").ShouldBe("email webauthn");
    }

    private async Task<SoftKey> NewKey(HttpClient browser, uint count = 0, string name = "")
    {
        var key = new SoftKey(place.Address) { Count = count };
        var (options, state) = await Challenge(browser, "/moi/cles/defi");
        using var added = await browser.Send(
            "/moi/cles",
            "cle",
            ("cle", key.Make(options)),
            ("etat", state),
            ("Form.Name", name)
        );
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return key;
    }

    private static async Task<HttpResponseMessage> Enter(HttpClient browser, SoftKey key, string path = "/entrer")
    {
        var (options, state) = await Challenge(browser, "/entrer/cle");
        return await Send(browser, path, key.Sign(options), state);
    }

    private static Task<HttpResponseMessage> Send(HttpClient browser, string path, string answer, string state) =>
        browser.Send(path, "cle", ("cle", answer), ("etat", state));

    private static async Task<(JsonNode Options, string State)> Challenge(HttpClient browser, string path)
    {
        using var answer = await browser.PostAsync(path, null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return (said["options"]!, (string)said["state"]!);
    }

    private static async Task Refused(HttpResponseMessage answer, string because = "")
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await answer.Document()).QuerySelector(".faults")!.TextContent.ShouldContain(because);
    }

    private static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private Task<int> Sessions(Account account) =>
        place.Read(db => db.Sessions.CountAsync(session => session.AccountId == account.Id));

    private Task<List<string>> Acts(Account account) =>
        place.Read(db =>
            db.Journal.Where(entry => entry.Kind == Account.Kind && entry.ThingId == account.Id)
                .Select(entry => entry.Action)
                .ToListAsync()
        );
}
