using Parvis.Formats.MediaWiki;
using static Parvis.Tests.Formats.MediaWiki.Conversion;

namespace Parvis.Tests.Formats.MediaWiki;

public class WikiTextTests
{
    [Theory]
    [InlineData("a <!-- b --> c", "a  c")]
    [InlineData("x __NOTOC__ y", "x  y")]
    [InlineData("l'''amour''", "l&#39;<em>amour</em>")]
    [InlineData("''a '''b''", "<em>a <strong>b</strong></em><strong></strong>")]
    [InlineData("<Button link=\"x\" />", "&lt;Button link=\"x\" />")]
    [InlineData("<nowiki>[[a]]</nowiki>", "&#91;&#91;a&#93;&#93;")]
    [InlineData("[[jamais fermé", "&#91;&#91;jamais fermé")]
    [InlineData("{{jamais|fermé", "&#123;&#123;jamais|fermé")]
    [InlineData("{{#if: x | oui | non}}", "oui")]
    [InlineData("né le {{date|11|novembre|1866}}.", "né le 11 novembre 1866.")]
    public void Wikitext_is_made_ready_for_pandoc(string wikitext, string expected) =>
        WikiText.Prepare(wikitext).Text.Trim().ShouldBe(expected);

    [Fact]
    public void Categories_languages_and_templates_are_taken_out()
    {
        var prepared = WikiText.Prepare(
            "{{DISPLAYTITLE:Le titre}}{{Fiche|a=b}}\n[[Catégorie:Bois|tri]] [[category:bois]] [[en:Wood]] texte"
        );
        prepared.Categories.ShouldBe(["Bois"]);
        prepared.Languages.ShouldBe(["en:Wood"]);
        prepared.Templates.ShouldBe(["Fiche"]);
        prepared.DisplayTitle.ShouldBe("Le titre");
        prepared.Text.ShouldNotContain("[[");
    }

    [Fact]
    public void A_known_template_is_put_in_with_its_arguments()
    {
        var context = new WikiContext(
            "Page",
            WikiSite.Unknown,
            name => name == "Salut" ? "<noinclude>doc</noinclude>Bonjour {{{1|vous}}}, {{{lieu|ici}}}" : null
        );
        WikiText
            .Prepare("{{Salut|Camille|lieu=[[Atelier]]}}", context)
            .Text.ShouldContain("Bonjour Camille, [https://page.parvis.invalid/");
        WikiText.Prepare("{{Salut}}", context).Text.Trim().ShouldBe("Bonjour vous, ici");
    }

    [Fact]
    public void A_template_that_calls_itself_ends()
    {
        var context = new WikiContext("Page", WikiSite.Unknown, _ => "{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}");
        WikiText.Prepare("{{a}}", context).Text.Length.ShouldBeLessThan(10_000_000);
    }

    [Theory]
    [InlineData("[[découpeuse laser|la laser]]s", "[la lasers](/jardin/Découpeuse-laser)")]
    [InlineData("[[Bois (matière)|]]", "[Bois](/jardin/Bois-%28matière%29)")]
    [InlineData("[[Page#Un titre]]", "[Page\\#Un titre](/jardin/Page#un-titre)")]
    [InlineData("[[Fichier:A b.jpg|vignette|200px|Une ''scie'']]", "![Une *scie*](/fichiers/A%20b.jpg)\n\nUne *scie*")]
    [InlineData("[[w:Scie|scie]]", "[scie](https://fr.wikipedia.org/wiki/Scie)")]
    [InlineData("== Titre ==\n[[#Titre|haut]]", "## Titre\n\n[haut](#titre)")]
    [InlineData("'''Durée :'''3 h", "**Durée** :3 h")]
    [InlineData(
        "a<ref>note</ref> b<ref name=\"x\">deux</ref> c<ref name=\"x\" />",
        "a[^1] b[^2] c[^2]\n\n[^1]: note\n\n[^2]: deux"
    )]
    [InlineData("; terme : sens", "terme\n:   sens")]
    [InlineData(": réponse", "> réponse")]
    [InlineData("* a\n** b\n# c", "- a\n  - b\n\n1. c")]
    [InlineData(" code <b>x</b>\n suite", "```\ncode x\nsuite\n```")]
    [InlineData("{|\n! a !! b\n|-\n| c || d | e\n|}", "| a | b |\n| --- | --- |\n| c | e |")]
    [InlineData("1. pas une liste", "1\\. pas une liste")]
    [InlineData("<nowiki>*</nowiki> pas une liste", "\\* pas une liste")]
    [InlineData("[javascript:alert(1) x]", "x")]
    [InlineData("m<sup>2</sup>", "m²")]
    [InlineData("(http://a.fr/b_c/) fin", "(<http://a.fr/b_c/>) fin")]
    [InlineData("[http://a.fr/b#:~:text=c,d(2). le ''c'']", "[le *c*](http://a.fr/b#:~:text=c,d%282%29.)")]
    [InlineData("[http://a.fr/?b=1&amp;c=2]", "<http://a.fr/?b=1&c=2>")]
    [InlineData("[[./a.md|voir]], [[../b]]", "\\[\\[./a.md\\|voir\\]\\], \\[\\[../b\\]\\]")]
    public async Task Wikitext_becomes_markdown(string wikitext, string expected) =>
        (await ToMarkdown([wikitext]))[0].Text.Trim().Replace("\\#", "#").ShouldBe(expected.Replace("\\#", "#"));

    [Fact]
    public async Task Pages_of_a_batch_do_not_leak_into_each_other()
    {
        string[] pages =
        [
            "<pre>ouvert",
            "{| ouvert\n| a",
            "'''gras",
            "<div>ouvert",
            "",
            "<blockquote>x",
            "* a<ul><li>b",
            "<ref>x",
            "fin",
        ];
        var together = await ToMarkdown(pages);
        for (var page = 0; page < pages.Length; page++)
            together[page].Text.ShouldBe((await ToMarkdown([pages[page]]))[0].Text, pages[page]);
    }

    [Fact]
    public async Task Links_to_missing_pages_leave_their_words_and_are_told()
    {
        var blocks = await Blocks(["[[Absente|là]] et [[Présente]]"]);
        var page = WikiText.Finish(blocks[0], new(title => title == "Présente" ? "/p" : null, _ => null));
        page.Text.Trim().ShouldBe("là et [Présente](/p)");
        page.Missing.ShouldBe(["Absente"]);
        page.Pages.ShouldBe(["Présente"]);
    }
}
