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

    [Fact]
    [Trait("needs", "shared")]
    public async Task The_garden_of_a_real_wiki_reads_as_MediaWiki_shows_it()
    {
        var pages = SharedData.Json("wiki-fr/jardin-rendered.json.gz").EnumerateArray().Select(page => (
            Title: page.GetProperty("title").GetString()!,
            Wikitext: page.GetProperty("wikitext").GetString()!,
            Html: page.GetProperty("html").GetString()!)).ToList();
        using var dump = new DumpReader(SharedData.Open("wiki-fr/jardin-current.xml.gz"));
        var titles = dump.Pages().Select(page => page.Title).ToHashSet();
        var links = new WikiLinks(title => titles.Contains(title) ? "/jardin/x" : null, _ => null);
        var prepared = pages.Select(page => WikiText.Prepare(page.Wikitext, new(page.Title, dump.Site)).Text);
        var at = 0;
        await foreach (var blocks in new Pandoc().Convert(prepared))
        {
            var page = pages[at++];
            var markdown = WikiText.Finish(blocks.ShouldNotBeNull(page.Title), links).Text;
            var theirs = Structure.Of(page.Html);
            var ours = Structure.Of(Markdig.Markdown.ToHtml(markdown, Pipeline));
            var share = ours.Shared(theirs);
            var same = ours.Headings.SequenceEqual(theirs.Headings);
            output.WriteLine($"{share:0.000} {(same ? "=" : "HEADINGS")} links {ours.Links}/{theirs.Links} lists {ours.Lists}/{theirs.Lists} tables {ours.Tables}/{theirs.Tables} {page.Title}");
            if (Environment.GetEnvironmentVariable("DUMP") is { Length: > 0 } folder)
                File.WriteAllText(Path.Combine(folder, $"{at - 1}.md"), markdown);
        }

        at.ShouldBe(80);
    }
}
