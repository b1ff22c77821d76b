using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;

namespace Parvis.Tests.House;

/// <summary>A place to add passkeys to and to come in by them.</summary>
public abstract class PasskeyCase : IClassFixture<TestPlace>
{
    protected TestPlace Place { get; }

    protected PasskeyCase(TestPlace place)
    {
        Place = place;
        // Each test has tries of its own.
        place.Clock.Advance(TimeSpan.FromMinutes(16));
    }

    protected async Task<SoftKey> NewKey(HttpClient browser, uint count = 0, string name = "")
    {
        var key = new SoftKey(Place.Address) { Count = count };
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

    protected static async Task<HttpResponseMessage> Enter(HttpClient browser, SoftKey key, string path = "/entrer")
    {
        var (options, state) = await Challenge(browser, "/entrer/cle");
        return await Send(browser, path, key.Sign(options), state);
    }

    protected static Task<HttpResponseMessage> Send(HttpClient browser, string path, string answer, string state) =>
        browser.Send(path, "cle", ("cle", answer), ("etat", state));

    protected static async Task<(JsonNode Options, string State)> Challenge(HttpClient browser, string path)
    {
        using var answer = await browser.PostAsync(path, null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return (said["options"]!, (string)said["state"]!);
    }

    protected static async Task Refused(HttpResponseMessage answer, string because = "")
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await answer.Document()).QuerySelector(".faults")!.TextContent.ShouldContain(because);
    }

    protected static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    protected Task<int> Sessions(Account account) =>
        Place.Read(db => db.Sessions.CountAsync(session => session.AccountId == account.Id));

    protected Task<List<string>> Acts(Account account) =>
        Place.Read(db =>
            db.Journal.Where(entry => entry.Kind == Account.Kind && entry.ThingId == account.Id)
                .Select(entry => entry.Action)
                .ToListAsync()
        );
}
