using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform.Data;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Privacy;
using Parvis.Platform.Web;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.OwnAccount;

public sealed class PersonalDataTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Theory]
    [InlineData("/moi/donnees")]
    [InlineData("/moi/donnees?handler=Export")]
    [InlineData("/moi/effacer")]
    [InlineData("/moi/demandes")]
    public async Task Visitors_are_sent_to_sign_in(string path)
    {
        using var answer = await place.Visitor().GetAsync(path);
        answer.Headers.Location!.OriginalString.ShouldStartWith("/entrer?retour=");
    }

    [Fact]
    public async Task Ones_data_are_counted_by_kind_with_purpose_and_term()
    {
        var account = await place.Somebody(Role.Member, "Compte Données");
        await place.Ask("Une", by: account.PersonId);
        await place.Ask("Deux", by: account.PersonId);

        var page = await (await place.SignedIn(account)).Open("/moi/donnees");

        var row = page.QuerySelectorAll("main tbody tr")
            .Single(one => one.FirstElementChild!.TextContent == "Questions posées");
        row.QuerySelector("td.nums")!.TextContent.ShouldBe("2");
        row.TextContent.ShouldContain("garder ce que le lieu sait");
        row.TextContent.ShouldContain("sans limite");
        page.QuerySelectorAll("main tbody tr").Length.ShouldBe(All.Holdings.Count);
    }

    [Fact]
    public async Task The_page_makes_few_statements_whatever_there_is()
    {
        var account = await place.Somebody(Role.Member, "Peu Données");
        var browser = await place.SignedIn(account);
        await browser.Open("/moi/donnees");

        (await place.Statements.During(browser, "/moi/donnees")).Statements.ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task The_export_holds_ones_own_things_and_nobody_elses()
    {
        var (mine, theirs) = (
            await Writer("Emporte Données", "à moi"),
            await Writer("Autre Données", "du voisin d’en face")
        );
        var browser = await place.SignedIn(mine);

        using var zip = await Export(browser);

        var all = string.Concat(zip.Entries.Select(Text));
        all.ShouldContain("à moi");
        all.ShouldNotContain("du voisin d’en face");
        all.ShouldNotContain(await EmailOf(theirs));
        var person = Json(zip, "identite")[0];
        person.GetProperty("nom").GetString().ShouldBe("Emporte Données");
        person.GetProperty("adresses")[0].GetString().ShouldBe(await EmailOf(mine));
        Json(zip, "reponses")[0].GetProperty("texte").GetString().ShouldBe("Une réponse à moi");
        Json(zip, "pages")[0].GetProperty("texte").GetString().ShouldBe("Une page à moi");
        Json(zip, "appareils").GetArrayLength().ShouldBe(1);
        zip.Entries.Count.ShouldBe(All.Holdings.Count + 1);
    }

    [Fact]
    public async Task The_page_of_an_export_shows_what_was_written_as_text()
    {
        var account = await place.Somebody(Role.Member, "<b>Gras</b> Données");
        await place.Ask("<script>alert(1)</script>", by: account.PersonId);

        using var zip = await Export(await place.SignedIn(account));

        var html = Text(zip.GetEntry("index.html")!);
        html.ShouldContain("&lt;script&gt;");
        html.ShouldNotContain("<script>");
        html.ShouldNotContain("<b>Gras");
        html.ShouldContain("Questions posées");
    }

    [Fact]
    public async Task The_export_never_holds_what_opens_a_door()
    {
        var account = await place.Somebody(Role.Member, "Secrète Données");
        var email = await EmailOf(account);
        using var asked = await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", email));
        var link = (await place.LinkSentTo(email)).ShouldNotBeNull();

        using var zip = await Export(await place.SignedIn(account));

        string.Concat(zip.Entries.Select(Text)).ShouldNotContain(link[^20..]);
        Json(zip, "courriels").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task An_address_that_two_share_gives_neither_the_mails_that_name_nobody()
    {
        var (one, other) = (
            await place.Somebody(Role.Member, "Couple Un"),
            await place.Somebody(Role.Member, "Couple Deux")
        );
        await place.Acts.Run(db =>
        {
            foreach (var person in new[] { one.PersonId, other.PersonId })
                db.Addresses.Add(
                    new Address
                    {
                        PersonId = person,
                        Email = "couple@exemple.fr",
                        Key = "couple@exemple.fr",
                    }
                );
            db.OutgoingMails.Add(
                new OutgoingMail
                {
                    Kind = "invitation",
                    MessageId = "couple",
                    To = "couple@exemple.fr",
                    Subject = "À l’un des deux",
                    Text = "",
                    Html = "",
                    CreatedAt = place.Now,
                    SentAt = place.Now,
                }
            );
            return Task.CompletedTask;
        });

        using var zip = await Export(await place.SignedIn(one));

        Text(zip.GetEntry("courriels.json")!).ShouldNotContain("À l’un des deux");
    }

    [Fact]
    public async Task The_privacy_page_says_all_that_is_kept()
    {
        var page = await place.Visitor().GetStringAsync("/vie-privee");

        foreach (var holding in All.Holdings)
            WebUtility.HtmlDecode(page).ShouldContain(holding.Name);
    }

    [Fact]
    public void Every_column_that_points_to_a_person_or_holds_an_address_is_answered_for()
    {
        using var db = place.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
        var answered = All.Holdings.SelectMany(holding => holding.Columns).ToHashSet();
        var columns = db
            .Model.GetEntityTypes()
            .Where(entity => !entity.IsOwned())
            .SelectMany(entity => entity.GetProperties().Select(one => $"{entity.ClrType.Name}.{one.Name}"))
            .ToHashSet();

        columns.Where(IsPersonal).Where(column => !answered.Contains(column)).ShouldBeEmpty();
        // Named for a column that went, or was misspelt.
        answered
            .Where(column => !columns.Contains(column))
            .Where(column => !column.StartsWith("Person.", StringComparison.Ordinal))
            .Select(column => column.Split('.')[1])
            .ShouldBeSubsetOf(["Account", "Person", "Changes"]);
    }

    [Fact]
    public void Every_kind_has_its_own_file_and_its_English()
    {
        All.Holdings.Select(holding => holding.Key).ShouldBeUnique();
        All.Holdings.SelectMany(holding => new[] { holding.Name, holding.Purpose, holding.Term })
            .Where(text => Texts.InEnglish[text] == text)
            .ShouldBeEmpty();
    }

    // The place's own address is no person's. What is of a person by its name, or may hold one.
    private static bool IsPersonal(string column)
    {
        var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
        return table != "PlaceCard"
            && (
                name is "PersonId" or "AccountId" or "AddressId" or "AuthorId" or "To" or "ToName" or "Browser"
                || name.EndsWith("ById", StringComparison.Ordinal)
                || name.Contains("Email", StringComparison.Ordinal)
                || table == nameof(Person)
            );
    }

    private HeldData All => place.Services.GetRequiredService<HeldData>();

    private async Task<Account> Writer(string name, string mark)
    {
        var account = await place.Somebody(Role.Member, name);
        await place.Ask($"Une question {mark}", by: account.PersonId);
        await place.Ask($"De personne, {name}", answers: ($"Une réponse {mark}", account.PersonId, true));
        await place.Sow($"Page de {name}", $"Une page {mark}", caredBy: account.PersonId);
        return account;
    }

    private Task<string> EmailOf(Account account) =>
        place.Read(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId).Select(one => one.Email).FirstAsync()
        );

    private static async Task<ZipArchive> Export(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/moi/donnees?handler=Export");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static JsonElement Json(ZipArchive zip, string key) =>
        JsonDocument.Parse(Text(zip.GetEntry($"{key}.json")!)).RootElement;
}
