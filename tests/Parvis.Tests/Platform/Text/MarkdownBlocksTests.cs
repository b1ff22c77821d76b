using FsCheck;
using FsCheck.Fluent;
using Parvis.Platform.Text;

namespace Parvis.Tests.Platform.Text;

public class MarkdownBlocksTests
{
    private const string Page = """
        Avant tout.

        ## Une partie
        Un paragraphe
        de deux lignes.

        - un
        - deux

          encore deux

        | a | b |
        |---|---|
        | 1 | 2 |

            du code

        Autre partie
        ------------

        Terme
        :   Ce qu’il dit.

        [lien]: /jardin/autre
        """;

    [Fact]
    public void A_text_is_cut_where_its_blocks_of_the_first_level_end()
    {
        var blocks = MarkdownBlocks.Of(Page);

        blocks
            .Select(block => block.Text.Split('\n')[0].TrimEnd('\r'))
            .ShouldBe([
                "Avant tout.",
                "## Une partie",
                "Un paragraphe",
                "- un",
                "| a | b |",
                "    du code",
                "Autre partie",
                "Terme",
            ]);
        blocks.Where(block => block.IsHeading).Select(block => block.Text[^1]).ShouldBe(['e', '-']);
        blocks.ShouldAllBe(block => Page.Substring(block.Start, block.End - block.Start) == block.Text);
    }

    [Fact]
    public void A_block_is_found_again_among_the_elements_of_its_HTML()
    {
        var blocks = MarkdownBlocks.Of(Page);
        var html = Markdown.ToHtml(Page);
        var elements = MarkdownBlocks.TopElements(html).Select(one => html[one.Start..one.End]).ToList();

        var found = MarkdownBlocks.ElementsOf(Page, blocks, [0, 3, 4, 5, 7]);

        elements.Count.ShouldBe(8);
        found.ShouldAllBe(one => one.Count == 1);
        found.Select(one => elements[one.First][..4]).ShouldBe(["<p>A", "<ul>", "<div", "<pre", "<dl>"]);
    }

    [Fact]
    public void What_shows_nowhere_by_itself_is_no_element_and_raw_tags_do_no_harm()
    {
        const string Text = "Un mot.[^1]\n\n<div>\n\nDedans.\n\n</div>\n\n[^1]: La note.\n\nFin.";
        var blocks = MarkdownBlocks.Of(Text);

        var found = MarkdownBlocks.ElementsOf(Text, blocks, [.. Enumerable.Range(0, blocks.Count)]);

        var html = Markdown.ToHtml(Text);
        var elements = MarkdownBlocks.TopElements(html).Select(one => html[one.Start..one.End]).ToList();
        found.ShouldAllBe(one => one.First + one.Count <= elements.Count);
        elements[found[0].First].ShouldContain("Un mot.");
        found.Count(one => one.Count == 0).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Whatever_is_written_its_blocks_are_pieces_of_it_in_order() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Texts(), HoldsFor));

    [Fact]
    public void A_wall_of_marks_is_cut_at_its_empty_lines() =>
        MarkdownBlocks.Of($"{new string('>', 5_000)}\n\nUn mot.").Count.ShouldBe(2);

    private static bool HoldsFor(string text)
    {
        var blocks = MarkdownBlocks.Of(text);
        var elements = MarkdownBlocks.TopElements(Markdown.ToHtml(text)).Count();
        var found = MarkdownBlocks.ElementsOf(text, blocks, [.. Enumerable.Range(0, blocks.Count)]);
        return blocks.Zip(blocks.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
            && blocks.All(block => text[block.Start..block.End] == block.Text)
            && found.All(one => one.Count >= 0 && one.First <= elements + blocks.Count);
    }

    private static Arbitrary<string> Texts() =>
        Gen.Elements(
                "mot",
                " ",
                "\n",
                "\n\n",
                "- ",
                "1. ",
                "# ",
                "> ",
                "    ",
                "```\n",
                "---\n",
                "| a | b |\n|---|---|\n",
                "<div>",
                "</div>",
                "[x]: /y\n",
                "[^1]",
                "[^1]: note\n",
                ":   def\n",
                "**",
                "\r\n",
                "\0"
            )
            .ListOf()
            .Select(string.Concat)
            .ToArbitrary();
}
