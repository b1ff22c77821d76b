using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.SignIn;

public sealed class TotpTests : IClassFixture<TestPlace>
{
    private const string Phrase = "quatre mots bien choisis";
    private const string Settings = "/moi/second-facteur";
    private readonly TestPlace place;

    public TotpTests(TestPlace place)
    {
        this.place = place;
        // Each test has tries, and codes, of its own.
        place.Clock.Advance(TimeSpan.FromMinutes(16));
    }

    [Fact]
    public async Task It_asks_for_nothing_until_a_first_code_confirms_it_and_shows_its_codes_once()
    {
        var account = await place.Somebody(Role.Concierge, "Prudence");
        var browser = await place.SignedIn(account);
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
    public async Task The_secret_and_the_recovery_codes_are_not_readable_in_the_database()
    {
        var (account, codes) = await WithCodes("Scellée");
        var factor = await place.Read(db => db.SecondFactors.SingleAsync(one => one.AccountId == account.Id));
        var secret = place.Services.GetRequiredService<SecondFactors>().SecretOf(factor)!;
        factor.Secret.ShouldNotContain(TimedCode.InBase32(secret));
        var stored = await place.Read(db =>
            db.RecoveryCodes.Where(one => one.AccountId == account.Id).Select(one => one.Hash).ToListAsync()
        );
        stored.Intersect(codes).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_link_and_after_a_password_there_is_no_session_before_the_code()
    {
        var (account, _) = await WithCodes("Double", password: true);
        var before = await Sessions(account);
        foreach (var first in new[] { await ByLink(account, "/moi"), await ByPassword(account, "/moi") })
        {
            first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            first.Headers.Contains("Set-Cookie").ShouldBeFalse();
            var step = first.Headers.Location!.OriginalString;
            step.ShouldStartWith("/entrer/code/");
            (await Sessions(account)).ShouldBe(before);
            var browser = place.Visitor();
            Later();
            using var entered = await browser.Send(step, "Form.Code", ("Form.Code", " " + await Code(account) + " "));
            entered.Headers.Location!.OriginalString.ShouldBe("/moi");
            (await browser.Open("/moi")).QuerySelector("h1")!.TextContent.ShouldBe("Double");
            await place.Visitor().Open(step, HttpStatusCode.Gone);
            (await Sessions(account)).ShouldBe(++before);
        }
    }

    [Fact]
    public async Task A_code_is_taken_once_even_where_it_is_sent_many_times_at_once()
    {
        var (account, _) = await WithCodes("Unique");
        Later();
        var code = await Code(account);
        var steps = new List<string>();
        for (var i = 0; i < 4; i++)
            steps.Add(await Step(account));

        var answers = await Task.WhenAll(steps.Select(step => Try(step, code)));

        answers.Count(one => one.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        var refused = answers.First(one => one.StatusCode == HttpStatusCode.OK);
        (await refused.Document()).ErrorOf("Form.Code")!.ShouldContain("déjà servi");
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once_however_it_is_typed_and_its_person_hears_of_it()
    {
        var (account, codes) = await WithCodes("Secours");
        var typed = codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal).Replace('0', 'O');

        (await Try(await Step(account), typed)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Try(await Step(account), codes[3])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Try(await Step(account), codes[4])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await Acts(account)).Count(action => action == "use-recovery-code").ShouldBe(2);
        await place.DoJobs();
        var mails = await place.Read(db =>
            db.OutgoingMails.Where(mail => mail.PersonId == account.PersonId && mail.Kind == "account-news")
                .Select(mail => mail.Text)
                .ToListAsync()
        );
        mails.Count.ShouldBe(2);
        mails[0].ShouldContain("codes de secours vient de servir");
    }

    [Fact]
    public async Task The_recovery_code_of_one_account_does_not_open_another()
    {
        var (_, codes) = await WithCodes("La mienne");
        var (hers, _) = await WithCodes("La sienne");
        (await Try(await Step(hers), codes[0])).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_step_ends_after_five_wrong_codes_and_after_ten_minutes()
    {
        var (account, _) = await WithCodes("Étape");
        var (tried, late) = (await Step(account), await Step(account));
        for (var i = 0; i < SecondStep.MostTries - 1; i++)
            (await Try(tried, "12345")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var last = await Try(tried, "12345");
        last.StatusCode.ShouldBe(HttpStatusCode.Gone);

        place.Clock.Advance(SecondStep.Lasts);
        var page = await place.Visitor().Open(late, HttpStatusCode.Gone);
        page.QuerySelector("main a.btn")!.GetAttribute("href").ShouldBe("/entrer");
        using var over = await place
            .Visitor()
            .PostAsync(late, new FormUrlEncodedContent([new("Form.Code", await Code(account))]));
        over.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await Sessions(account)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_guesses_codes_waits_whatever_the_number_of_steps_and_the_right_one_waits_too()
    {
        var (account, codes) = await WithCodes("Devinée");
        for (var i = 0; i < SecondFactor.MostFailures; i++)
            (await Try(await Step(account), $"{100 + i}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Later();

        using var right = await Try(await Step(account), await Code(account));
        right.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await right.Document()).ErrorOf("Form.Code")!.ShouldContain("quart d’heure");
        (await Try(await Step(account), codes[0])).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        place.Clock.Advance(SecondFactor.FailuresCountFor);
        (await Try(await Step(account), await Code(account))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("abcdef")]
    [InlineData("<script>")]
    [InlineData("１２３４５６")]
    public async Task What_is_no_code_is_said_beside_the_field(string typed)
    {
        var (account, _) = await WithCodes("Frappe");
        using var answer = await Try(await Step(account), typed);
        (await answer.Document()).ErrorOf("Form.Code").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task It_is_taken_off_and_its_codes_renewed_only_with_a_code()
    {
        var (account, codes) = await WithCodes("Change");
        var browser = await place.SignedIn(account);
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
        (await place.Read(db => db.RecoveryCodes.AnyAsync(one => one.AccountId == account.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_steward_resets_it_with_a_reason_and_the_person_is_told()
    {
        var (account, _) = await WithCodes("Perdue");
        var steward = await place.SignedIn(Role.Steward);
        using var reset = await steward.Send($"/reglages/comptes/{account.Id}", "motif", ("motif", "téléphone perdu"));
        reset.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await ByLink(account)).Headers.Location!.OriginalString.ShouldBe("/");
        var entry = await place.Read(db =>
            db.Journal.SingleAsync(one => one.ThingId == account.Id && one.Action == "reset-second-factor")
        );
        entry.Reason.ShouldBe("téléphone perdu");
        await place.DoJobs();
        (
            await place.Read(db =>
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
        var ended = await Cli.Run(place, "user", "reset-code", address);
        ended.Code.ShouldBe(0, ended.Error);
        (await place.Read(db => db.AsksSecondFactor(account.Id))).ShouldBeFalse();
        (await Cli.Run(place, "user", "reset-code", address)).Code.ShouldBe(1);
    }

    // The next code of the application.
    private void Later() => place.Clock.Advance(TimeSpan.FromSeconds(TimedCode.Seconds * 2));

    private async Task<(Account Account, List<string> Codes)> WithCodes(string name, bool password = false)
    {
        var account = await place.Somebody(Role.Concierge, name);
        if (password)
        {
            var hash = place.Services.GetRequiredService<Passwords>().Hash(Phrase);
            await place.Acts.Run(async db =>
                (await db.Accounts.SingleAsync(one => one.Id == account.Id)).PasswordHash = hash
            );
        }
        var browser = await place.SignedIn(account);
        await browser.Send(Settings, "?handler=Begin");
        using var confirmed = await browser.Send(Settings, "Form.Code", ("Form.Code", await Code(account)));
        return (account, Shown(await confirmed.Document()));
    }

    private static List<string> Shown(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main ol code").Select(one => one.TextContent)];

    private async Task<string> Code(Account account)
    {
        var factor = await place.Read(db => db.SecondFactors.SingleAsync(one => one.AccountId == account.Id));
        var secret = place.Services.GetRequiredService<SecondFactors>().SecretOf(factor)!;
        return TimedCode.Of(secret, TimedCode.StepAt(place.Now));
    }

    private async Task<HttpResponseMessage> ByLink(Account account, string returnTo = "/")
    {
        var token = Token.New();
        await place.Acts.Run(db =>
        {
            db.AddSignInLink(token, account.Id, null, place.Now, SignInLink.Lasts, returnTo);
            return Task.CompletedTask;
        });
        return await place.Visitor().PostAsync(SignInLink.Path + token, null);
    }

    private async Task<HttpResponseMessage> ByPassword(Account account, string returnTo) =>
        await place
            .Visitor()
            .Send(
                "/entrer?par=mot-de-passe&retour=" + Uri.EscapeDataString(returnTo),
                "Form.Password",
                ("Form.Email", await AddressOf(account)),
                ("Form.Password", Phrase)
            );

    private async Task<string> Step(Account account) => (await ByLink(account)).Headers.Location!.OriginalString;

    private Task<HttpResponseMessage> Try(string step, string code) =>
        place.Visitor().Send(step, "Form.Code", ("Form.Code", code));

    private static async Task<HttpResponseMessage> Change(HttpClient browser, string handler, string code) =>
        await browser.PostAsync(Settings + handler, new FormUrlEncodedContent([new("Form.Code", code)]));

    private Task<string> AddressOf(Account account) =>
        place.Read(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId).Select(one => one.Email).SingleAsync()
        );

    private Task<int> Sessions(Account account) =>
        place.Read(db => db.Sessions.CountAsync(session => session.AccountId == account.Id));

    private Task<List<string>> Acts(Account account) =>
        place.Read(db =>
            db.Journal.Where(entry => entry.Kind == Account.Kind && entry.ThingId == account.Id)
                .Select(entry => entry.Action)
                .ToListAsync()
        );
}
