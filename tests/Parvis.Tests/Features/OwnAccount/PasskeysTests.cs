using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.SignIn;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.OwnAccount;

public sealed class PasskeysTests(TestPlace place) : PasskeyCase(place)
{
    [Fact]
    public async Task A_challenge_to_add_a_key_is_answered_in_its_own_session_only()
    {
        var (mine, theirs) = (await Place.Somebody(Role.Member, "Mien"), await Place.Somebody(Role.Member, "Sien"));
        var (here, there, her) = (await Place.SignedIn(mine), await Place.SignedIn(mine), await Place.SignedIn(theirs));
        using var key = new SoftKey(Place.Address);
        var (options, state) = await Challenge(here, "/moi/cles/defi");
        var (_, toEnter) = await Challenge(here, "/entrer/cle");
        var answer = key.Make(options);

        foreach (var (browser, sealedState) in new[] { (there, state), (her, state), (here, toEnter) })
            await Refused(await Send(browser, "/moi/cles", answer, sealedState), "trop long");
        (await Send(here, "/moi/cles", answer, state)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Refused(await Send(here, "/moi/cles", answer, state));
        (await Place.Read(db => db.Passkeys.CountAsync(one => one.CredentialId == key.CredentialId))).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_of_one_account_is_not_added_to_another()
    {
        using var key = await NewKey(await Place.SignedIn(Role.Member));
        var thief = await Place.SignedIn(Role.Member);
        var (options, state) = await Challenge(thief, "/moi/cles/defi");
        using var copy = new SoftKey(Place.Address) { Id = key.Id };

        await Refused(await Send(thief, "/moi/cles", copy.Make(options), state), "ajoutée");
    }

    [Fact]
    public async Task A_key_made_for_another_place_is_not_added()
    {
        var browser = await Place.SignedIn(Role.Member);
        var (options, state) = await Challenge(browser, "/moi/cles/defi");
        using var key = new SoftKey(Place.Address) { RelyingParty = "ailleurs.example" };

        await Refused(await Send(browser, "/moi/cles", key.Make(options), state), "ajoutée");
    }

    [Fact]
    public async Task One_names_and_removes_ones_own_keys_and_nobody_elses()
    {
        var account = await Place.Somebody(Role.Member, "Nommée");
        var (browser, stranger) = (await Place.SignedIn(account), await Place.SignedIn(Role.Member));
        using var key = await NewKey(browser, name: "mon téléphone");
        var id = await Place.Read(db =>
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
}
