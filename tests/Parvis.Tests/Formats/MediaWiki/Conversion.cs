using Parvis.Features.Import;
using Parvis.Formats.MediaWiki;

namespace Parvis.Tests.Formats.MediaWiki;

/// <summary>The whole way from wikitext to Markdown, through the real Pandoc.</summary>
internal static class Conversion
{
    public static readonly WikiLinks Links = new(
        title => "/jardin/" + title.Replace(' ', '-'),
        name => "/fichiers/" + name
    );

    public static async Task<List<WikiMarkdown>> ToMarkdown(IReadOnlyList<string> pages) =>
        (await Blocks(pages)).ConvertAll(blocks => WikiText.Finish(blocks, Links));

    public static async Task<List<PandocBlocks>> Blocks(IReadOnlyList<string> pages)
    {
        var blocks = new List<PandocBlocks>();
        await foreach (var page in new Pandoc().Convert(pages.Select(text => WikiText.Prepare(text).Text)))
            blocks.Add(page.ShouldNotBeNull());
        return blocks;
    }
}
