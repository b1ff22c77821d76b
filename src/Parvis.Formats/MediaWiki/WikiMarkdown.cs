namespace Parvis.Formats.MediaWiki;

/// <summary>Where links and pictures of a wiki go in this product.</summary>
/// <param name="Page">
/// The address of a page by its title (namespace included, first letter upper); null when there is none, and then only
/// the words stay. A <c>#section</c> is added here.
/// </param>
/// <param name="File">
/// The address of a file by its name, or by the address that a page wrongly gave as one; null when there is none: the
/// picture leaves its caption, or a link when its name is an address itself.
/// </param>
public sealed record WikiLinks(Func<string, string?> Page, Func<string, string?> File)
{
    /// <summary>Nothing resolved: words only.</summary>
    public static WikiLinks None { get; } = new(_ => null, _ => null);
}

/// <summary>A page as Markdown.</summary>
/// <param name="Text">CommonMark with pipe tables, footnotes, definition lists and strikeout; no HTML.</param>
/// <param name="Pages">Titles of the pages linked to and found, once each.</param>
/// <param name="Missing">Titles linked to that lead nowhere.</param>
/// <param name="Files">Names of the files shown or linked to, found or not.</param>
public sealed record WikiMarkdown(
    string Text,
    IReadOnlyList<string> Pages,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Files
);
