using System.IO.Compression;
using System.Text;
using Parvis.Formats;
using Parvis.Formats.MediaWiki;

namespace Parvis.Tests.Formats.MediaWiki;

public class DumpReaderTests
{
    private const string Small = """
        <mediawiki version="0.11" xml:lang="fr"><siteinfo><sitename>Essai</sitename>
        <namespaces><namespace key="0" /><namespace key="6">Fichier</namespace></namespaces></siteinfo>
        <page><title>Un</title><ns>0</ns><id>7</id><redirect title="Deux" />
        <revision><id>2</id><timestamp>2020-02-01T10:00:00Z</timestamp><contributor><ip>10.0.0.1</ip></contributor><text>neuf</text></revision>
        <revision><id>1</id><timestamp>2020-01-01T10:00:00Z</timestamp><contributor deleted="deleted" /><comment deleted="deleted" /><text deleted="deleted" /></revision>
        </page>
        <page><title>Deux</title><ns>0</ns><id>8</id><revision><id>3</id><contributor><username>imported&gt;Camille</username><id>0</id></contributor><minor /><text xml:space="preserve">é &amp; ''è''</text></revision></page>
        </mediawiki>
        """;

    [Fact]
    public void A_page_comes_with_its_revisions_oldest_first()
    {
        using var dump = new DumpReader(Bytes(Small), DumpReading.History);
        var pages = dump.Pages().ToList();
        dump.Site.Name.ShouldBe("Essai");
        dump.Site.Language.ShouldBe("fr");
        dump.Site.Namespaces[6].ShouldBe("Fichier");
        pages.Select(page => (page.Title, page.Redirect)).ShouldBe([("Un", "Deux"), ("Deux", null)]);
        var (first, second) = (pages[0].Revisions[0], pages[0].Revisions[1]);
        first.Text.ShouldBeNull();
        first.State.ShouldBe(WikiTextState.Hidden);
        first.By.Hidden.ShouldBeTrue();
        second.Text.ShouldBe("neuf");
        second.By.Address.ShouldBe("10.0.0.1");
        second.At.ShouldBe(new DateTime(2020, 2, 1, 10, 0, 0, DateTimeKind.Utc));
        pages[1].Revisions[0].By.ShouldBe(new WikiContributor("Camille", null, null, false));
        pages[1].Revisions[0].Text.ShouldBe("é & ''è''");
    }

    [Fact]
    public void Only_the_newest_revision_is_kept_when_history_is_not_wanted()
    {
        using var dump = new DumpReader(Bytes(Small));
        dump.Pages().First().Revisions.ShouldHaveSingleItem().Id.ShouldBe(2);
    }

    [Fact]
    public void A_text_that_is_too_long_is_said_to_be()
    {
        using var dump = new DumpReader(Bytes(Small), DumpReading.Latest, new() { TextLength = 3 });
        dump.Pages().First().Revisions[0].State.ShouldBe(WikiTextState.TooLong);
    }

    [Fact]
    public void A_long_history_keeps_its_newest_texts()
    {
        var revisions = string.Concat(
            Enumerable.Range(1, 50).Select(n => $"<revision><id>{n}</id><text>{n:0000000000}</text></revision>")
        );
        using var dump = new DumpReader(
            Bytes($"<mediawiki><page><title>A</title>{revisions}</page></mediawiki>"),
            DumpReading.History,
            new() { PageLength = 100 }
        );
        var page = dump.Pages().Single();
        page.Revisions.Count.ShouldBe(50);
        page.Revisions.Count(revision => revision.State == WikiTextState.Present).ShouldBe(10);
        page.Revisions[^1].Text.ShouldBe("0000000050");
        page.Revisions[0].State.ShouldBe(WikiTextState.Omitted);
    }

    [Theory]
    [InlineData("", DumpFault.Empty, FileKind.Empty)]
    [InlineData("PK\u0003\u0004rest", DumpFault.NotADump, FileKind.Zip)]
    [InlineData("%PDF-1.7", DumpFault.NotADump, FileKind.Pdf)]
    [InlineData("<!doctype html><html></html>", DumpFault.NotADump, FileKind.Html)]
    [InlineData("{\"id\":1}", DumpFault.NotADump, FileKind.JsonLines)]
    [InlineData("bonjour", DumpFault.NotADump, FileKind.Text)]
    [InlineData("<?xml version=\"1.0\"?><rss></rss>", DumpFault.NotADump, FileKind.Xml)]
    [InlineData(
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><mediawiki><page/></mediawiki>",
        DumpFault.Forbidden,
        FileKind.MediaWikiDump
    )]
    [InlineData("<mediawiki><page><title>&a;</title></page></mediawiki>", DumpFault.Forbidden, FileKind.MediaWikiDump)]
    [InlineData("<mediawiki><page></title></page></mediawiki>", DumpFault.Damaged, FileKind.MediaWikiDump)]
    public void Another_or_a_hostile_file_is_named_by_its_bytes(string content, DumpFault fault, FileKind kind)
    {
        var thrown = Should.Throw<DumpException>(() => Read(Bytes(content)));
        (thrown.Fault, thrown.Kind).ShouldBe((fault, kind));
    }

