using System.Text.RegularExpressions;

namespace Parvis.Formats.Markdown;

/// <summary>One Markdown file as a page.</summary>
/// <param name="Path">Its path in the folder, with slashes.</param>
/// <param name="Title">From the front matter, else the first heading, else the file name.</param>
/// <param name="Created">From the front matter or the file name, in UTC.</param>
/// <param name="Updated">From the front matter, in UTC.</param>
/// <param name="Authors">From the front matter, else from the lines that sign the text.</param>
/// <param name="Tags">Tags and categories, once each.</param>
/// <param name="Language">A language code, null when the file does not say.</param>
/// <param name="Draft">Whether the file calls itself a draft or not published.</param>
/// <param name="Permalink">The address it had on its site, such as <c>/annotation/lexique/</c>.</param>
/// <param name="Description">The summary given with it.</param>
/// <param name="Body">CommonMark; the first heading is taken out when it only repeats the title.</param>
/// <param name="Links">Relative links and pictures, to resolve with <see cref="MarkdownLinks.Rewrite"/>.</param>
/// <param name="Fault">What is wrong with the front matter, which is then part of the body.</param>
public sealed partial record MarkdownPage(
    string Path,
    string Title,
    DateTime? Created,
    DateTime? Updated,
    IReadOnlyList<string> Authors,
    IReadOnlyList<string> Tags,
    string? Language,
    bool Draft,
    string? Permalink,
    string? Description,
    string Body,
    IReadOnlyList<MarkdownLink> Links,
    FrontMatterFault Fault
)
{
    private static readonly string[] AuthorKeys =
        "author authors auteur auteurs autrice contributors by author.name authors.name".Split(' ');

    private static readonly string[] CreatedKeys = "created date published publishdate date_created création".Split(
        ' '
    );

    private static readonly string[] UpdatedKeys =
        "updated modified lastmod last_modified_at date_modified lastupdated".Split(' ');

    private static readonly string[] TagKeys = "tags tag categories category catégories keywords mots-clés".Split(' ');

    /// <summary>Reads a file of any encoding; never throws.</summary>
    public static MarkdownPage Read(string path, ReadOnlySpan<byte> bytes)
    {
        path = TextBytes.Compose(path.Replace('\\', '/').TrimStart('/'));
        var (head, raw) = FrontMatter.Split(TextBytes.Decode(bytes).Replace("\0", ""));
        var body = MarkdownRepairs.Repair(raw);
        var (heading, rest) = FirstHeading(body);
        var title = Titles.Choose(head.First("title", "titre", "name"), heading, path);
        var authors = Signatures.Split(head.All(AuthorKeys));
        body = heading is not null && Titles.Same(heading, title) ? rest : body;
        return new(
            path,
            title,
            LooseDate.Read(head.First(CreatedKeys)) ?? LooseDate.Read(FileDate(path)),
            LooseDate.Read(head.First(UpdatedKeys)),
            authors.Count > 0 ? authors : Signatures.Find(body),
            [.. head.All(TagKeys).SelectMany(SplitTags).Distinct()],
            head.First("lang", "language", "langue", "locale")?.Trim().ToLowerInvariant(),
            IsDraft(head),
            head.First("permalink", "slug", "url"),
            head.First("description", "summary", "excerpt", "résumé"),
            body.Trim('\n') + "\n",
            MarkdownLinks.Find(body, path),
            head.Fault
        );
    }

    /// <summary>
    /// Tells apart pages of one folder that bear the same title ("Introduction" in each chapter) by their folder's name.
    /// </summary>
    public static IReadOnlyList<MarkdownPage> Distinguish(IReadOnlyList<MarkdownPage> pages)
    {
        var shared = pages
            .GroupBy(page => page.Title.ToLowerInvariant())
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToHashSet();
        return
        [
            .. pages.Select(page =>
                shared.Contains(page.Title.ToLowerInvariant()) && Titles.Folder(page.Path) is { Length: > 0 } folder
                    ? page with
                    {
                        Title = $"{page.Title} ({folder})",
                    }
                    : page
            ),
        ];
    }

    private static bool IsDraft(FrontMatter head) =>
        head.First("draft", "brouillon")?.ToLowerInvariant() is "true" or "yes" or "oui"
        || head.First("published")?.ToLowerInvariant() is "false" or "no" or "non";

    private static string FileDate(string path) => DatedName().Match(path[(path.LastIndexOf('/') + 1)..]).Value;

    private static IEnumerable<string> SplitTags(string value) =>
        value
            .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(tag => tag.TrimStart('#'));

    // The first heading counts as a title when nothing but pictures, tags of HTML or blank lines stand before it.
    private static (string? Heading, string Below) FirstHeading(string body)
    {
        var lines = body.Split('\n');
        for (var at = 0; at < Math.Min(lines.Length, 60); at++)
        {
            var line = lines[at].Trim();
            var under = at + 1 < lines.Length ? lines[at + 1].Trim() : "";
            var setext =
                line.Length > 0 && !line.StartsWith('#') && under.Length > 1 && under.All(letter => letter == '=');
            if (setext || line.StartsWith("# "))
            {
                var words = Plain(setext ? line : line.TrimStart('#').TrimEnd('#'));
                var rest = lines[..at].Concat(lines[(at + (setext ? 2 : 1))..]);
                return words.Length > 0 ? (words, string.Join('\n', rest)) : (null, body);
            }

            if (line.StartsWith("## ") || line.StartsWith("```"))
                break;
        }

        return (null, body);
    }

    private static string Plain(string heading) =>
        Titles.Squeeze(Marks().Replace(InlineLink().Replace(heading, "$1"), "").Replace("\\", ""));

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex DatedName();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex InlineLink();

    [GeneratedRegex(@"\*+|`+|~~|<[^>]*>|\{[:#.][^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
