using System.Text;
using Parvis.Formats.Markdown;

namespace Parvis.Tests.Formats.Markdown;

public class MarkdownPageTests
{
    [Fact]
    public void The_front_matter_tells_title_dates_authors_and_tags()
    {
        var page = Read(
            "a/b.md",
            "---\ntitle: Le bois\nauthor: Anne; Luc\ndate: 12 mars 2019\nlastmod: 2020-01-02\ntags:\n  - Bois\n  - null\ncategories: [Atelier, Bois]\nlang: FR\ndraft: true\n---\n# Le bois\n\nTexte"
        );
        page.Title.ShouldBe("Le bois");
        page.Authors.ShouldBe(["Anne", "Luc"]);
        page.Created.ShouldBe(new DateTime(2019, 3, 12, 0, 0, 0, DateTimeKind.Utc));
        page.Updated.ShouldBe(new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc));
        page.Tags.ShouldBe(["Bois", "Atelier"]);
        page.Language.ShouldBe("fr");
        page.Draft.ShouldBeTrue();
        page.Body.ShouldBe("Texte\n");
    }

    [Theory]
    [InlineData("x.md", "# **API** Adresse\n\nb", "API Adresse")]
    [InlineData("x.md", "Titre\n=====\n\nb", "Titre")]
    [InlineData("x.md", "#\u00A0Coach clinic\nb", "Coach clinic")]
    [InlineData("2015-03-02-ma_belle-page.md", "texte", "Ma belle page")]
    [InlineData("guides/README.md", "texte", "Guides")]
    [InlineData("fablab.md", "---\ntitle: Contribution multiBàO\n---\n# Les FabLabs\nb", "Les FabLabs")]
    [InlineData("vote.md", "---\ntitle: Le vote\n---\n# Mode d’emploi\nb", "Le vote")]
    [InlineData("cafe\u0301.md", "b", "Café")]
    public void A_page_has_the_best_title_it_can(string path, string text, string title) =>
        Read(path, text).Title.ShouldBe(title);

    [Theory]
    [InlineData("---\na: [\n---\nb", FrontMatterFault.NotYaml)]
    [InlineData("---\na: &x 1\nb: *x\n---\nb", FrontMatterFault.Forbidden)]
    [InlineData("---\na: 1\nb", FrontMatterFault.NotClosed)]
    [InlineData("---\n- a\n---\nb", FrontMatterFault.NotYaml)]
    [InlineData("---\na: {b: {c: {d: {e: {f: {g: {h: {i: 1}}}}}}}}\n---\nb", FrontMatterFault.TooLong)]
    public void Front_matter_that_cannot_be_read_stays_in_the_text(string text, FrontMatterFault fault)
    {
        var page = Read("x.md", text);
        page.Fault.ShouldBe(fault);
        page.Body.ShouldContain("a");
    }

    [Fact]
    public void Files_of_other_encodings_are_read()
    {
        MarkdownPage.Read("x.md", Encoding.Latin1.GetBytes("# Été à Noël")).Title.ShouldBe("Été à Noël");
        MarkdownPage
            .Read("x.md", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("# Été")])
            .Title.ShouldBe("Été");
        MarkdownPage
            .Read("x.md", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("# Été")])
            .Title.ShouldBe("Été");
        MarkdownPage
            .Read("x.md", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("# Été")])
            .Title.ShouldBe("Été");
    }

    [Fact]
    public void Relative_links_and_pictures_are_found_and_rewritten()
    {
        const string text =
            "[a](../b.md#c) ![i](./img/x.png \"t\") [w](https://x.fr) [[Page|mots]] `[no](no.md)`\n```\n[no](no.md)\n```\n[r]: /d.md\n<img src=\"e.png\">";
        var page = Read("g/a.md", text);
        page.Links.Select(link => (link.Path, link.Fragment, link.Picture))
            .ShouldBe([
                ("b.md", "c", false),
                ("g/img/x.png", "", true),
                (null, "", false),
                ("d.md", "", false),
                ("g/e.png", "", true),
            ]);
        MarkdownLinks
            .Rewrite(text, "g/a.md", link => "/" + (link.Path ?? link.Target))
            .ShouldBe(
                "[a](/b.md) ![i](/g/img/x.png \"t\") [w](https://x.fr) [mots](/Page) `[no](no.md)`\n```\n[no](no.md)\n```\n[r]: /d.md\n<img src=\"/g/e.png\">"
            );
        MarkdownLinks.Resolve("a.md", "../../secret").ShouldBeNull();
    }

    [Fact]
    public void Containers_and_components_of_VuePress_become_markdown()
    {
        var body = Read(
            "x.md",
            "::: tip À savoir\nTexte\n:::\n[[toc]]\n<Button link=\"/a/\" text=\"Aller\" />\n##Titre"
        ).Body;
        body.ShouldBe("> **À savoir**\n>\n> Texte\n\n[Aller](/a/)\n## Titre\n");
    }

    [Fact]
    [Trait("needs", "shared")]
    public void The_shared_gardens_come_out_with_good_titles_authors_and_dates()
    {
        var guides = Load("garden/etalab-guides.zip");
        guides.Count.ShouldBe(55);
        guides.ShouldAllBe(page => page.Fault == FrontMatterFault.None && page.Title.Length > 2);
        guides.Select(page => page.Title).ShouldContain("API Adresse");
        guides.Select(page => page.Title).ShouldContain("Introduction (apis geo)");
        guides.GroupBy(page => page.Title).Count().ShouldBeGreaterThan(50);
        guides.Single(page => page.Path.EndsWith("5-lexique.md")).Permalink.ShouldBe("/annotation/lexique/");

        var methods = Load("garden/multibao-by-sa.zip");
        methods.Count.ShouldBe(26);
        methods.ShouldAllBe(page => !page.Title.Contains("Contribution"));
        methods
            .Single(page => page.Path.EndsWith("classe_inversee.md"))
            .Authors.ShouldBe(["Stéphane", "Alan", "Thomas"]);
        methods
            .Single(page => page.Path.EndsWith("atelier_rue.md"))
            .Authors.ShouldBe(["Antoine CANAZZI", "Flore CORRIERE", "Corentin SEYFRIED"]);
        methods.Single(page => page.Path.EndsWith("retrospective_sprint.md")).Authors.ShouldContain("Chris Smith");
        methods.Count(page => page.Authors.Count > 0).ShouldBeGreaterThan(14);
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(3);
        var seed = Encoding.UTF8.GetBytes(
            "---\ntitle: {a: [b, 'c']}\ntags: [x]\n? y\n---\n# T\n[a](b.md)\n::: tip x\n```\n"
        );
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = (byte[])seed.Clone();
            for (var change = 0; change < round % 12; change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            MarkdownPage.Read("a/b.md", bytes.AsSpan(0, random.Next(bytes.Length))).Title.ShouldNotBeNull();
        }
    }

    [Fact]
    public void Marks_that_never_close_are_read_in_one_pass()
    {
        foreach (var mark in new[] { "[", "![", "[[", "`", "](", "---\n", ":::a\n", "#", "<", "[a](", "*" })
            Read("x.md", string.Concat(Enumerable.Repeat(mark, 60_000 / mark.Length))).Body.ShouldNotBeNull();
    }

    private static IReadOnlyList<MarkdownPage> Load(string zip) =>
        MarkdownPage.Distinguish([
            .. SharedData.Zip(zip, ".md").Select(file => MarkdownPage.Read(file.Name, file.Bytes)),
        ]);

    private static MarkdownPage Read(string path, string text) => MarkdownPage.Read(path, Encoding.UTF8.GetBytes(text));
}
