using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Settings;

public sealed class SettingsTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Theory]
    [InlineData("/reglages")]
    [InlineData("/reglages/horaires")]
    [InlineData("/reglages/mentions")]
    [InlineData("/reglages/espaces")]
    [InlineData("/reglages/comptes")]
    public async Task Only_stewards_change_settings(string path)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await place.SignedIn(role);
            using var answer = await browser.GetAsync(path);
            answer.StatusCode.ShouldBe(role == Role.Steward ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role}");
        }
        using var visitor = await place.Visitor().GetAsync(path);
        visitor.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Of_two_who_save_at_once_the_second_sees_both_texts_and_loses_neither()
    {
        var (first, second) = (await place.SignedIn(Role.Steward), await place.SignedIn(Role.Steward));
        var mine = Pages.Filled(await first.Open("/reglages"), "Place.Name", ("Place.Tagline", "la première"));
        var theirs = Pages.Filled(await second.Open("/reglages"), "Place.Name", ("Place.Tagline", "la seconde"));
        (await first.Post("/reglages", mine)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var conflict = await second.Post("/reglages", theirs);

        var page = await conflict.Document();
        var said = page.QuerySelector("section.notice")!.TextContent;
        said.ShouldContain("la première");
        said.ShouldContain("la seconde");
        page.ValueOf("Place.Tagline").ShouldBe("la seconde");
        using var saved = await second.Post("/reglages", Pages.Filled(page, "Place.Name"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await place.Read(db => db.Places.SingleAsync())).Tagline.ShouldBe("la seconde");
    }

    [Fact]
    public async Task New_hours_end_the_old_ones_the_day_before_and_summer_hours_give_way_afterwards()
    {
        var browser = await place.SignedIn(Role.Steward);
        await Hours(browser, "2026-04-20", "", "9h-17h");
        await Hours(browser, "2026-07-01", "2026-08-31", "8h-13h");

        var hours = place.Services.GetRequiredService<CurrentPlace>().Hours;
        hours.On(new LocalDate(2026, 6, 29)).Single().Closes.Hour.ShouldBe(17);
        hours.On(new LocalDate(2026, 7, 6)).Single().Closes.Hour.ShouldBe(13);
        hours.On(new LocalDate(2026, 9, 7)).Single().Closes.Hour.ShouldBe(17);

        using var past = await browser.Send("/reglages/horaires", "Hours.Monday", ("Hours.From", "2026-04-01"));
        (await past.Document()).ErrorOf("Hours.From").ShouldNotBeNull();
        hours.On(new LocalDate(2026, 4, 13)).ShouldBeEmpty("the past is not rewritten");
    }

    [Fact]
    public async Task A_closing_is_added_once_and_taken_back()
    {
        var browser = await place.SignedIn(Role.Steward);
        (string, string)[] values = [("Shut.From", "2026-12-25"), ("Shut.Reason", "Noël")];
        await browser.Send("/reglages/horaires", "Shut.From", values);
        await browser.Send("/reglages/horaires", "Shut.From", values);
        var closing = await place.Read(db => db.Closings.SingleAsync(one => one.Reason == "Noël"));
        closing.Until.ShouldBe(closing.From);

        await browser.Send("/reglages/horaires", "?handler=Reopen");

        (await place.Read(db => db.Closings.AnyAsync(one => one.Reason == "Noël"))).ShouldBeFalse();
        using var wrong = await browser.Send("/reglages/horaires", "Shut.From", ("Shut.Reason", "sans jour"));
        var page = await wrong.Document();
        page.ErrorOf("Shut.From").ShouldNotBeNull();
        page.ValueOf("Shut.Reason").ShouldBe("sans jour");
    }

    [Fact]
    public async Task A_space_shows_its_things_to_its_members_and_to_nobody_else()
    {
        var steward = await place.SignedIn(Role.Steward);
        var inside = await place.Somebody(Role.Member, "Dedans Martin");
        var outside = await place.Somebody(Role.Member, "Dehors Martin");
        using var created = await steward.Send("/reglages/espaces", "Form.Name", ("Form.Name", "Fablab d’été"));
        var path = created.Headers.Location!.OriginalString.Split('?')[0];
        var space = await place.Read(db => db.Spaces.SingleAsync(one => one.Slug == "fablab-d-ete"));
        await steward.Send(path, "Form.Name", ("Form.Sight", "Itself"));

        var found = await steward.Open(path + "?qui=dedans");
        found.QuerySelectorAll("button[aria-label='Ajouter Dedans Martin']").Length.ShouldBe(1);
        using var added = await steward.Post(path, Pages.Filled(found, "?handler=Add"));
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await Sees(inside)).ShouldBe([space.Id]);
        (await Sees(outside)).ShouldBeEmpty();
        await steward.Send(path, "?handler=Remove");
        (await Sees(inside)).ShouldBeEmpty();
        using var twin = await steward.Send("/reglages/espaces", "Form.Name", ("Form.Name", "FABLAB d'été"));
        (await twin.Document()).ErrorOf("Form.Name").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_role_is_given_with_a_reason_that_stands_in_the_journal()
    {
        var account = await place.Somebody(Role.Member, "Promue");
        var browser = await place.SignedIn(Role.Steward);
        var path = $"/reglages/comptes/{account.Id}";

        using var silent = await browser.Send(path, "Form.Role", ("Form.Role", "Gardener"));
        (await silent.Document()).ErrorOf("Form.Reason").ShouldNotBeNull();
        await browser.Send(path, "Form.Role", ("Form.Role", "Gardener"), ("Form.Reason", "<b>elle</b> jardine"));

        (await place.Read(db => db.Accounts.SingleAsync(one => one.Id == account.Id))).Role.ShouldBe(Role.Gardener);
        var entry = await place.Read(db =>
            db.Journal.SingleAsync(one => one.Kind == "account" && one.ThingId == account.Id)
        );
        entry.Reason.ShouldBe("<b>elle</b> jardine");
        var journal = await browser.Open("/coulisses/journal");
        journal.QuerySelector("main q")!.TextContent.ShouldBe("<b>elle</b> jardine");
    }

    [Fact]
    public async Task The_last_steward_keeps_the_role_also_when_two_leave_at_once()
    {
        await place.Acts.Run(db =>
            db.Accounts.Where(one => one.Role == Role.Steward)
                .ExecuteUpdateAsync(one => one.SetProperty(row => row.Role, Role.Member))
        );
        var (one, other) = (await place.Somebody(Role.Steward, "Une"), await place.Somebody(Role.Steward, "Autre"));

        var given = await Task.WhenAll(
            new[] { one, other }.Select(account =>
                place.Acts.Run(async db =>
                {
                    var row = await db.Accounts.SingleAsync(row => row.Id == account.Id);
                    return await db.GiveRole(row, Role.Member, null, "je pars", place.Now);
                })
            )
        );

        given.Count(done => done).ShouldBe(1);
        (await place.Read(db => db.Accounts.CountAsync(row => row.Role == Role.Steward))).ShouldBe(1);
        var last = given[0] ? other : one;
        var browser = await place.SignedIn(last);
        using var refused = await browser.Send(
            $"/reglages/comptes/{last.Id}",
            "Form.Role",
            ("Form.Role", "Member"),
            ("Form.Reason", "je pars")
        );
        (await refused.Document()).ErrorOf("Form.Role").ShouldNotBeNull();
    }

    [Fact]
    public async Task Somebody_invited_twice_has_one_account_and_two_mails_and_comes_in()
    {
        const string Address = "invitee@exemple.example";
        var browser = await place.SignedIn(Role.Steward);
        for (var i = 0; i < 2; i++)
        {
            using var sent = await browser.Send(
                "/reglages/comptes",
                "Form.Email",
                ("Form.Name", "Nouvelle Venue"),
                ("Form.Email", Address),
                ("Form.Role", i == 0 ? "Gardener" : "Steward")
            );
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        var link = (await place.LinkSentTo(Address))!;
        var account = await place.Read(db => db.Accounts.SingleAsync(one => one.Person!.Name == "Nouvelle Venue"));
        account.Role.ShouldBe(Role.Gardener);
        (await place.Read(db => db.OutgoingMails.CountAsync(mail => mail.To == Address))).ShouldBe(2);
        using var entered = await place.Visitor().PostAsync(link, null);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // The link was read in that mailbox: the house may write there.
        (await place.Read(db => db.Addresses.SingleAsync(one => one.Email == Address))).ConfirmedAt.ShouldNotBeNull();
    }

    private static async Task Hours(HttpClient browser, string from, string until, string monday)
    {
        using var saved = await browser.Send(
            "/reglages/horaires",
            "Hours.Monday",
            ("Hours.From", from),
            ("Hours.Until", until),
            ("Hours.Monday", monday)
        );
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<List<long>> Sees(Account account)
    {
        var token = await place.Acts.Run(db =>
            Task.FromResult(place.Services.GetRequiredService<Sessions>().Open(db, account, ""))
        );
        var reader = await place.Services.GetRequiredService<Sessions>().ReaderOf(token, default);
        return await place.Read(db =>
            db.Spaces.VisibleTo(reader).Where(one => one.Slug == "fablab-d-ete").Select(one => one.Id).ToListAsync()
        );
    }
}
