using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Import;

/// <summary>The command in a process of its own: wrong use, wrong files, what the machine lacks.</summary>
public sealed class ImportCommandTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const int Many = 1_000;

    [Theory]
    [InlineData("mediawiki", "", "vide")]
    [InlineData("mediawiki", "%PDF-1.7", "PDF")]
    [InlineData("mediawiki", "<!DOCTYPE a [<!ENTITY b \"c\">]><mediawiki>&b;</mediawiki>", "aucune exportation")]
    [InlineData("mediawiki", "<mediawiki><page><title>A</page>", "avant sa fin")]
    [InlineData("qa", "", "vide")]
    [InlineData("qa", "PK\u0003\u0004", "archive zip")]
    [InlineData("qa", "{\"id\":1}\nrien", "Rien")]
    public async Task What_cannot_be_imported_is_named(string kind, string content, string word)
    {
        using var scratch = new Scratch();
        var ended = await Cli.Run(place, "import", kind, scratch.Put("donné", content));
        (ended.Out + ended.Error).ShouldContain(word);
        ended.Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_zip_with_a_dump_in_it_is_named_and_nothing_comes_in()
    {
        using var scratch = new Scratch();
        var zip = Path.Combine(scratch.Folder, "wiki.zip");
        await using (var archive = await ZipFile.OpenAsync(zip, ZipArchiveMode.Create))
        await using (var writer = new StreamWriter(await archive.CreateEntry("wiki.xml").OpenAsync()))
            await writer.WriteAsync(Dumps.Of("Zippé", Dumps.Page("Page zippée", "Texte.")));

        var ended = await Cli.Run(place, "import", "mediawiki", zip);

        (ended.Code, ended.Out).ShouldBe((1, ""));
        ended.Error.ShouldContain("une archive zip (décompressez-la d’abord)");
        (await Titled("Page zippée")).ShouldBe(0);
    }

    [Fact]
    public async Task A_missing_file_an_empty_folder_and_a_wrong_option_are_told_apart()
    {
        using var scratch = new Scratch();
        var nowhere = Path.Combine(scratch.Folder, "nulle-part");
        (await Cli.Run(place, "import", "mediawiki", nowhere)).ShouldSatisfyAllConditions(
            ended => ended.Code.ShouldBe(1),
            ended => ended.Error.ShouldContain("n’existe pas")
        );
        (await Cli.Run(place, "import", "mediawiki", scratch.Folder)).Error.ShouldContain("est un dossier");
        (await Cli.Run(place, "import", "markdown", nowhere)).Error.ShouldContain("n’existe pas");
        (await Cli.Run(place, "import", "markdown", scratch.Folder)).Error.ShouldContain("aucun fichier Markdown");
        (await Cli.Run(place, "import", "qa", nowhere, "--visible", "tous")).Code.ShouldBe(2);
        (await Cli.Run(place, "import", "qa")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Without_pandoc_a_wiki_is_refused_with_what_to_install()
    {
        using var scratch = new Scratch();
        var file = scratch.Put("un.xml", Dumps.Of("Sans pandoc", Dumps.Page("Page sans pandoc", "Texte.")));
        var bare = new Surroundings { Environment = new Dictionary<string, string?> { ["PATH"] = scratch.Folder } };

        var ended = await Cli.Run(place, bare, "import", "mediawiki", file);

        (ended.Code, ended.Out).ShouldBe((1, ""));
        ended.Error.ShouldContain("pandoc (version 2.15 ou plus), qui n’est pas sur cette machine");
        ended.Error.ShouldContain("apt-get install pandoc");
        (await Titled("Page sans pandoc")).ShouldBe(0);
    }

    [Fact]
    public async Task A_bomb_of_nested_entities_is_refused_before_it_grows()
    {
        using var scratch = new Scratch();
        var lines = Enumerable
            .Range(1, 12)
            .Select(n => $"<!ENTITY e{n} \"{string.Concat(Enumerable.Repeat($"&e{n - 1};", 10))}\">");
        var file = scratch.Put(
            "bombe.xml",
            $"<?xml version=\"1.0\"?>\n<!DOCTYPE mediawiki [\n<!ENTITY e0 \"aïe\">\n{string.Join('\n', lines)}\n]>\n"
                + Dumps.Of("Bombe", Dumps.Page("Page piégée", "&e12;"))
        );

        var ended = await Cli.Run(place, Surroundings.WithHeapOf(64), "import", "mediawiki", file);

        (ended.Code, ended.Out).ShouldBe((1, ""));
        ended.Error.ShouldContain("aucune exportation de MediaWiki ne contient (type de document, entités");
        ended.Error.ShouldContain("Aucune page complète n’a été lue.");
        (await Titled("Page piégée")).ShouldBe(0);
    }

    [Fact]
    public async Task A_dump_of_a_hundred_megabytes_comes_in_with_less_memory_than_it_is_long()
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "grand.xml");
        var text = string.Concat(Enumerable.Repeat("La presse à cidre tourne lentement. ", 110));
        await using (var writer = new StreamWriter(file))
        {
            await writer.WriteAsync("<mediawiki><siteinfo><sitename>Grand</sitename></siteinfo>");
            for (var page = 0; page < 40; page++)
            {
                await writer.WriteAsync($"<page><title>Grande page {page}</title><ns>0</ns>");
                for (var revision = 1; revision <= 640; revision++)
                    await writer.WriteAsync($"<revision><id>{revision}</id><text>{text}</text></revision>");
                await writer.WriteAsync("</page>");
            }
            await writer.WriteAsync("</mediawiki>");
        }
        new FileInfo(file).Length.ShouldBeGreaterThan(100_000_000);

        var ended = await Cli.Run(place, Surroundings.WithHeapOf(96), "import", "mediawiki", file);

        ended.Code.ShouldBe(0, ended.Out + ended.Error);
        (await Titled("Grande page")).ShouldBe(40);
    }

    [Fact]
    public async Task A_disk_that_fills_up_is_said_and_the_import_goes_on_from_there_once_there_is_room()
    {
        await using var ground = TestGround.OnSqlite();
        (await Cli.Run(ground, "migrate")).Code.ShouldBe(0);
        var file = Path.Combine(ground.Folder.Root, "beaucoup.jsonl");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, Many).Select(Question));
        var room = new FileInfo(ground.Folder.Database).Length / 512 + 4_000;

        var full = await Cli.Run(ground, DiskOf(room), "import", "qa", file);

        full.Code.ShouldBe(1);
        full.Error.ShouldContain("Le disque est plein. Libérez de la place, puis relancez la même commande");
        var kept = await ground.Read(db => db.Pages.CountAsync());
        kept.ShouldBeInRange(1, Many - 1);
        full.Out.ShouldContain($"{kept}");

        var done = await Cli.Run(ground, "import", "qa", file);

        done.Code.ShouldBe(0, done.Error);
        (await ground.Read(db => db.Pages.Select(page => page.Title).Distinct().CountAsync())).ShouldBe(Many);
        (await ground.Read(db => db.Pages.CountAsync())).ShouldBe(Many);
    }

    private static string Question(int number) =>
        $$"""{"id":"{{number}}","title":"Combien pèse l’outil numéro {{number}} ?","text":"{{string.Concat(Enumerable.Repeat($"Il pèse {number} grammes. ", 40))}}"}""";

    // A file that may not grow beyond its blocks of 512 bytes refuses to be written, as a full disk or a quota does.
    private static Surroundings DiskOf(long blocks) =>
        new()
        {
            First = $"trap '' XFSZ; ulimit -f {blocks}",
            // The runtime would take a file of two gigabytes, in memory, for the code it compiles.
            Environment = new Dictionary<string, string?> { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };

    private Task<int> Titled(string start) =>
        place.Read(db => db.Pages.CountAsync(page => page.Title.StartsWith(start)));
}
