using Parvis.Formats.Markdown;
using Parvis.Platform.Text;

namespace Parvis.Features.Import;

/// <summary>A folder of Markdown files, each a page.</summary>
internal sealed class MarkdownImport(Importer importer, MarkdownFolder folder)
{
    public static string SourceOf(DirectoryInfo folder) => Words.Fit($"markdown:{folder.Name}", 180);

    public async Task Run(Action<double> progress, CancellationToken stop)
    {
        foreach (var page in folder.Pages)
            importer.Addresses.Of(page.Path, page.Title);
        var read = 0;
        await importer.Carry(
            Pages(() => read++),
            pages => Task.FromResult(new Drafts([.. pages.AsParallel().AsOrdered().Select(DraftOf)], [])),
            () => progress((double)read / Math.Max(1, folder.Pages.Count)),
            stop
        );
    }

    private IEnumerable<Raw<MarkdownPage>> Pages(Action count)
    {
        foreach (var head in folder.Pages)
        {
            count();
            if (folder.Again(head) is var (page, fingerprint))
                yield return new(Words.Fit(page.Path, 500), fingerprint, page.Body.Length, page);
            else
                importer.Report.LeaveOut("fichiers disparus pendant l’import", head.Path);
        }
    }

    private PageDraft DraftOf(Raw<MarkdownPage> raw)
    {
        var page = raw.Content;
        var title = Words.Fit(page.Title, Garden.Page.TitleLength);
        var awaited = new Dictionary<string, string>();
        var text = MarkdownLinks.Rewrite(page.Body, page.Path, link => AddressOf(page, link, awaited));
        var changed = page.Updated ?? page.Created ?? folder.ChangedAt(page);
        var others = page.Authors.Skip(1).ToList();
        return new PageDraft
        {
            Key = raw.Key,
            Fingerprint = raw.Fingerprint,
            Title = title,
            Slug = importer.Addresses.Of(raw.Key, title),
            Text = Markdown.From(text),
            Revisions =
            [
                new(
                    title,
                    text,
                    page.Authors is [var first, ..] ? first : null,
                    changed,
                    others.Count > 0 ? $"Avec {string.Join(", ", others)}" : ""
                ),
            ],
            CreatedAt = page.Created ?? changed,
            Scope = importer.Choices.Visible,
            Tongue = Words.TongueOf(page.Language, text),
            Tags = page.Tags,
            Awaited = awaited,
        };
    }

    private string? AddressOf(MarkdownPage page, MarkdownLink link, Dictionary<string, string> awaited)
    {
        var fragment = link.Fragment.Length > 0 ? $"#{link.Fragment}" : "";
        if (folder.Target(link) is { } known)
            return $"/jardin/{importer.Addresses.Of(known, known)}{fragment}";
        if (link.Path is null && !link.Picture)
            return $"/jardin/{Slug.Of(link.Target)}{fragment}";
        if (link.Path is { Length: > 0 and <= 500 } path && MarkdownFolder.IsMarkdown(path))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            return $"/jardin/{awaited[path] = importer.Addresses.Of(path, name)}{fragment}";
        }
        importer.Report.Warn("images et fichiers liés, à ajouter à la main", $"{link.Target} ({page.Path})");
        return null;
    }
}
