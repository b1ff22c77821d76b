using System.Buffers;
using System.Text;

namespace Parvis.Platform.Text;

/// <summary>The first words of a text, from its clean HTML: for lists, descriptions, JSON-LD.</summary>
public static class TextPreview
{
    /// <summary>How much HTML is worth fetching for a preview of one line.</summary>
    public const int Enough = 700;

    // Fewer words than that before a heading or a table say too little to stop there.
    private const int FewWords = 40;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("<& \n\t\r");

    // What is no sentence: a preview stops before it, or steps over it.
    private static readonly string[] NoSentences = ["h1", "h2", "h3", "h4", "h5", "h6", "table", "pre"];

    /// <summary>
    /// The words of clean HTML, or of the start of it, without tags, at most <paramref name="most"/> characters, cut between two
    /// words with an ellipsis. One pass that stops as soon as it has enough, or where the sentences end: headings, tables and
    /// code give no words, unless there is nothing else.
    /// </summary>
    public static string Of(string html, int most = 160)
    {
        var sentences = Read(html, most, all: false);
        return sentences.Length > 0 ? sentences : Read(html, most, all: true);
    }

    private static string Read(string html, int most, bool all)
    {
        var text = new StringBuilder(Math.Min(html.Length, most) + 16);
        var i = 0;
        for (; i < html.Length && text.Length <= most; i++)
        {
            switch (html[i])
            {
                case '<' when !all && NoSentence(html, i) is { } element:
                    if (text.Length >= FewWords)
                        return Shorten(text.ToString().Trim());
                    i = SkipElement(html, i, element);
                    Space(text);
                    break;
                case '<':
                    i = SkipTag(html, i);
                    Space(text);
                    break;
                case '&':
                    i = Entity(html, i, text);
                    break;
                case ' ' or '\n' or '\t' or '\r':
                    Space(text);
                    break;
                default:
                    i = Word(html, i, text);
                    break;
            }
        }
        var words = text.ToString().Trim();
        return i < html.Length && words.Length <= most ? Shorten(words) : Cut(words, most);
    }

    /// <summary>A text cut between two words.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return Tidy(text);
        var at = text.LastIndexOf(' ', most);
        return Shorten(text[..(at > most / 2 ? at : most)]);
    }

    private static string Shorten(string text) => Tidy(text.TrimEnd(' ', ',', ';', ':', '.', '\u00A0')) + "…";

    // A tag between a word and its full stop left a space there.
    private static string Tidy(string text) => text.Replace(" .", ".").Replace(" ,", ",").Replace(" )", ")");

    private static string? NoSentence(string html, int at)
    {
        foreach (var name in NoSentences)
            if (
                string.CompareOrdinal(html, at + 1, name, 0, name.Length) == 0
                && at + 1 + name.Length < html.Length
                && html[at + 1 + name.Length] is '>' or ' '
            )
                return name;
        return null;
    }

    private static int SkipElement(string html, int at, string name)
    {
        var end = html.IndexOf($"</{name}>", at, StringComparison.Ordinal);
        return end < 0 ? html.Length : end + name.Length + 2;
    }

    private static int SkipTag(string html, int at)
    {
        // The mark beside a heading is no word of the text.
        if (string.CompareOrdinal(html, at, "<a class=\"anchor\"", 0, 17) == 0)
        {
            var end = html.IndexOf("</a>", at, StringComparison.Ordinal);
            return end < 0 ? html.Length : end + 3;
        }
        var close = html.IndexOf('>', at);
        return close < 0 ? html.Length : close;
    }

    private static int Entity(string html, int at, StringBuilder text)
    {
        foreach (
            var (name, c) in (ReadOnlySpan<(string, char)>)
                [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')]
        )
        {
            if (string.CompareOrdinal(html, at, name, 0, name.Length) == 0)
            {
                text.Append(c);
                return at + name.Length - 1;
            }
        }
        text.Append('&');
        return at;
    }

    private static int Word(string html, int at, StringBuilder text)
    {
        var rest = html.AsSpan(at);
        var length = rest.IndexOfAny(Breaks) is var end && end < 0 ? rest.Length : end;
        text.Append(rest[..length]);
        return at + length - 1;
    }

    private static void Space(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
            text.Append(' ');
    }
}
