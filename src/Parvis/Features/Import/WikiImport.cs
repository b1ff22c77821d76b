using Parvis.Formats.MediaWiki;
using Parvis.Platform.Text;

namespace Parvis.Features.Import;

/// <summary>A MediaWiki dump, read twice: once for what is in it, once to bring it in.</summary>
internal sealed class WikiImport(Importer importer, WikiContents contents, Pandoc pandoc)
{
    private const int NamesAtOnce = 500;

    /// <summary>The name under which the pages of a wiki are known from import to import.</summary>
    public static string SourceOf(WikiContents contents, FileInfo file) =>
        Words.Fit($"mediawiki:{(contents.Site.Name.Length > 0 ? contents.Site.Name : file.Name.Split('.')[0])}", 180);

    public async Task Run(FileInfo file, Action<double> progress, CancellationToken stop)
    {
        foreach (var title in contents.Titles)
            importer.Addresses.Of(title, title);
        await using var stream = file.OpenRead();
        using var dump = new DumpReader(stream, importer.Choices.History ? DumpReading.History : DumpReading.Latest);
        var pages = WikiContents.WholePages(dump, out var fault);
        var converter = new WikiConverter(importer, contents, pandoc);
        await importer.Carry(
            Wanted(pages),
            batch => converter.Convert(batch, stop),
            () => progress((double)stream.Position / Math.Max(1, stream.Length)),
            stop
        );
        foreach (var names in contents.Redirects.Chunk(NamesAtOnce))
            await importer.Redirect([.. names.Select(name => (name.Title, name.Title, name.Target))], stop);
        if (fault() is { } stopped)
            importer.Report.Stopped = FaultWords.Of(stopped);
    }

    private IEnumerable<Raw<WikiPage>> Wanted(IEnumerable<WikiPage> pages)
    {
        foreach (var page in pages)
        {
            if (contents.IsRedirect(page.Title))
                continue;
            if (WhyNot(page) is { } reason)
                importer.Report.LeaveOut(reason, $"« {page.Title} »");
            else
                yield return new(
                    page.Title,
                    FingerprintOf(page),
                    page.Revisions.Sum(one => one.Text?.Length ?? 0),
                    page
                );
        }
    }

    private static string? WhyNot(WikiPage page) =>
        !WikiContents.IsContent(page.Namespace)
            ? page.Namespace switch
            {
                WikiNames.User => "pages d’utilisateurs",
                WikiNames.File => "pages de fichiers",
                8 => "messages de l’interface du wiki",
                WikiNames.Template => "modèles (leur texte est mis là où les pages les appellent)",
                WikiNames.Category => "pages de catégories (elles deviennent des étiquettes)",
                828 => "modules",
                _ when page.Namespace % 2 == 1 => "pages de discussion",
                _ => "pages qui ne sont pas du contenu",
            }
        : page.Revisions is not [.., var newest] ? "pages sans version"
        : newest.Model is not ("" or "wikitext") ? "pages qui ne sont pas du texte de wiki"
        : newest.State switch
        {
            WikiTextState.Hidden => "pages dont le texte est masqué",
            WikiTextState.TooLong or WikiTextState.Omitted => "pages trop longues",
            _ => newest.Text is null ? "pages sans texte" : null,
        };

    private static string FingerprintOf(WikiPage page)
    {
        var parts = new List<string?> { page.Title };
        foreach (var revision in page.Revisions)
        {
            parts.Add(revision.At?.ToString("O"));
            parts.Add(revision.By.Name);
            parts.Add(revision.Comment);
            parts.Add(revision.Text);
        }
        return Fingerprints.Of([.. parts]);
    }
}
