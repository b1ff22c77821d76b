using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Parvis.Platform.Text;

namespace Parvis.Tests.Platform.Text;

public class MarkdownTests
{
    private static string Html(string markdown) => Markdown.ToHtml(markdown);

    [Fact]
    public void Headings_start_at_two_and_leave_no_gap() =>
        Html("# A\n\n### B\n\n# C").ShouldMatch("(?s)<h2 id=\"a\".*<h3 id=\"b\".*<h2 id=\"c\"");

    [Fact]
    public void A_heading_has_the_id_that_its_words_make() =>
        Html("## Réserver la découpeuse\n\n## Réserver la découpeuse")
            .ShouldMatch("(?s)id=\"reserver-la-decoupeuse\".*id=\"reserver-la-decoupeuse-1\"");

    [Fact]
    public void A_heading_never_takes_an_id_of_the_page_around_it() =>
        Html("## Contenu").ShouldContain("id=\"contenu-1\"");

    [Theory]
    [InlineData("#Réserver-la-découpeuse", "#reserver-la-decoupeuse")]
    [InlineData("/jardin/laser#réserver--la-découpeuse", "/jardin/laser#reserver-la-decoupeuse")]
    [InlineData("https://a.example/#Réserver--là", "https://a.example/#R%C3%A9server--l%C3%A0")]
    public void Links_to_sections_of_our_pages_follow_the_ids(string given, string shown) =>
        Html($"[là]({given})").ShouldContain($"href=\"{shown}\"");

    [Fact]
    public void Links_to_other_sites_say_that_we_do_not_vouch_for_them()
    {
        Html("[a](https://a.example/)").ShouldContain("<a href=\"https://a.example/\" rel=\"nofollow ugc\">a</a>");
        Html("[a](/jardin/a)").ShouldContain("<a href=\"/jardin/a\">a</a>");
    }

