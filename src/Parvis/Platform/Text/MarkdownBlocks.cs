using System.Text;
using Markdig;
using Markdig.Syntax;

namespace Parvis.Platform.Text;

/// <summary>A block that stands on its own in a Markdown text: a paragraph, a heading, a list, a table.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Just behind it.</param>
public readonly record struct MarkdownBlock(int Start, int End, string Text, bool IsHeading);

/// <summary>
/// Cuts Markdown into its blocks of the first level, and finds these again in the HTML that it became. Links and emphasis are not
/// looked at. Never throws; what is nested beyond reason is cut at its empty lines, as <see cref="Markdown"/> shows it.
/// </summary>
public static class MarkdownBlocks
{
    private static readonly MarkdownPipeline Pipeline = BlocksOnly();

    public static IReadOnlyList<MarkdownBlock> Of(string markdown)
    {
        if (Nesting.Walls(markdown))
            return Paragraphs(markdown);
        try
        {
            var blocks = new List<MarkdownBlock>();
            foreach (var block in Markdig.Markdown.Parse(markdown, Pipeline).OrderBy(block => block.Span.Start))
            {
                if (block is LinkReferenceDefinitionGroup || block.Span.IsEmpty)
                    continue;
                // Some kinds of block say that they begin in the one above.
                var start = Math.Max(block.Span.Start, blocks is [.., var above] ? above.End : 0);
                if (Cut(markdown, start, block.Span.End + 1, block is HeadingBlock) is { Text.Length: > 0 } found)
                    blocks.Add(found);
            }
            return blocks;
        }
        catch (ArgumentException)
        {
            // Markdig's word for « nested too deeply ».
            return Paragraphs(markdown);
        }
    }

    /// <summary>
    /// Which elements of the first level of its HTML each of these blocks became: the number of the first one, and how many; none
    /// for what shows nowhere by itself. Blocks by their places, in rising order.
    /// </summary>
    public static IReadOnlyList<(int First, int Count)> ElementsOf(
        string markdown,
        IReadOnlyList<MarkdownBlock> blocks,
        IReadOnlyList<int> places
    )
    {
        // A paragraph of a word that nobody writes, before and after each block, shows where it lies in the HTML.
        var marked = new StringBuilder(markdown.Length + (places.Count * 64));
        var copied = 0;
        for (var i = 0; i < places.Count; i++)
        {
            var block = blocks[places[i]];
            marked.Append(markdown, copied, block.Start - copied).Append(Mark(2 * i));
            marked.Append(markdown, block.Start, block.End - block.Start).Append(Mark((2 * i) + 1));
            copied = block.End;
        }
        marked.Append(markdown, copied, markdown.Length - copied);
        var seen = new Dictionary<string, int>();
        var element = 0;
        var html = Markdown.ToHtml(marked.ToString());
        foreach (var (start, end) in TopElements(html))
        {
            if (!html.AsSpan(start, end - start).StartsWith($"<p>{MarkWord}"))
                element++;
            else
                seen[html[start..end]] = element;
        }
        return [.. places.Select((_, i) => Between(seen, i))];
    }

    /// <summary>Where each element of the first level begins and ends, in HTML that <see cref="Cleaner"/> wrote.</summary>
    public static IEnumerable<(int Start, int End)> TopElements(string html)
    {
        var (depth, start) = (0, 0);
        for (var at = html.IndexOf('<'); at >= 0; )
        {
            var end = html.IndexOf('>', at) + 1;
            if (end == 0)
                yield break;
            var closes = html[at + 1] == '/';
            if (!closes && depth == 0)
                start = at;
            if (closes)
                depth--;
            else if (!IsVoid(html.AsSpan(at + 1, end - at - 2)))
                depth++;
            if (depth == 0)
                yield return (start, end);
            at = html.IndexOf('<', end);
        }
    }

    private const string MarkWord = "parvisqzblockzq";

    private static string Mark(int number) => $"\n\n{MarkWord}{number}\n\n";

    private static (int First, int Count) Between(Dictionary<string, int> seen, int i) =>
        seen.TryGetValue($"<p>{MarkWord}{2 * i}</p>", out var first)
        && seen.TryGetValue($"<p>{MarkWord}{(2 * i) + 1}</p>", out var next)
            ? (first, next - first)
            : (0, 0);

    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        var space = tag.IndexOf(' ');
        return SafeHtml.Void.GetAlternateLookup<ReadOnlySpan<char>>().Contains(space < 0 ? tag : tag[..space]);
    }

    // A table is a paragraph here: it is the words in it that make it one.
    private static MarkdownPipeline BlocksOnly()
    {
        var builder = new MarkdownPipelineBuilder().UseDefinitionLists();
        builder.InlineParsers.Clear();
        return builder.Build();
    }

    private static List<MarkdownBlock> Paragraphs(string markdown)
    {
        var blocks = new List<MarkdownBlock>();
        for (var start = 0; start < markdown.Length; )
        {
            var end = markdown.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? markdown.Length : end;
            if (Cut(markdown, start, end, false) is { Text.Length: > 0 } block)
                blocks.Add(block);
            start = end + 2;
        }
        return blocks;
    }

    // Whole lines, since spaces before the first word may mean something; empty lines around it are no part of it.
    private static MarkdownBlock Cut(string markdown, int start, int end, bool heading)
    {
        end = Math.Clamp(end, start, markdown.Length);
        while (end > start && char.IsWhiteSpace(markdown[end - 1]))
            end--;
        while (start < end && (markdown[start] is '\n' or '\r'))
            start++;
        while (start > 0 && (markdown[start - 1] is ' ' or '\t'))
            start--;
        return new MarkdownBlock(start, end, markdown[start..end], heading);
    }
}
