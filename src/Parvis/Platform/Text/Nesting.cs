namespace Parvis.Platform.Text;

/// <summary>Tells hostile nesting from writing, in one pass, before a parser pays the square of it.</summary>
internal static class Nesting
{
    private const int DeepestHtml = 300;
    private const int LongestWall = 400;

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

    /// <summary>True for a run of hundreds of brackets, quotes or stars with nothing between them.</summary>
    public static bool Walls(ReadOnlySpan<char> markdown)
    {
        var run = 0;
        foreach (var c in markdown)
        {
            if (c is '[' or ']' or '(' or '>' or '<' or '*' or '!' or '`' or '~' or '|' or '&' or '\\')
            {
                if (++run > LongestWall)
                    return true;
            }
            else if (!char.IsWhiteSpace(c))
            {
                run = 0;
            }
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
