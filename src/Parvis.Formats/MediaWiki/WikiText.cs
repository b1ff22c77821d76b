using System.Text.RegularExpressions;

namespace Parvis.Formats.MediaWiki;

/// <summary>What a page's wikitext is read with.</summary>
/// <param name="Title">The page's own title, for subpage links and <c>{{PAGENAME}}</c>.</param>
/// <param name="Site">The wiki, for the local names of its namespaces.</param>
/// <param name="Template">
/// The wikitext of a template by its name without namespace, or null; without it a template leaves the readable part
/// of its arguments.
/// </param>
public sealed record WikiContext(string Title, WikiSite Site, Func<string, string?>? Template = null)
{
    /// <summary>Nothing known.</summary>
    public static WikiContext None { get; } = new("", WikiSite.Unknown);
}

/// <summary>Wikitext that pandoc reads as MediaWiki would, and what was taken out of it.</summary>
/// <param name="Text">What goes to <c>pandoc -f mediawiki -t json</c>.</param>
/// <param name="Categories">Names without namespace, in order, once each.</param>
/// <param name="Languages">The same page in other languages, as <c>en:Title</c>.</param>
/// <param name="Templates">Names of the templates used, in order, once each.</param>
/// <param name="DisplayTitle">What <c>{{DISPLAYTITLE:…}}</c> says, else null.</param>
public sealed record PreparedWikiText(
    string Text,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Templates,
    string? DisplayTitle
);

/// <summary>
/// The way from wikitext to Markdown around pandoc: <see cref="Prepare"/>, then pandoc from <c>mediawiki</c> to
/// <c>json</c> (one page, or many through <see cref="PandocBatch"/>), then <see cref="Finish"/>. Nothing here throws for
/// any text, and time is linear in its length.
/// </summary>
public static partial class WikiText
{
    /// <summary>Makes wikitext ready for pandoc: templates, links, categories, switches, tags, unbalanced marks.</summary>
    public static PreparedWikiText Prepare(string wikitext, WikiContext? context = null)
    {
        var found = new WikiFindings();
        var scanner = new WikiScanner(WikiLines.Clean(wikitext), context ?? WikiContext.None, found);
        var text = found.Restore(WikiLines.Settle(scanner.Run()));
        return new(text, [.. found.Categories], [.. found.Languages], [.. found.Templates], found.DisplayTitle);
    }

    /// <summary>
    /// Writes Markdown (CommonMark with pipe tables, footnotes, definition lists and strikeout, no HTML) from what
    /// pandoc made of a prepared text. Links to pages and files go through <paramref name="links"/>.
    /// </summary>
    public static WikiMarkdown Finish(PandocBlocks blocks, WikiLinks links) =>
        new MarkdownWriter(links, blocks).Write();

    /// <summary>The readable text of a page without pandoc, for one that it cannot convert: paragraphs, no marks.</summary>
    public static string Plain(string wikitext, WikiContext? context = null)
    {
        var text = Prepare(wikitext, context).Text;
        text = Shown().Replace(text, "$1");
        text = Tags().Replace(text, "");
        text = LineMarks().Replace(text, "");
        return Blank()
            .Replace(System.Net.WebUtility.HtmlDecode(text).Replace("'''", "").Replace("''", ""), "\n\n")
            .Trim();
    }

    /// <summary>The title that a redirect page sends to, with its <c>#section</c>; null for an ordinary page.</summary>
    public static string? RedirectTarget(string wikitext) =>
        Redirect().Match(wikitext) is { Success: true } match ? match.Groups[1].Value.Replace('_', ' ').Trim() : null;

    [GeneratedRegex(
        @"\A\s*#\s*(?:REDIRECT(?:ION)?)\s*:?\s*\[\[:?([^\]|\n]{1,500})",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Redirect();

    [GeneratedRegex(@"\[(?:https?|ftp|mailto):\S{1,4000} ([^\]\n]*)\]", RegexOptions.NonBacktracking)]
    private static partial Regex Shown();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]{0,500}>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(
        @"^(?:\{\|.*|\|[-}+].*|[*#:;|! =]+)|={2,6}[ \t]*$",
        RegexOptions.Multiline | RegexOptions.NonBacktracking
    )]
    private static partial Regex LineMarks();

    [GeneratedRegex(@"\n{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}
