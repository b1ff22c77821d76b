namespace Parvis.Formats.MediaWiki;

/// <summary>What a wiki says of itself at the head of its dump.</summary>
/// <param name="Name">The wiki's name, empty when it does not say.</param>
/// <param name="Base">Address of its main page, empty when it does not say.</param>
/// <param name="Language">The language of the dump (<c>xml:lang</c>), empty when it does not say.</param>
/// <param name="Generator">The program that wrote the dump, such as <c>MediaWiki 1.39.17</c>.</param>
/// <param name="Namespaces">The wiki's namespaces by number, under their local names.</param>
public sealed record WikiSite(
    string Name,
    string Base,
    string Language,
    string Generator,
    IReadOnlyDictionary<int, string> Namespaces
)
{
    /// <summary>A wiki that says nothing of itself.</summary>
    public static WikiSite Unknown { get; } = new("", "", "", "", new Dictionary<int, string>());
}

/// <summary>Who wrote a revision: a name, or an address for somebody anonymous, or nobody when it was hidden.</summary>
/// <param name="Name">The name, without the <c>imported&gt;</c> that MediaWiki puts before foreign ones.</param>
/// <param name="Id">The account's number on that wiki, when the dump gives one above zero.</param>
/// <param name="Address">The IP address of somebody who was not signed in.</param>
/// <param name="Hidden">Suppressed by the wiki's moderators.</param>
public sealed record WikiContributor(string? Name, long? Id, string? Address, bool Hidden)
{
    /// <summary>Whether no name is known.</summary>
    public bool Anonymous => Name is null;
}

/// <summary>One state of a page.</summary>
/// <param name="Id">The revision's number, 0 when the dump gives none.</param>
/// <param name="At">When it was saved, in UTC; null when the dump's instant cannot be read.</param>
/// <param name="By">Who saved it.</param>
/// <param name="Comment">The summary given with it, null when none or hidden.</param>
/// <param name="Text">The wikitext; null when hidden, left out of the dump, or omitted (see <paramref name="State"/>).</param>
/// <param name="State">Why the text is missing, if it is.</param>
/// <param name="Minor">Whether its author called it minor.</param>
/// <param name="Model">The content model, <c>wikitext</c> almost always.</param>
public sealed record WikiRevision(
    long Id,
    DateTime? At,
    WikiContributor By,
    string? Comment,
    string? Text,
    WikiTextState State,
    bool Minor,
    string Model
);

/// <summary>Whether a revision's text is there, and why not.</summary>
public enum WikiTextState
{
    Present,

    /// <summary>Suppressed by the wiki's moderators, or not in this kind of dump.</summary>
    Hidden,

    /// <summary>Longer than <see cref="DumpLimits.TextLength"/>.</summary>
    TooLong,

    /// <summary>Dropped because the page's history is longer than <see cref="DumpLimits.PageLength"/>.</summary>
    Omitted,
}

/// <summary>A page with its revisions, oldest first; with <see cref="DumpReading.Latest"/> only the newest.</summary>
/// <param name="Redirect">The title this page sends to, null for an ordinary page.</param>
public sealed record WikiPage(
    long Id,
    int Namespace,
    string Title,
    string? Redirect,
    IReadOnlyList<WikiRevision> Revisions
);

/// <summary>How much of each page to read.</summary>
public enum DumpReading
{
    Latest,
    History,
}

/// <summary>Bounds of a reading, in UTF-16 characters (two bytes each).</summary>
public sealed record DumpLimits
{
    /// <summary>One text. MediaWiki's own limit is 2 MB (<c>$wgMaxArticleSize</c>).</summary>
    public int TextLength { get; init; } = 8_000_000;

    /// <summary>All the texts of one page kept at once; beyond it the oldest lose theirs.</summary>
    public int PageLength { get; init; } = 32_000_000;

    /// <summary>Revisions of one page; beyond it the oldest are dropped wholly.</summary>
    public int Revisions { get; init; } = 20_000;

    /// <summary>Nested elements. A dump has 5.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>One tag, comment or processing instruction.</summary>
    public int MarkupLength { get; init; } = 65_536;
}

/// <summary>What stopped the reading of a dump.</summary>
public enum DumpFault
{
    Empty,

    /// <summary>Another kind of file: see <see cref="DumpException.Kind"/>.</summary>
    NotADump,

    /// <summary>The file ends before the dump does.</summary>
    Truncated,

    /// <summary>The XML or the compressed data is damaged at that place.</summary>
    Damaged,

    /// <summary>A document type, an entity, nesting or a tag that no dump has.</summary>
    Forbidden,
}

/// <summary>Thrown once everything complete before the fault has been given out.</summary>
/// <param name="fault">What happened.</param>
/// <param name="kind">What the file is by its bytes.</param>
/// <param name="pages">How many whole pages were given out before.</param>
/// <param name="lastTitle">Title of the last whole page, null when none.</param>
/// <param name="line">Line in the (decompressed) XML, from 1; 0 when not known.</param>
/// <param name="column">Column in that line, from 1; 0 when not known.</param>
public sealed class DumpException(
    DumpFault fault,
    FileKind kind,
    long pages,
    string? lastTitle,
    int line,
    int column,
    Exception? inner = null
) : Exception($"{fault} ({kind}) after {pages} pages, line {line}, column {column}.", inner)
{
    public DumpFault Fault => fault;
    public FileKind Kind => kind;
    public long Pages => pages;
    public string? LastTitle => lastTitle;
    public int Line => line;
    public int Column => column;
}