    [Fact]
    public void Deep_nesting_and_endless_tags_are_refused()
    {
        var deep = "<mediawiki>" + string.Concat(Enumerable.Repeat("<a>", 100_000));
        Should.Throw<DumpException>(() => Read(Bytes(deep))).Fault.ShouldBe(DumpFault.Forbidden);
        var inPage = "<mediawiki><page>" + string.Concat(Enumerable.Repeat("<a>", 100_000));
        Should.Throw<DumpException>(() => Read(Bytes(inPage))).Fault.ShouldBe(DumpFault.Forbidden);
        var tag = "<mediawiki><page a=\"" + new string('x', 1_000_000);
        Should.Throw<DumpException>(() => Read(Bytes(tag))).Fault.ShouldBe(DumpFault.Forbidden);
    }

    [Fact]
    [Trait("needs", "shared")]
    public void A_real_dump_comes_in_whole()
    {
        using var dump = new DumpReader(SharedData.Open("wiki-fr/jardin-full.xml.gz"), DumpReading.History);
        var pages = dump.Pages().ToList();
        pages.Count.ShouldBe(80);
        pages.Sum(page => page.Revisions.Count).ShouldBe(270);
        pages.Count(page => page.Redirect is not null).ShouldBe(11);
        pages.SelectMany(page => page.Revisions).ShouldAllBe(revision => revision.Text != null && revision.At != null);
        dump.Site.Namespaces[14].ShouldBe("Catégorie");
    }

    [Fact]
    [Trait("needs", "shared")]
    public void A_dump_cut_anywhere_gives_its_whole_pages_then_says_where_it_ends()
    {
        var whole = ((MemoryStream)SharedData.Unzipped("wiki-fr/jardin-current.xml.gz")).ToArray();
        var ends = new List<long>();
        for (var at = 2_000; at < whole.Length - 40; at += 997 * 17)
        {
            var thrown = Should.Throw<DumpException>(() => Read(new MemoryStream(whole, 0, at)));
            thrown.Fault.ShouldBe(DumpFault.Truncated, $"cut at {at}");
            thrown.Line.ShouldBeGreaterThan(0);
            ends.Add(thrown.Pages);
        }

        ends.ShouldBeInOrder();
        ends[^1].ShouldBeGreaterThan(70);
    }

    [Fact]
    [Trait("needs", "shared")]
    public void A_compressed_dump_cut_anywhere_is_a_typed_fault()
    {
        using var packed = new MemoryStream();
        SharedData.Open("wiki-fr/jardin-current.xml.gz").CopyTo(packed);
        var bytes = packed.ToArray();
        for (var at = 1; at < bytes.Length - 100; at += 997)
            Should.Throw<DumpException>(() => Read(new MemoryStream(bytes, 0, at)));
    }

    [Fact]
    [Trait("needs", "shared")]
    public void Dumps_of_Wikipedia_come_as_bzip2()
    {
        var titles = new List<string>();
        foreach (var (_, bytes) in SharedData.Zip("fixtures/wiki/minidumps.zip", ".bz2"))
        {
            using var dump = new DumpReader(new MemoryStream(bytes));
            titles.AddRange(dump.Pages().Select(page => page.Title));
            for (var at = 10; at < bytes.Length - 10; at += 9_973)
                Should.Throw<DumpException>(() => Read(new MemoryStream(bytes, 0, at)));
        }

        titles.Count.ShouldBe(10);
        titles.ShouldContain("Antoine Meillet");
    }

    [Fact]
    public void Random_bytes_never_give_an_untyped_fault()
    {
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Small);
            for (var change = 0; change < 1 + (round % 20); change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (round % 3 == 0)
                bytes = Pack(bytes, random);
            try
            {
                Read(new MemoryStream(bytes));
            }
            catch (DumpException exception)
            {
                Enum.IsDefined(exception.Fault).ShouldBeTrue();
            }
        }
    }

    private static byte[] Pack(byte[] bytes, Random random)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        var damaged = packed.ToArray();
        damaged[random.Next(damaged.Length)] ^= 0x55;
        return damaged;
    }

    private static void Read(Stream stream)
    {
        using var dump = new DumpReader(stream, DumpReading.History);
        dump.Pages().Count().ShouldBeGreaterThanOrEqualTo(0);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
