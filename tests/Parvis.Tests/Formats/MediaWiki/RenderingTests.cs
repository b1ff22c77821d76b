using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Parvis.Features.Import;
using Parvis.Formats.MediaWiki;

namespace Parvis.Tests.Formats.MediaWiki;

public class RenderingTests(ITestOutputHelper output)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseDefinitionLists()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .DisableHtml()
        .Build();

    // Where MediaWiki itself shows source to its readers, so that ours differs on purpose.
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Chronologie de l'open data"] = "a list begun in HTML in the middle of a paragraph is a paragraph to pandoc",
        ["Phase de promotion et de maintien"] = "a table of one cell that held a page's front matter is a paragraph",
        ["API découpage administratif"] =
            "code whose highlighter is not installed shows as source, its addresses as links",
        ["Tuiles vectorielles"] = "the same",
        ["API Adresse"] = "the same",
    };

    [Fact]
    [Trait("needs", "shared")]
    public async Task The_garden_of_a_real_wiki_reads_as_MediaWiki_shows_it()
    {
        var pages = SharedData.Json("wiki-fr/jardin-rendered.json.gz").EnumerateArray().Select(Rendered).ToList();
        using var dump = new DumpReader(SharedData.Open("wiki-fr/jardin-current.xml.gz"));
        var titles = dump.Pages().Select(page => page.Title).ToHashSet();
        var links = new WikiLinks(title => titles.Contains(title) ? "/jardin/x" : null, _ => null);
        var prepared = pages.Select(page => WikiText.Prepare(page.Wikitext, new(page.Title, dump.Site)).Text);
        var wrong = new List<string>();
        var at = 0;
        await foreach (var blocks in new Pandoc().Convert(prepared))
        {
            var page = pages[at++];
            var markdown = WikiText.Finish(blocks.ShouldNotBeNull(page.Title), links).Text;
            var ours = Structure.Of(Markdig.Markdown.ToHtml(markdown, Pipeline));
            var share = ours.Shared(page.Theirs);
            var same = ours.Headings.SequenceEqual(page.Theirs.Headings);
            var numbers =
                (ours.Links, ours.Lists, ours.Tables) == (page.Theirs.Links, page.Theirs.Lists, page.Theirs.Tables);
            output.WriteLine(
                $"{share:0.000} {page.Title} {ours.Links}/{page.Theirs.Links} {ours.Lists}/{page.Theirs.Lists} {ours.Tables}/{page.Theirs.Tables}"
            );
            if (share < 0.97 || !same || (!numbers && !Exceptions.ContainsKey(page.Title)))
                wrong.Add(
                    $"{share:0.000} {page.Title}: headings {same}, links {ours.Links}/{page.Theirs.Links}, lists {ours.Lists}/{page.Theirs.Lists}, tables {ours.Tables}/{page.Theirs.Tables}"
                );
        }

        at.ShouldBe(80);
        wrong.ShouldBeEmpty();
    }

    // The pictures of this wiki have paths for names: MediaWiki shows their source, so they are left out on both sides.
    private static (string Title, string Wikitext, Structure Theirs) Rendered(JsonElement page)
    {
        var wikitext = Regex.Replace(
            page.GetProperty("wikitext").GetString()!,
            @"\[\[(File|Fichier):[^\[\]]*(\[[^\]]*\][^\[\]]*)*\]\]",
            "",
            RegexOptions.None,
            TimeSpan.FromSeconds(5)
        );
        var html = Regex.Replace(
            page.GetProperty("html").GetString()!,
            @"\[\[(File|Fichier):.*?\]\]",
            "",
            RegexOptions.Singleline,
            TimeSpan.FromSeconds(5)
        );
        return (page.GetProperty("title").GetString()!, wikitext, Structure.Of(html));
    }
}
