using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;

namespace Parvis.Tests.House;

/// <summary>A place where accounts ask for a code besides, and the application that knows the codes.</summary>
public abstract class CodeCase : IClassFixture<TestPlace>
{
    protected TestPlace Place { get; }

    protected CodeCase(TestPlace place)
    {
        Place = place;
        // Each test has tries, and codes, of its own.
        place.Clock.Advance(TimeSpan.FromMinutes(16));
    }

    protected const string Phrase = "quatre mots bien choisis";
    protected const string Settings = "/moi/second-facteur";

    // The next code of the application.
    protected void Later() => Place.Clock.Advance(TimeSpan.FromSeconds(TimedCode.Seconds * 2));

    protected async Task<(Account Account, List<string> Codes)> WithCodes(string name, bool password = false)
    {
        var account = await Place.Somebody(Role.Concierge, name);
        if (password)
        {
            var hash = Place.Services.GetRequiredService<Passwords>().Hash(Phrase);
            await Place.Acts.Run(async db =>
                (await db.Accounts.SingleAsync(one => one.Id == account.Id)).PasswordHash = hash
            );
        }
        var browser = await Place.SignedIn(account);
        await browser.Send(Settings, "?handler=Begin");
        using var confirmed = await browser.Send(Settings, "Form.Code", ("Form.Code", await Code(account)));
        return (account, Shown(await confirmed.Document()));
    }

    protected static List<string> Shown(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main ol code").Select(one => one.TextContent)];

    protected async Task<string> Code(Account account)
    {
        var factor = await Place.Read(db => db.SecondFactors.SingleAsync(one => one.AccountId == account.Id));
        var secret = Place.Services.GetRequiredService<SecondFactors>().SecretOf(factor)!;
        return TimedCode.Of(secret, TimedCode.StepAt(Place.Now));
    }

    protected async Task<HttpResponseMessage> ByLink(Account account, string returnTo = "/")
    {
        var token = Token.New();
        await Place.Acts.Run(db =>
        {
            db.AddSignInLink(token, account.Id, null, Place.Now, SignInLink.Lasts, returnTo);
            return Task.CompletedTask;
        });
        return await Place.Visitor().PostAsync(SignInLink.Path + token, null);
    }

    protected async Task<HttpResponseMessage> ByPassword(Account account, string returnTo) =>
        await Place
            .Visitor()
            .Send(
                "/entrer?par=mot-de-passe&retour=" + Uri.EscapeDataString(returnTo),
                "Form.Password",
                ("Form.Email", await AddressOf(account)),
                ("Form.Password", Phrase)
            );

    protected async Task<string> Step(Account account) => (await ByLink(account)).Headers.Location!.OriginalString;

    protected Task<HttpResponseMessage> Try(string step, string code) =>
        Place.Visitor().Send(step, "Form.Code", ("Form.Code", code));

    protected static async Task<HttpResponseMessage> Change(HttpClient browser, string handler, string code) =>
        await browser.PostAsync(Settings + handler, new FormUrlEncodedContent([new("Form.Code", code)]));

    protected Task<string> AddressOf(Account account) =>
        Place.Read(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId).Select(one => one.Email).SingleAsync()
        );

    protected Task<int> Sessions(Account account) =>
        Place.Read(db => db.Sessions.CountAsync(session => session.AccountId == account.Id));

    protected Task<List<string>> Acts(Account account) =>
        Place.Read(db =>
            db.Journal.Where(entry => entry.Kind == Account.Kind && entry.ThingId == account.Id)
                .Select(entry => entry.Action)
                .ToListAsync()
        );
}
