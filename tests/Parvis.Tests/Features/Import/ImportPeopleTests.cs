using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Import.People;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Import;

public sealed class ImportPeopleTests(TestPlace place) : PeopleLists(place), IClassFixture<TestPlace>
{
    [Fact]
    public async Task Only_stewards_bring_people_in()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var answer = await (await Place.SignedIn(role)).GetAsync(Path);
            answer.StatusCode.ShouldBe(role == Role.Steward ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role}");
        }
    }

    [Fact]
    public async Task One_sees_what_will_happen_to_each_line_and_nothing_happens_yet()
    {
        await Known("Ancienne Aperçu", "ancienne@apercu.fr", account: false);
        await Known("Membre Aperçu", "membre@apercu.fr", account: true);

        var (_, page) = await Look(
            "Prénom;Nom;Courriel;Téléphone\n"
                + "Neuve;Aperçu;neuve@apercu.fr;01\n"
                + "Conjoint;Autre;NEUVE@apercu.fr;02\n"
                + "NEUVE;APERÇU;neuve@apercu.fr;03\n"
                + "ancienne;apercu;Ancienne@Apercu.fr;04\n"
                + "Membre;Aperçu;membre@apercu.fr;05\n"
                + "Faute;Aperçu;pas une adresse;06\n"
        );

        Fates(page.Document)
            .ShouldBe([
                "nouvelle personne",
                "nouvelle personne, à la même adresse que Neuve Aperçu",
                "la même personne qu’à la ligne 2",
                "déjà connue\u00A0: reçoit un compte",
                "déjà connue\u00A0: rien ne change",
                "laissée de côté\u00A0: ce n’est pas une adresse de courriel",
            ]);
        var words = page.Document.QuerySelector("main")!.TextContent;
        words.ShouldContain("Colonnes laissées de côté\u00A0: Téléphone.");
        words.ShouldContain("2 nouvelles personnes");
        (await With("apercu.fr")).ShouldBe(["Ancienne Aperçu", "Membre Aperçu"]);
    }

    [Fact]
    public async Task Everybody_comes_in_once_and_nobody_gets_a_mail()
    {
        var (browser, page) = await Look(
            "Nom;Courriel\nUne Importée;une@importee.fr\nUn Importé;une@importee.fr\nSans Adresse;\n"
        );

        await Import(browser, page);

        (await With("importee.fr")).ShouldBe(["Un Importé", "Une Importée"]);
        var roles = await Place.Read(db =>
            db.Accounts.Where(one => one.Person!.Addresses.Any(address => address.Key == "une@importee.fr"))
                .Select(one => one.Role)
                .ToListAsync()
        );
        roles.ShouldBe([Role.Member, Role.Member]);
        (await Place.Read(db => db.People.CountAsync(one => one.Name == "Sans Adresse"))).ShouldBe(1);
        (await Place.Read(db => db.OutgoingMails.AnyAsync(mail => mail.To == "une@importee.fr"))).ShouldBeFalse();
        var after = await browser.Open(page.Path);
        after.QuerySelector("main .notice.t-garden")!.TextContent.ShouldContain("importé");
        (
            await Place.Read(db =>
                db.PeopleImports.OrderByDescending(row => row.Id).Select(row => row.Content).FirstAsync()
            )
        ).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_list_twice_changes_nothing_the_second_time()
    {
        const string List = "Nom;Courriel\nDeux Fois;deux@fois.fr\nÀ Deux;deux@fois.fr\nTrois Fois;\n";
        var (browser, page) = await Look(List);
        await Import(browser, page);

        var (_, again) = await Look(List, browser);
        Fates(again.Document).ShouldAllBe(fate => fate == "déjà connue\u00A0: rien ne change");
        await Import(browser, again);

        (await With("fois.fr")).Count.ShouldBe(2);
        (await Place.Read(db => db.People.CountAsync(one => one.Name == "Trois Fois"))).ShouldBe(1);
    }

    [Fact]
    public async Task Invitations_go_only_when_somebody_says_so_and_let_people_in()
    {
        await Known("Déjà Invitée", "deja@invitee.fr", account: true);
        var (browser, page) = await Look(
            "Nom;Courriel\nFraîche Invitée;fraiche@invitee.fr\nDéjà Invitée;deja@invitee.fr\n"
        );

        await Import(browser, page, ("Form.Invites", "true"), ("Form.Role", "Visitor"));

        var link = (await Place.LinkSentTo("fraiche@invitee.fr")).ShouldNotBeNull();
        using var opened = await Place.Visitor().GetAsync(link);
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var entered = await Place.Visitor().PostAsync(link, null);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = await Place.Read(db => db.Addresses.SingleAsync(one => one.Email == "fraiche@invitee.fr"));
        address.ConfirmedAt.ShouldNotBeNull();
        (await Place.LinkSentTo("deja@invitee.fr")).ShouldBeNull();
        var account = await Place.Read(db => db.AccountOf("fraiche@invitee.fr"));
        account.Role.ShouldBe(Role.Visitor);
    }

    [Fact]
    public async Task Without_accounts_people_are_known_and_cannot_come_in()
    {
        var (browser, page) = await Look("Nom;Courriel\nSans Compte;sans@compte.fr\n");

        await Import(browser, page, ("Form.GivesAccounts", "false"));

        (await With("compte.fr")).ShouldBe(["Sans Compte"]);
        (await Place.Read(db => db.Accounts.AnyAsync(one => one.Person!.Name == "Sans Compte"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Form.Role", "Steward")]
    [InlineData("Form.Role", "Gardener")]
    [InlineData("Form.Role", "99")]
    public async Task A_list_makes_nobody_more_than_a_member(string field, string typed)
    {
        var (browser, page) = await Look($"Nom;Courriel\nPromue Liste;promue{typed}@liste.fr\n");

        using var answer = await Send(browser, page, (field, typed));

        (await answer.Document()).ErrorOf(field).ShouldNotBeNullOrEmpty();
        await Place.DoJobs();
        (await With($"promue{typed}@liste.fr")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_invited_who_gets_no_account()
    {
        var (browser, page) = await Look("Nom;Courriel\nSeule Invitée;seule@invitation.fr\n");

        using var answer = await Send(browser, page, ("Form.GivesAccounts", "false"), ("Form.Invites", "true"));

        (await answer.Document()).ErrorOf("Form.Invites").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_second_click_and_a_job_done_twice_bring_nobody_twice()
    {
        var (browser, page) = await Look("Nom;Courriel\nDouble Clic;double@clic.fr\n");
        using var first = await Send(browser, page);
        using var second = await Send(browser, page);
        await Place.DoJobs();
        var id = long.Parse(page.Path.Split('/')[^1]);

        await using var scope = Place.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PeopleImporter>().Do(new ImportPeople(id), default);

        (await With("clic.fr")).ShouldBe(["Double Clic"]);
        (await Place.Read(db => db.PeopleImports.SingleAsync(row => row.Id == id))).Added.ShouldBe(1);
    }

    [Fact]
    public async Task A_list_of_many_lines_comes_in_whole()
    {
        var lines = Enumerable.Range(0, 450).Select(i => $"Personne Nombreuse {i};p{i}@nombreuse.fr\n");
        var (browser, page) = await Look("Nom;Courriel\n" + string.Concat(lines));
        page.Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(100);

        await Import(browser, page);

        (await With("nombreuse.fr")).Count.ShouldBe(450);
    }
}
