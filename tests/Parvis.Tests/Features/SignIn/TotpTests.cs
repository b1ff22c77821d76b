using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.SignIn;

public sealed class TotpTests(TestPlace place) : CodeCase(place)
{
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
            var browser = Place.Visitor();
            Later();
            using var entered = await browser.Send(step, "Form.Code", ("Form.Code", " " + await Code(account) + " "));
            entered.Headers.Location!.OriginalString.ShouldBe("/moi");
            (await browser.Open("/moi")).QuerySelector("h1")!.TextContent.ShouldBe("Double");
            await Place.Visitor().Open(step, HttpStatusCode.Gone);
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
        await Place.DoJobs();
        var mails = await Place.Read(db =>
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

        Place.Clock.Advance(SecondStep.Lasts);
        var page = await Place.Visitor().Open(late, HttpStatusCode.Gone);
        page.QuerySelector("main a.btn")!.GetAttribute("href").ShouldBe("/entrer");
        using var over = await Place
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

        Place.Clock.Advance(SecondFactor.FailuresCountFor);
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
}
