using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace Parvis.Platform.Text;

/// <summary>
/// Markdown to HTML that is safe to show as it is: CommonMark with tables, footnotes, task and definition lists, strike
/// through and bare addresses; raw HTML is allowed as far as <see cref="Cleaner"/> lets it. Never throws; what is nested
/// beyond reason is shown as plain text.
/// </summary>
public static class Markdown
{
    /// <summary>Goes up by one whenever the same Markdown would give another HTML.</summary>
    public const int RendererVersion = 3;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseDefinitionLists()
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Build();

    /// <summary>A text with its HTML, to be stored.</summary>
    public static RichText From(string markdown) =>
        new()
        {
            Markdown = markdown,
            Html = ToHtml(markdown),
            Version = RendererVersion,
        };

    /// <summary>The HTML of a text, made again when an older renderer made it.</summary>
    public static string HtmlOf(RichText text) => text.Version == RendererVersion ? text.Html : ToHtml(text.Markdown);

    /// <summary>What a text says under each of its headings, in order, as plain text.</summary>
    public static IReadOnlyList<Section> SectionsOf(string markdown) => new SectionReader(ToHtml(markdown)).Read();

    /// <summary>The same, read off the HTML that it has.</summary>
    public static IReadOnlyList<Section> SectionsOf(RichText text) => new SectionReader(HtmlOf(text)).Read();

    /// <summary>The whole text without any mark, blocks on lines of their own.</summary>
    public static string PlainText(string markdown) => PlainText(SectionsOf(markdown));

    public static string PlainText(RichText text) => PlainText(SectionsOf(text));

    /// <summary>The HTML of a text.</summary>
    public static string ToHtml(string markdown)
    {
        var html = Unclean(markdown);
        // Parsing depth costs its square: a wall of open tags is nobody's text.
        if (Nesting.TooDeep(html))
            html = AsPlainParagraphs(markdown);
        return new Cleaner(FootnoteMark(markdown)).Clean(html);
    }

    /// <summary>What Markdig makes of it, before any cleaning.</summary>
    internal static string Unclean(string markdown)
    {
        try
        {
            return Nesting.Walls(markdown)
                ? AsPlainParagraphs(markdown)
                : Markdig.Markdown.ToHtml(markdown.Replace("\0", "", StringComparison.Ordinal), Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's word for « nested too deeply ».
            return AsPlainParagraphs(markdown);
        }
    }

    private static string PlainText(IReadOnlyList<Section> sections) =>
        string.Join(
            '\n',
            sections
                .SelectMany(section => new[] { section.Path is [.., var heading] ? heading : "", section.Text })
                .Where(text => text.Length > 0)
        );

    private static string AsPlainParagraphs(string text)
    {
        var html = new StringBuilder(text.Length + 64);
        foreach (
            var paragraph in text.ReplaceLineEndings("\n")
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
            html.Append("<p>").Append(System.Net.WebUtility.HtmlEncode(paragraph)).Append("</p>\n");
        return html.ToString();
    }

    // Several texts stand on one page: the notes of each are told apart by what the text says.
    private static string FootnoteMark(string markdown)
    {
        var hash = 2166136261u;
        foreach (var c in markdown)
            hash = unchecked((hash ^ c) * 16777619u);
        return (hash & 0xFFFFFF).ToString("x6");
    }
}
