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

/// <summary>What the file may be, and the command that takes one.</summary>
public sealed class ImportPeopleFilesTests(TestPlace place) : PeopleLists(place), IClassFixture<TestPlace>
{
    [Theory]
    [InlineData("", "vide")]
    [InlineData("bonjour tout le monde", "Aucune ligne")]
    [InlineData("Nom;Courriel\n", "mais personne")]
    [InlineData("<!doctype html><title>Entrer</title>", "pas un fichier CSV")]
    [InlineData("PK\u0003\u0004classeur", "classeur")]
    public async Task A_file_that_is_no_list_is_refused_beside_its_field(string content, string said)
    {
        var browser = await Place.SignedIn(Role.Steward);
        using var answer = await Upload(browser, Encoding.UTF8.GetBytes(content));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Document()).ErrorOf("Given").ShouldNotBeNull().ShouldContain(said);
    }

    [Fact]
    public async Task No_file_and_one_that_is_too_large_are_refused()
    {
        var browser = await Place.SignedIn(Role.Steward);
        using var none = await browser.PostAsync(
            Path,
            new MultipartFormDataContent { { new StringContent(""), "rien" } }
        );
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
        var stored = await Place.Read(db => db.PeopleImports.OrderByDescending(row => row.Id).FirstAsync());
        stored.Content.ShouldNotContain("hostile");
        Encoding.UTF8.GetString(Convert.FromBase64String(stored.Content)).ShouldNotContain("hostile");
    }

    [Fact]
    public async Task A_list_that_was_left_there_is_gone_the_next_day()
    {
        var (browser, page) = await Look("Nom;Courriel\nOubliée Liste;oubliee@liste.fr\n");
        Place.Clock.Advance(TimeSpan.FromHours(25));
        using var late = await browser.GetAsync(page.Path);
        late.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await Place.Acts.Run(act =>
        {
            act.Enqueue(new PurgePeopleImports(), Place.Now);
            return Task.CompletedTask;
        });
        await Place.DoJobs();

        var id = long.Parse(page.Path.Split('/')[^1]);
        (await Place.Read(db => db.PeopleImports.AnyAsync(row => row.Id == id))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_command_only_says_what_would_happen_until_one_says_yes()
    {
        var file = System.IO.Path.Combine(Place.Folder.Root, "liste.csv");
        await File.WriteAllTextAsync(file, "Nom;Courriel\nLigne Commande;ligne@commande.fr\nMal Écrite;mal\n");

        var looked = await Cli.Run(Place, "import", "people", file);
        looked.Code.ShouldBe(0, looked.Error);
        looked.Out.ShouldContain("nouvelle personne");
        looked.Out.ShouldContain("--yes");
        (await With("commande.fr")).ShouldBeEmpty();

        var done = await Cli.Run(Place, "import", "people", file, "--yes");
        done.Code.ShouldBe(0, done.Error);
        done.Out.ShouldContain("1 ajoutées");
        (await With("commande.fr")).ShouldBe(["Ligne Commande"]);
        (await Place.Read(db => db.OutgoingMails.AnyAsync(mail => mail.To == "ligne@commande.fr"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("absent.csv", null, "n’existe pas")]
    [InlineData("vide.csv", "", "vide")]
    [InlineData("image.csv", "\u0089PNG", "Aucune ligne")]
    public async Task The_command_says_why_a_file_is_no_list(string name, string? content, string said)
    {
        var file = System.IO.Path.Combine(Place.Folder.Root, name);
        if (content is not null)
            await File.WriteAllTextAsync(file, content);

        var ended = await Cli.Run(Place, "import", "people", file, "--yes");

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain(said);
    }
}
