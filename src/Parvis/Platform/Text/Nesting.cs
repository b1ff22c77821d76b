namespace Parvis.Platform.Text;

/// <summary>Tells hostile nesting from writing, in one pass, before a parser pays the square of it.</summary>
internal static class Nesting
{
    private const int DeepestHtml = 300;
    private const int LongestWall = 400;
    private const int MostUnclosed = 200;

    /// <summary>True when more elements are open at once than any text needs.</summary>
    public static bool TooDeep(ReadOnlySpan<char> html)
    {
        var open = 0;
        for (var i = 0; i < html.Length - 1; i++)
        {
            if (html[i] != '<')
                continue;
            if (html[i + 1] == '/')
                open = Math.Max(0, open - 1);
            else if (char.IsAsciiLetter(html[i + 1]) && !ClosesItself(html[(i + 1)..]) && ++open > DeepestHtml)
                return true;
        }
        return false;
    }

    /// <summary>
    /// True for a run of hundreds of marks with nothing between them, or a paragraph that opens hundreds of brackets and
    /// closes none: for each of them a parser of links looks as far as the end.
    /// </summary>
    public static bool Walls(ReadOnlySpan<char> markdown)
    {
        var (run, square, round, emptyLine, before) = (0, 0, 0, false, ' ');
        foreach (var c in markdown)
        {
            // A dash or plus counts where it could begin a list: rows of dashes draw lines and tables.
            if (c == ' ' && (before is '-' or '+'))
                run++;
            if (c is '[' or ']' or '(' or '>' or '<' or '*' or '!' or '`' or '~' or '|' or '&' or '\\')
                run++;
            else if (!char.IsWhiteSpace(c) && c is not ('-' or '+'))
                run = 0;
            before = c;
            switch (c)
            {
                case '[':
                    square++;
                    break;
                case ']':
                    square = Math.Max(0, square - 1);
                    break;
                case '(':
                    round++;
                    break;
                case ')':
                    round = Math.Max(0, round - 1);
                    break;
                case '\n' when emptyLine:
                    (square, round) = (0, 0);
                    break;
            }
            emptyLine = c == '\n' || (emptyLine && char.IsWhiteSpace(c));
            if (run > LongestWall || square > MostUnclosed || round > MostUnclosed)
                return true;
        }
        return false;
    }

    private static bool ClosesItself(ReadOnlySpan<char> tag)
    {
        var end = 0;
        while (end < tag.Length && char.IsAsciiLetterOrDigit(tag[end]))
            end++;
        Span<char> name = stackalloc char[8];
        if (end > name.Length)
            return false;
        tag[..end].ToLowerInvariant(name);
        return name[..end]
            is "br"
                or "hr"
                or "img"
                or "input"
                or "wbr"
                or "col"
                or "meta"
                or "link"
                or "p"
                or "li"
                or "td"
                or "th"
                or "tr"
                or "dt"
                or "dd";
    }
}
