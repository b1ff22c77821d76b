using Microsoft.EntityFrameworkCore;
using Parvis.Language.Provenance;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Garden.Provenance;

/// <summary>What became of a text that was to be added to a page.</summary>
public enum Outcome
{
    Added,

    /// <summary>The same person has just added just this: a second click.</summary>
    AddedBefore,

    /// <summary>The page has it already, in these words or others.</summary>
    AlreadyThere,
    NoSuchHeading,
    TooLong,
}

/// <param name="There">What the page says of it already.</param>
public sealed record Addition(Outcome Outcome, string Path, string There = "");

/// <summary>A page that a text may be added to.</summary>
public sealed record Target(long Id, string Slug, string Title, Scope Scope)
{
    public string Path => $"/jardin/{Slug}";
}

/// <summary>
/// The garden's door for what other features have: their texts become pages, or parts of pages, that remember where they come
/// from. Verbs run inside an act.
/// </summary>
public static class Harvest
{
    private static readonly TimeSpan OnceIn = TimeSpan.FromMinutes(10);

    /// <summary>Plants a page of it. The same sent twice is one page.</summary>
    public static async Task<Page> Plant(AppDb act, Origin origin, PageForm form, long? byId, DateTime at)
    {
        var since = at - OnceIn;
        await act.Hold(act.People.Where(one => one.Id == byId), one => one.Name);
        var same = await (
            from source in act.BlockSources.From(origin)
            where source.HarvestedById == byId && source.Revision == 1 && source.At > since
            join page in act.Pages on source.PageId equals page.Id
            where page.Title == form.Title && page.Text.Markdown == form.Markdown
            select page
        ).FirstOrDefaultAsync();
        if (same is not null)
            return same;
        var fresh = Page.Planted(await PageSlugs.Free(act, form.Title, pageId: 0), at);
        await form.WriteInto(act, fresh, byId, at);
        await act.SaveChangesAsync();
        await Remember(act, fresh, origin, (0, fresh.Text.Markdown.Length), byId, at);
        return fresh;
    }

    /// <summary>Adds it to a page, under one of its headings or at its end. What others write there meanwhile stays.</summary>
    public static async Task<Addition> Add(
        AppDb act,
        long pageId,
        Origin origin,
        string text,
        string under,
        string comment,
        long? byId,
        DateTime at
    )
    {
        await act.Hold(act.Pages.Where(one => one.Id == pageId), one => one.Title);
        var page = await act.Pages.SingleAsync(one => one.Id == pageId);
        var there = await act.BlockSources.From(origin).Where(one => one.PageId == pageId).ToListAsync();
        if (there.Count > 0)
            return await AlreadyThere(act, page, there, text, byId, at);
        if (PlacesInPage.Put(page.Text.Markdown, text, under) is not { } put)
            return new Addition(Outcome.NoSuchHeading, page.Path);
        if (put.Markdown.Length > Page.LongestText)
            return new Addition(Outcome.TooLong, page.Path);
        page.Write(page.Title, put.Markdown, at);
        act.Revisions.Add(Revision.Of(page, byId, at, comment));
        await act.SaveChangesAsync();
        await FollowBlocks.Follow(act, page.Id, page.Version);
        await Remember(act, page, origin, (put.Start, put.End), byId, at);
        return new Addition(Outcome.Added, page.Path);
    }

    /// <summary>The pages with these addresses that the reader may see; not the glossary, which has a form of its own.</summary>
    public static Task<List<Target>> Targets(AppDb db, Reader reader, IReadOnlyCollection<string> slugs) =>
        db
            .Pages.VisibleTo(reader)
            .Where(page => slugs.Contains(page.Slug) && page.Slug != GlossaryWords.Slug && page.Stage != Stage.Compost)
            .Select(page => new Target(page.Id, page.Slug, page.Title, page.Scope))
            .ToListAsync();

    /// <summary>One page to add to, with the headings that it has; null when this reader may not see it.</summary>
    public static async Task<(Target Target, IReadOnlyList<string> Headings)?> Find(
        AppDb db,
        Reader reader,
        long pageId
    )
    {
        var page = await db
            .Pages.VisibleTo(reader)
            .Where(page => page.Id == pageId)
            .Select(page => new { Target = new Target(page.Id, page.Slug, page.Title, page.Scope), page.Text.Markdown })
            .FirstOrDefaultAsync();
        return page is null ? null : (page.Target, PlacesInPage.Of(page.Markdown));
    }

    private static async Task<Addition> AlreadyThere(
        AppDb act,
        Page page,
        List<BlockSource> there,
        string text,
        long? byId,
        DateTime at
    )
    {
        var marks = MarkdownBlocks.Of(text).Select(block => BlockAlignment.MarkOf(block.Text));
        var own = there.Where(one => one.HarvestedById == byId && one.At > at - OnceIn).Select(one => one.Mark);
        if (marks.ToHashSet().SetEquals(own))
            return new Addition(Outcome.AddedBefore, page.Path);
        var blocks = MarkdownBlocks.Of(page.Text.Markdown);
        var numbers = there.Select(one => one.Block).ToList();
        var places = await act
            .PlacedBlocks.Where(row => row.PageId == page.Id && row.Number == page.Version)
            .Where(row => numbers.Contains(row.Block))
            .OrderBy(row => row.Position)
            .Select(row => row.Position)
            .ToListAsync();
        var words = string.Join(
            "\n\n",
            places.Where(place => place < blocks.Count).Select(place => blocks[place].Text)
        );
        return new Addition(Outcome.AlreadyThere, page.Path, words);
    }

    // The blocks that the text became part of: where it joined a list that was there, the whole list.
    private static async Task Remember(
        AppDb act,
        Page page,
        Origin origin,
        (int Start, int End) text,
        long? byId,
        DateTime at
    )
    {
        var markdown = page.Text.Markdown;
        var blocks = MarkdownBlocks.Of(markdown);
        var placed = await act
            .PlacedBlocks.Where(row => row.PageId == page.Id && row.Number == page.Version)
            .ToDictionaryAsync(row => row.Position, row => row.Block);
        var last = await act.BlockSources.Where(one => one.PageId == page.Id).MaxAsync(one => (int?)one.Block) ?? 0;
        var fresh = new int?[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Start >= text.End || blocks[i].End <= text.Start)
                continue;
            if (!placed.TryGetValue(i, out var number))
                fresh[i] = number = ++last;
            act.BlockSources.Add(SourceOf(page, number, blocks[i].Text, origin, byId, at));
        }
        act.PlacedBlocks.AddRange(FollowBlocks.Placed(page.Id, page.Version, markdown, blocks, fresh));
        page.HarvestedAt = at;
        act.Record(at, byId, "harvest", page.Changes, $"{origin.Thing}#{origin.Part}");
        await act.SaveChangesAsync();
    }

    private static BlockSource SourceOf(Page page, int block, string text, Origin origin, long? byId, DateTime at) =>
        new()
        {
            PageId = page.Id,
            Block = block,
            Kind = origin.Thing.Kind,
            ThingId = origin.Thing.Id,
            PartId = origin.Part,
            Anchor = origin.Anchor,
            AuthorId = origin.AuthorId,
            HarvestedById = byId,
            At = at,
            Revision = page.Version,
            Mark = BlockAlignment.MarkOf(text),
        };
}
