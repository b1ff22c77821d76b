using Parvis.Formats;
using Parvis.Formats.Markdown;

namespace Parvis.Features.Import;

/// <summary>
/// The Markdown files of a folder: read once for their titles and addresses, then again one by one, so that memory does
/// not depend on the folder.
/// </summary>
internal sealed class MarkdownFolder
{
    private const long LongestFile = 8_000_000;
    private static readonly string[] Endings = [".md", ".markdown", ".mdown", ".mkd"];
    private static readonly string[] Indexes = ["index.md", "readme.md", "_index.md"];

    private readonly string root;
    private readonly Dictionary<string, string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> titles = new(StringComparer.OrdinalIgnoreCase);

    private MarkdownFolder(string root) => this.root = root;

    /// <summary>The pages without their bodies, in the order of their paths.</summary>
    public List<MarkdownPage> Pages { get; private set; } = [];

    public static MarkdownFolder Read(DirectoryInfo folder, ImportReport report)
    {
        var found = new MarkdownFolder(folder.FullName);
        var pages = new List<MarkdownPage>();
        foreach (var path in Files(folder))
        {
            if (found.Page(path, report) is { } page)
                pages.Add(page with { Body = "", Links = [] });
        }
        found.Pages = [.. MarkdownPage.Distinguish(pages)];
        foreach (var page in found.Pages)
            found.Note(page);
        return found;
    }

    /// <summary>A page with its body, and a mark of its bytes; null when it cannot be read any more.</summary>
    public (MarkdownPage Page, string Fingerprint)? Again(MarkdownPage page) =>
        Bytes(page.Path, null) is { } bytes
            ? (
                MarkdownPage.Read(page.Path, bytes) with
                {
                    Title = page.Title,
                },
                Fingerprints.Of(page.Title, Fingerprints.Of(bytes))
            )
            : null;

    public DateTime ChangedAt(MarkdownPage page) => File.GetLastWriteTimeUtc(Path.Combine(root, page.Path));

    /// <summary>The path of the page that a link means; null when none of this folder's.</summary>
    public string? Target(MarkdownLink link)
    {
        if (link.Path is not { } path)
            return titles.GetValueOrDefault(link.Target);
        var bare = path.TrimEnd('/');
        if (bare.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
            bare = bare[..^5];
        foreach (
            var candidate in new[] { bare, bare + ".md" }.Concat(
                Indexes.Select(name => $"{bare}/{name}".TrimStart('/'))
            )
        )
        {
            if (paths.TryGetValue(candidate, out var known))
                return known;
        }
        return null;
    }

    public static bool IsMarkdown(string path) =>
        Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static List<string> Files(DirectoryInfo folder)
    {
        // Hidden folders are tools' own; links might lead in circles.
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        return
        [
            .. folder
                .EnumerateFiles("*", options)
                .Where(file => IsMarkdown(file.Name))
                .Select(file => Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'))
                .Where(path => !path.Split('/').Contains("node_modules"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private MarkdownPage? Page(string path, ImportReport report)
    {
        if (Bytes(path, report) is not { } bytes)
            return null;
        var page = MarkdownPage.Read(path, bytes) with { Path = path };
        if (page.Draft)
        {
            report.LeaveOut("brouillons", path);
            return null;
        }
        if (FaultWords.Of(page.Fault) is { } fault)
            report.Warn(fault, path);
        return page;
    }

    private byte[]? Bytes(string path, ImportReport? report)
    {
        var file = new FileInfo(Path.Combine(root, path));
        try
        {
            if (file.Length > LongestFile)
            {
                report?.LeaveOut("fichiers trop longs (8 Mo au plus)", path);
                return null;
            }
            var bytes = File.ReadAllBytes(file.FullName);
            var kind = FileKinds.Recognise(bytes.AsSpan(0, Math.Min(bytes.Length, FileKinds.HeadLength)));
            if (
                kind
                is FileKind.Text
                    or FileKind.Html
                    or FileKind.Xml
                    or FileKind.JsonLines
                    or FileKind.JsonArray
                    or FileKind.MediaWikiDump
            )
                return bytes;
            report?.LeaveOut($"fichiers qui ne sont pas du texte : {FaultWords.Of(kind)}", path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            report?.LeaveOut("fichiers illisibles", path);
        }
        return null;
    }

    private void Note(MarkdownPage page)
    {
        paths.TryAdd(page.Path, page.Path);
        if (page.Permalink?.Trim('/') is { Length: > 0 } permalink)
            paths.TryAdd(permalink, page.Path);
        titles.TryAdd(page.Title, page.Path);
        titles.TryAdd(Path.GetFileNameWithoutExtension(page.Path), page.Path);
    }
}
