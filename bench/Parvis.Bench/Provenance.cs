using System.IO.Compression;
using Parvis.Features.Import;
using Parvis.Formats.MediaWiki;
using Parvis.Language.Provenance;
using Parvis.Platform.Text;

namespace Parvis.Bench;

/// <summary>
/// Whether blocks of pages keep their ids: each page of a wiki's dump with its history is brought to Markdown, cut into blocks as the
/// garden does, marked at its first revision and replayed to its last.
/// </summary>
internal static class Provenance
{
    private static readonly WikiLinks Links = new(title => "/jardin/" + title.Replace(' ', '-'), _ => null);

    public static async Task<int> Run(string folder, string[] rest)
    {
        var measure = new ReplayMeasure();
        var pages = 0;
        await foreach (var (title, revisions) in Histories(Path.Combine(folder, "jardin-full.xml.gz")))
        {
            measure.Replay(title, revisions);
            pages++;
        }
        if (rest.Contains("--misses"))
            measure.Misses.ForEach(Console.WriteLine);
        Console.WriteLine(
            $"""
            {pages} pages with more than one revision, {measure.Blocks} blocks marked
            unchanged         {Share(measure.UnchangedKept, measure.Unchanged)} keep their id
            lightly edited    {Share(
                measure.LightKept,
                measure.Light
            )} keep their id (at most {ReplayMeasure.LightEdit:P0} of the words)
            wrong             {Share(measure.Wrong, measure.Blocks)} of all
            """
        );
        return 0;
    }

    private static string Share(int part, int whole) =>
        $"{100.0 * part / Math.Max(1, whole), 6:F2} %  ({part} of {whole})";

    private static async IAsyncEnumerable<(string Title, IReadOnlyList<IReadOnlyList<string>> Revisions)> Histories(
        string file
    )
    {
        await using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var dump = new DumpReader(stream, DumpReading.History);
        foreach (var page in dump.Pages().Where(page => page.Redirect is null && page.Revisions.Count > 1))
        {
            var prepared = page
                .Revisions.Where(revision => revision.Text is not null)
                .Select(revision => WikiText.Prepare(revision.Text!, new(page.Title, dump.Site)).Text);
            var revisions = new List<IReadOnlyList<string>>();
            await foreach (var blocks in new Pandoc().Convert(prepared))
            {
                if (blocks is not null)
                    revisions.Add([
                        .. MarkdownBlocks.Of(WikiText.Finish(blocks, Links).Text).Select(block => block.Text),
                    ]);
            }
            if (revisions.Count > 1)
                yield return (page.Title, revisions);
        }
    }
}
