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

public sealed class ImportPeopleTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const string Path = "/reglages/comptes/importer";

    /// <summary>A page that shows what a list would do.</summary>
    private sealed record Looked(IHtmlDocument Document, string Path);

    [Fact]
    public async Task Only_stewards_bring_people_in()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var answer = await (await place.SignedIn(role)).GetAsync(Path);
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
            .ShouldBe(
                [
                    "nouvelle personne",
                    "nouvelle personne, à la même adresse que Neuve Aperçu",
                    "la même personne qu’à la ligne 2",
                    "déjà connue\u00A0: reçoit un compte",
                    "déjà connue\u00A0: rien ne change",
                    "laissée de côté\u00A0: ce n’est pas une adresse de courriel",
                ]
            );
        var words = page.Document.QuerySelector("main")!.TextContent;
        words.ShouldContain("Colonnes laissées de côté\u00A0: Téléphone.");
        words.ShouldContain("2 nouvelles personnes");
        (await With("apercu.fr")).ShouldBe(["Ancienne Aperçu", "Membre Aperçu"]);
    }

    [Fact]
    public async Task Everybody_comes_in_once_and_nobody_gets_a_mail()
    {
        var (browser, page) = await Look("Nom;Courriel\nUne Importée;une@importee.fr\nUn Importé;une@importee.fr\nSans Adresse;\n");

        await Import(browser, page);

        (await With("importee.fr")).ShouldBe(["Un Importé", "Une Importée"]);
        var roles = await place.Read(db =>
            db.Accounts.Where(one => one.Person!.Addresses.Any(address => address.Key == "une@importee.fr"))
                .Select(one => one.Role)
                .ToListAsync()
        );
        roles.ShouldBe([Role.Member, Role.Member]);
        (await place.Read(db => db.People.CountAsync(one => one.Name == "Sans Adresse"))).ShouldBe(1);
        (await place.Read(db => db.OutgoingMails.AnyAsync(mail => mail.To == "une@importee.fr"))).ShouldBeFalse();
        var after = await browser.Open(page.Path);
        after.QuerySelector("main .notice.t-garden")!.TextContent.ShouldContain("importé");
        (await place.Read(db => db.PeopleImports.OrderByDescending(row => row.Id).Select(row => row.Content).FirstAsync()))
            .ShouldBeEmpty();
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
        (await place.Read(db => db.People.CountAsync(one => one.Name == "Trois Fois"))).ShouldBe(1);
    }

    [Fact]
    public async Task Invitations_go_only_when_somebody_says_so_and_let_people_in()
    {
        await Known("Déjà Invitée", "deja@invitee.fr", account: true);
        var (browser, page) = await Look("Nom;Courriel\nFraîche Invitée;fraiche@invitee.fr\nDéjà Invitée;deja@invitee.fr\n");

        await Import(browser, page, ("Form.Invites", "true"), ("Form.Role", "Visitor"));

        var link = (await place.LinkSentTo("fraiche@invitee.fr")).ShouldNotBeNull();
        using var opened = await place.Visitor().GetAsync(link);
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await place.LinkSentTo("deja@invitee.fr")).ShouldBeNull();
        var account = await place.Read(db => db.AccountOf("fraiche@invitee.fr"));
        account.Role.ShouldBe(Role.Visitor);
    }

    [Fact]
    public async Task Without_accounts_people_are_known_and_cannot_come_in()
    {
        var (browser, page) = await Look("Nom;Courriel\nSans Compte;sans@compte.fr\n");

        await Import(browser, page, ("Form.GivesAccounts", "false"));

        (await With("compte.fr")).ShouldBe(["Sans Compte"]);
        (await place.Read(db => db.Accounts.AnyAsync(one => one.Person!.Name == "Sans Compte"))).ShouldBeFalse();
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
        await place.DoJobs();
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
        await place.DoJobs();
        var id = long.Parse(page.Path.Split('/')[^1]);

        await using var scope = place.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PeopleImporter>().Do(new ImportPeople(id), default);

        (await With("clic.fr")).ShouldBe(["Double Clic"]);
        (await place.Read(db => db.PeopleImports.SingleAsync(row => row.Id == id))).Added.ShouldBe(1);
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

    [Theory]
    [InlineData("", "vide")]
    [InlineData("bonjour tout le monde", "Aucune ligne")]
    [InlineData("Nom;Courriel\n", "mais personne")]
    [InlineData("<!doctype html><title>Entrer</title>", "pas un fichier CSV")]
    [InlineData("PK\u0003\u0004classeur", "classeur")]
    public async Task A_file_that_is_no_list_is_refused_beside_its_field(string content, string said)
    {
        var browser = await place.SignedIn(Role.Steward);
        using var answer = await Upload(browser, Encoding.UTF8.GetBytes(content));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Document()).ErrorOf("Given").ShouldNotBeNull().ShouldContain(said);
    }

    [Fact]
    public async Task No_file_and_one_that_is_too_large_are_refused()
    {
        var browser = await place.SignedIn(Role.Steward);
        using var none = await browser.PostAsync(Path, new MultipartFormDataContent { { new StringContent(""), "rien" } });
        (await none.Document()).ErrorOf("Given").ShouldNotBeNull().ShouldContain("manque");

        using var large = await Upload(browser, new byte[PeopleFiles.Largest + 1]);
        (await large.Document()).ErrorOf("Given").ShouldNotBeNull().ShouldContain("5 Mo");
    }

    [Fact]
    public async Task What_was_written_in_the_file_is_shown_as_text_and_kept_sealed()
    {
        var (_, page) = await Look("Nom;Courriel\n<script>alert(1)</script>;hostile@liste.fr\n");

        page.Document.QuerySelectorAll("main script").ShouldBeEmpty();
        page.Document.QuerySelector("main tbody td:nth-child(2)")!.TextContent.ShouldBe("<script>alert(1)</script>");
        var stored = await place.Read(db => db.PeopleImports.OrderByDescending(row => row.Id).FirstAsync());
        stored.Content.ShouldNotContain("hostile");
        Encoding.UTF8.GetString(Convert.FromBase64String(stored.Content)).ShouldNotContain("hostile");
    }

    [Fact]
    public async Task A_list_that_was_left_there_is_gone_the_next_day()
    {
        var (browser, page) = await Look("Nom;Courriel\nOubliée Liste;oubliee@liste.fr\n");
        place.Clock.Advance(TimeSpan.FromHours(25));
        using var late = await browser.GetAsync(page.Path);
        late.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await place.Acts.Run(act =>
        {
            act.Enqueue(new PurgePeopleImports(), place.Now);
            return Task.CompletedTask;
        });
        await place.DoJobs();

        var id = long.Parse(page.Path.Split('/')[^1]);
        (await place.Read(db => db.PeopleImports.AnyAsync(row => row.Id == id))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_command_only_says_what_would_happen_until_one_says_yes()
    {
        var file = System.IO.Path.Combine(place.Folder.Root, "liste.csv");
        await File.WriteAllTextAsync(file, "Nom;Courriel\nLigne Commande;ligne@commande.fr\nMal Écrite;mal\n");

        var looked = await Cli.Run(place, "import", "people", file);
        looked.Code.ShouldBe(0, looked.Error);
        looked.Out.ShouldContain("nouvelle personne");
        looked.Out.ShouldContain("--yes");
        (await With("commande.fr")).ShouldBeEmpty();

        var done = await Cli.Run(place, "import", "people", file, "--yes");
        done.Code.ShouldBe(0, done.Error);
        done.Out.ShouldContain("1 ajoutées");
        (await With("commande.fr")).ShouldBe(["Ligne Commande"]);
        (await place.Read(db => db.OutgoingMails.AnyAsync(mail => mail.To == "ligne@commande.fr"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("absent.csv", null, "n’existe pas")]
    [InlineData("vide.csv", "", "vide")]
    [InlineData("image.csv", "\u0089PNG", "Aucune ligne")]
    public async Task The_command_says_why_a_file_is_no_list(string name, string? content, string said)
    {
        var file = System.IO.Path.Combine(place.Folder.Root, name);
        if (content is not null)
            await File.WriteAllTextAsync(file, content);

        var ended = await Cli.Run(place, "import", "people", file, "--yes");

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain(said);
    }

    private async Task<(HttpClient Browser, Looked Page)> Look(string content, HttpClient? browser = null)
    {
        browser ??= await place.SignedIn(Role.Steward);
        using var answer = await Upload(browser, Encoding.UTF8.GetBytes(content));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var path = answer.Headers.Location!.OriginalString;
        return (browser, new Looked(await browser.Open(path), path));
    }

    private async Task Import(HttpClient browser, Looked page, params (string, string)[] choices)
    {
        using var started = await Send(browser, page, choices);
        started.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await place.DoJobs();
    }

    private static Task<HttpResponseMessage> Send(
        HttpClient browser,
        Looked page,
        params (string Name, string Value)[] choices
    )
    {
        var fields = new Dictionary<string, string> { ["Form.Role"] = "Member", ["Form.GivesAccounts"] = "true" };
        foreach (var (name, value) in choices)
            fields[name] = value;
        return browser.PostAsync(page.Path + "?handler=Import", new FormUrlEncodedContent(fields));
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient browser, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "Given", "adhérents.csv");
        return await browser.PostAsync(Path, form);
    }

    private static IEnumerable<string> Fates(IHtmlDocument page) =>
        page.QuerySelectorAll("main tbody tr td:last-child").Select(cell => cell.TextContent.Trim());

    private Task<List<string>> With(string domain) =>
        place.Read(db =>
            db.People.Where(one => one.Addresses.Any(address => address.Key.EndsWith(domain)))
                .OrderBy(one => one.SortKey)
                .Select(one => one.Name)
                .ToListAsync()
        );

    private Task Known(string name, string email, bool account) =>
        place.Acts.Run(async db =>
        {
            if (account)
            {
                await db.Admit(name, email, Role.Member, null, place.Now);
                return;
            }
            var person = Person.Named(name, place.Now);
            person.Addresses.Add(Address.Of(email));
            db.People.Add(person);
        });
}