    [Theory]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](java&Tab;script:alert(1))")]
    [InlineData("<a href=\"\u0001javascript:alert(1)\">a</a>")]
    [InlineData("<a href=\"java\u200Bscript:alert(1)\">a</a>")]
    [InlineData("[a](data:text/html,x)")]
    [InlineData("[a](vbscript:x)")]
    public void A_link_that_runs_something_is_only_a_word(string markdown) => Html(markdown).ShouldNotContain("href");

    [Fact]
    public void A_picture_of_another_site_is_a_link_to_it()
    {
        Html("![un chat](https://a.example/chat.png)")
            .ShouldBe("<p><a href=\"https://a.example/chat.png\" rel=\"nofollow ugc\">un chat</a></p>");
        Html("![un chat](//a.example/chat.png)").ShouldNotContain("<img");
    }

    [Fact]
    public void A_picture_that_lies_here_is_shown_with_the_size_that_its_address_tells_and_no_other_address_is()
    {
        const string name = "0123456789abcdef0123456789abcdef-800x600";
        Html($"![un chat](/images/{name})")
            .ShouldBe(
                $"<p><img src=\"/images/{name}\" alt=\"un chat\" width=\"800\" height=\"600\" loading=\"lazy\" decoding=\"async\"></p>"
            );
        foreach (
            var other in new[] { "/fichiers/chat.png", "/images/../sortir", $"/images/{name}?x=1", "/images/chat" }
        )
            Html($"![un chat]({other})").ShouldBe("<p>un chat</p>");
    }

    [Fact]
    public void A_table_scrolls_by_itself_and_is_named_after_its_heading()
    {
        var html = Html("## Réglages\n\n| a | b |\n| --- | --: |\n| 1 | 2 |");
        html.ShouldContain("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Réglages\"><table>");
        html.ShouldContain("<td class=\"r\">2</td>");
    }

    [Fact]
    public void Boxes_to_tick_are_read_aloud() =>
        Html("- [x] fait\n- [ ] non").ShouldMatch("(?s)class=\"tasks\".*aria-label=\"fait\".*aria-label=\"à faire\"");

    [Fact]
    public void Definitions_footnotes_and_strikes_are_kept()
    {
        Html("Mot\n:   sens").ShouldContain("<dd>sens</dd>");
        Html("~~non~~").ShouldContain("<del>non</del>");
        Html("a[^1]\n\n[^1]: note").ShouldMatch("(?s)<sup>1</sup>.*class=\"footnotes\".*note");
    }

    [Fact]
    public void The_notes_of_two_texts_on_one_page_do_not_meet()
    {
        var first = Html("a[^1]\n\n[^1]: une");
        var second = Html("b[^1]\n\n[^1]: deux");
        Id(first).ShouldNotBe(Id(second));
        first.ShouldContain($"href=\"#{Id(first)}\"");
    }

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("- ")]
    [InlineData("![a](")]
    [InlineData("`")]
    [InlineData("&#")]
    public void Nesting_without_end_is_shown_as_text_and_never_throws(string piece)
    {
        var bomb = string.Concat(Enumerable.Repeat(piece, 10_000)) + " fin";
        Html(bomb).ShouldContain("fin");
        Markdown.SectionsOf(bomb).ShouldNotBeNull();
    }

    [Fact]
    public void A_text_of_an_older_renderer_is_rendered_again()
    {
        var old = Markdown.From("*a*") with { Html = "vieux", Version = 0 };
        Markdown.HtmlOf(old).ShouldBe("<p><em>a</em></p>");
        Markdown.HtmlOf(Markdown.From("*a*") with { Html = "tel quel" }).ShouldBe("tel quel");
    }

    [Fact]
    public void Sections_carry_their_headings_their_anchor_and_plain_text()
    {
        var sections = Markdown.SectionsOf("Début.\n\n## Laser\n\nUn **mot**.\n\n### Liège\n\n- un\n- deux\n\n## Vide");
        sections.Select(section => string.Join(" > ", section.Path)).ShouldBe(["", "Laser", "Laser > Liège", "Vide"]);
        sections.Select(section => section.Anchor).ShouldBe(["", "laser", "liege", "vide"]);
        sections.Select(section => section.Text).ShouldBe(["Début.", "Un mot.", "un\ndeux", ""]);
    }

    [Theory]
    [InlineData("# Un\n\nDeux & <b>trois</b> « quatre »\n# Cinq `six` <i>&lt;sept&gt;</i>\n- huit\n- [neuf](/dix)")]
    [InlineData(
        "| a | b |\n| --- | --- |\n| c | d |\n\n### Titre *e* ![f](/g.png)\n\nterme\n:   sens[^1]\n\n[^1]: note"
    )]
    [InlineData(
        "<h2 id=\"x\">haut</h2><p title=\"a>b\">bas <br>ligne</p><h3><a href=\"/y\">lien</a></h3>&quot;fin&quot; &amp;amp;"
    )]
    public void Sections_say_each_word_of_the_page_once(string markdown)
    {
        var page = new HtmlParser().ParseDocument(Html(markdown));
        foreach (var mark in page.QuerySelectorAll(".anchor").ToList())
            mark.Remove();
        foreach (var block in page.QuerySelectorAll("h2, h3, p, li, td, th, dt, dd, br").ToList())
            block.Insert(AdjacentPosition.AfterEnd, " ");
        Words(
                string.Join(
                    ' ',
                    Markdown
                        .SectionsOf(markdown)
                        .Select(one => $"{(one.Path is [.., var last] ? last : "")} {one.Text}")
                )
            )
            .ShouldBe(Words(page.Body!.TextContent));

        static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void Whatever_one_types_it_renders() =>
        Prop.ForAll<string>(text => Markdown.SectionsOf(text ?? "") is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void A_preview_is_the_first_words_without_tags()
    {
        TextPreview.Of(Html("## Titre\n\nDeux **mots** &amp; plus.")).ShouldBe("Deux mots & plus.");
        TextPreview
            .Of("<p>" + new string('a', 50) + " " + new string('b', 50) + "</p>", 60)
            .ShouldBe(new string('a', 50) + "…");
        TextPreview.Of("<p>coupé <a href=\"/jar").ShouldBe("coupé");
    }

    private static string Id(string html) => html.Split("<li id=\"")[1].Split('"')[0];
}
