using Parvis.Formats.MediaWiki;
using Parvis.Platform.Text;

namespace Parvis.Features.Import;

/// <summary>Turns wikitext into pages of the garden: pandoc in a few processes, all the rest on every core.</summary>
internal sealed class WikiConverter(Importer importer, WikiContents contents, Pandoc pandoc)
{
    // Accounts that MediaWiki itself writes with are nobody.
    private static readonly HashSet<string> Machines =
    [
        "MediaWiki default",
        "Maintenance script",
        "Conversion script",
        "Redirect fixer",
        "Template namespace initialisation script",
    ];

    private sealed record Work(Raw<WikiPage> Page, WikiRevision Revision, PreparedWikiText Prepared);

    public async Task<Drafts> Convert(IReadOnlyList<Raw<WikiPage>> pages, CancellationToken stop)
    {
        var works = pages
            .SelectMany(page => page.Content.Revisions.Where(one => one.Text is not null).Select(one => (page, one)))
            .AsParallel()
            .AsOrdered()
            .WithCancellation(stop)
            .Select(item => new Work(
                item.page,
                item.one,
                WikiText.Prepare(item.one.Text!, new(item.page.Content.Title, contents.Site, contents.Template))
            ))
            .ToList();
        var blocks = await Blocks([.. works.Select(work => work.Prepared.Text)], stop);
        var drafts = works
            .Select((work, i) => (Work: work, Blocks: blocks[i]))
            .GroupBy(item => item.Work.Page.Key)
            .AsParallel()
            .AsOrdered()
            .WithCancellation(stop)
            .Select(page => DraftOf([.. page]))
            .ToList();
        return new(drafts, []);
    }

    // As many pandocs as cores, each with its share of the texts.
    private async Task<List<PandocBlocks?>> Blocks(List<string> texts, CancellationToken stop)
    {
        var share = Math.Max(1, (texts.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount);
        var parts = await Task.WhenAll(texts.Chunk(share).Select(Share));
        return [.. parts.SelectMany(part => part)];

        async Task<List<PandocBlocks?>> Share(string[] part)
        {
            var blocks = new List<PandocBlocks?>(part.Length);
            await foreach (var page in pandoc.Convert(part, stop))
                blocks.Add(page);
            return blocks;
        }
    }

    private PageDraft DraftOf(List<(Work Work, PandocBlocks? Blocks)> revisions)
    {
        var (raw, newest, prepared) = revisions[^1].Work;
        var title = Title(raw.Content.Title);
        var awaited = new Dictionary<string, string>();
        var history = revisions.Select(item => RevisionOf(item.Work, item.Blocks, title, awaited)).ToList();
        if (raw.Content.Revisions.Count > revisions.Count)
            importer.Report.Warn("anciennes versions sans texte", $"« {title} »");
        var markdown = history[^1].Markdown;
        return new PageDraft
        {
            Key = raw.Key,
            Fingerprint = raw.Fingerprint,
            Title = title,
            Slug = importer.Addresses.Of(raw.Key, title),
            Text = Markdown.From(markdown),
            Revisions = history,
            CreatedAt = history[0].At,
            Scope = importer.Choices.Visible,
            Tongue = Words.TongueOf(null, markdown),
            Tags = prepared.Categories,
            Awaited = awaited,
        };
    }

    private RevisionDraft RevisionOf(Work work, PandocBlocks? blocks, string title, Dictionary<string, string> awaited)
    {
        var author = work.Revision.By is { Hidden: false, Name: { } name } && !Machines.Contains(name) ? name : null;
        return new(
            title,
            MarkdownOf(work, blocks, awaited),
            author,
            work.Revision.At ?? importer.Now,
            work.Revision.Comment ?? ""
        );
    }

    private string MarkdownOf(Work work, PandocBlocks? blocks, Dictionary<string, string> awaited)
    {
        var title = work.Page.Content.Title;
        if (blocks is null)
        {
            importer.Report.Warn("gardées en texte simple, pandoc ne les convertit pas", $"« {title} »");
            return WikiText.Plain(work.Revision.Text!, new(title, contents.Site, contents.Template));
        }
        var finished = WikiText.Finish(blocks, new WikiLinks(target => AddressOf(target, awaited), _ => null));
        if (ReferenceEquals(work.Revision, work.Page.Content.Revisions[^1]))
        {
            foreach (var file in finished.Files)
                importer.Report.Warn("images et fichiers du wiki, à ajouter à la main", $"{file} (« {title} »)");
        }
        return finished.Text;
    }

    private string? AddressOf(string target, Dictionary<string, string> awaited)
    {
        if (contents.KeyOf(target) is not { } key)
            return null;
        var slug = importer.Addresses.Of(key, key);
        if (!contents.Has(key))
            awaited[key] = slug;
        return $"/jardin/{slug}";
    }

    private static string Title(string title) => Words.Fit(title, Garden.Page.TitleLength);
}
