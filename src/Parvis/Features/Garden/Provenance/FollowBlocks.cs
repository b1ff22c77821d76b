using Microsoft.EntityFrameworkCore;
using Parvis.Language.Provenance;
using Parvis.Platform.Data;
using Parvis.Platform.Text;

namespace Parvis.Features.Garden.Provenance;

/// <summary>
/// Finds the blocks that have sources again whenever their page is written anew, by whatever way and in the same act. A page that
/// nothing was harvested into costs nothing.
/// </summary>
internal sealed class FollowBlocks : IFollowsAct
{
    public async Task Follow(AppDb db, IReadOnlyCollection<Thing> touched)
    {
        var ids = touched.Where(thing => thing.Kind == Page.Kind).Select(thing => thing.Id).ToList();
        if (ids.Count == 0)
            return;
        var pages = await db
            .Pages.Where(page => ids.Contains(page.Id) && page.HarvestedAt != null)
            .Select(page => new { page.Id, page.Version })
            .ToListAsync();
        foreach (var page in pages)
            await Follow(db, page.Id, page.Version);
    }

    /// <summary>Brings the places up to this version of the page, revision by revision; the rows of the act are written.</summary>
    public static async Task Follow(AppDb db, long pageId, int version)
    {
        var placed = await db
            .PlacedBlocks.AsNoTracking()
            .Where(row => row.PageId == pageId)
            .OrderBy(row => row.Number)
            .ToListAsync();
        if (placed is not [.., { Number: var last }] || last >= version)
            return;
        var texts = await db
            .Revisions.Where(row => row.PageId == pageId && row.Number >= last && row.Number <= version)
            .OrderBy(row => row.Number)
            .Select(row => new { row.Number, row.Markdown })
            .ToListAsync();
        var known = new Dictionary<string, int>();
        foreach (var row in placed)
            known[row.Mark] = row.Block;
        var before = MarkdownBlocks.Of(texts[0].Markdown);
        var numbers = NumbersIn(before, placed.Where(row => row.Number == last));
        foreach (var text in texts.Skip(1))
        {
            var after = MarkdownBlocks.Of(text.Markdown);
            numbers = BlockAlignment.Carry(TextsOf(before), numbers, TextsOf(after), known);
            before = after;
            var rows = Placed(pageId, text.Number, text.Markdown, after, numbers);
            foreach (var row in rows)
                known[row.Mark] = row.Block;
            db.PlacedBlocks.AddRange(rows);
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Rows for the blocks of a revision that have a number.</summary>
    public static List<PlacedBlock> Placed(
        long pageId,
        int revision,
        string markdown,
        IReadOnlyList<MarkdownBlock> blocks,
        IReadOnlyList<int?> numbers
    )
    {
        int[] places = [.. Enumerable.Range(0, blocks.Count).Where(i => numbers[i] is not null)];
        if (places.Length == 0)
            return [];
        var elements = MarkdownBlocks.ElementsOf(markdown, blocks, places);
        return
        [
            .. places.Select(
                (place, i) =>
                    new PlacedBlock
                    {
                        PageId = pageId,
                        Number = revision,
                        Position = place,
                        Block = numbers[place]!.Value,
                        Mark = BlockAlignment.MarkOf(blocks[place].Text),
                        FirstElement = elements[i].First,
                        Elements = elements[i].Count,
                    }
            ),
        ];
    }

    private static int?[] NumbersIn(IReadOnlyList<MarkdownBlock> blocks, IEnumerable<PlacedBlock> placed)
    {
        var numbers = new int?[blocks.Count];
        foreach (var row in placed.Where(row => row.Position < numbers.Length))
            numbers[row.Position] = row.Block;
        return numbers;
    }

    private static IReadOnlyList<string> TextsOf(IReadOnlyList<MarkdownBlock> blocks) =>
        [.. blocks.Select(block => block.Text)];
}
