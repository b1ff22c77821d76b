using System.Text;
using System.Text.RegularExpressions;

namespace Parvis.Formats.MediaWiki;

/// <summary>What is settled line by line: comments and controls before the scan; marks, tables and switches after it.</summary>
internal static partial class WikiLines
{
    private const int DeepestList = 8;
    private const int DeepestNest = 20;

    /// <summary>Without control characters, comments and our own tokens; line ends as <c>\n</c>.</summary>
    public static string Clean(string text)
    {
        text = text.Replace("\r\n", "\n").Replace('\r', '\n');
        if (text.AsSpan().ContainsAnyInRange('\0', '\b') || text.AsSpan().ContainsAnyInRange('\v', '\u001F'))
            text = Controls().Replace(text, "");
        return WithoutTokens(WithoutComments(text));
    }

    /// <summary>Characters that the tokens are made of are nobody's letters (private use area).</summary>
    public static string WithoutTokens(string text) => text.Replace("\uE000", "").Replace("\uE001", "");

    /// <summary>Lines with balanced quotes, tables that end, headings whose two sides agree, no switches.</summary>
    public static string Settle(string text)
    {
        var settled = new StringBuilder(text.Length + 64);
        var tables = 0;
        foreach (var line in Switches().Replace(text, "").Split('\n'))
        {
            var written = Line(line, ref tables);
            settled.Append(written).Append('\n');
        }

        for (; tables > 0; tables--)
            settled.Append("|}\n");
        return Nest(settled.ToString());
    }

    // What nests must close, and in order, or pandoc refuses the page.
    private static string Nest(string text)
    {
        if (!text.Contains('<'))
            return text;
        var open = new Stack<string>();
        var nested = Nested()
            .Replace(
                text,
                match =>
                {
                    var tag = match.Value;
                    if (tag[1] != '/')
                    {
                        if (open.Count >= DeepestNest)
                            return "";
                        open.Push("</" + tag[1..]);
                        return tag;
                    }

                    if (!open.Contains(tag))
                        return "";
                    var closed = "";
                    while (open.Pop() is var last)
                    {
                        closed += last;
                        if (last == tag)
                            break;
                    }

                    return closed;
                }
            );
        return open.Count == 0 ? nested : nested + string.Concat(open) + "\n";
    }

    private static string Line(string line, ref int tables)
    {
        var bare = line.TrimStart(' ', ':', '\t');
        if (bare.StartsWith("{|"))
        {
            tables++;
            return "{|";
        }

        if (tables > 0 && line.AsSpan().TrimStart().StartsWith("|}"))
        {
            tables--;
            return Cells(line.TrimStart());
        }

        if (tables > 0 && line.AsSpan().TrimStart() is ['|' or '!', ..])
            return Cells(line.TrimStart());
        if (string.IsNullOrWhiteSpace(line))
            return "";
        if (Heading().Match(line) is { Success: true } heading)
            return Head(heading);
        if (line[0] == '<' && !line.StartsWith("<br"))
            return WikiQuotes.Balance(line);
        return Meaning(WikiQuotes.Balance(tables > 0 ? line.TrimStart() : Shallow(line)));
    }

    // "; term : meaning" on one line, which pandoc does not split.
    private static string Meaning(string line)
    {
        var colon = line[0] == ';' ? line.IndexOf(" : ") : -1;
        if (line[0] == ';' && colon < 0)
            colon = line.IndexOf(": ");
        return colon > 0 ? $"{line[..colon]}\n: {line[(colon + 1)..].TrimStart(':', ' ')}" : line;
    }

    private static string Head(Match heading)
    {
        var level = Math.Min(heading.Groups[1].Length, heading.Groups[3].Length);
        var words = WikiQuotes.Balance(heading.Groups[2].Value.Trim().Trim('='));
        var marks = new string('=', level);
        return words.Length == 0 ? "" : $"{marks} {WithoutEquals(words)} {marks}";
    }

    // pandoc ends a heading at any equals sign; those of tags and addresses must stay.
    private static string WithoutEquals(string words)
    {
        if (!words.Contains('='))
            return words;
        var kept = new StringBuilder(words.Length + 8);
        var until = '\0';
        foreach (var letter in words)
        {
            if (until == letter)
                until = '\0';
            else if (until == '\0' && letter is '<' or '[')
                until = letter == '<' ? '>' : ' ';
            kept.Append(letter == '=' && until == '\0' ? "&#61;" : letter.ToString());
        }

        return kept.ToString();
    }

    // pandoc gives up on attributes that it cannot read, so of them only the width in columns stays.
    private static string Cells(string line)
    {
        if (line.StartsWith("|-"))
            return "|-";
        var mark = line.StartsWith("|+") || line.StartsWith("|}") ? line[..2] : line[..1];
        if (mark == "!")
            line = line.Replace("!!", "||");
        var between = mark == "!" ? "!!" : "||";
        return mark + string.Join(between, line[mark.Length..].Split("||").Select(Cell));
    }

    private static string Cell(string cell)
    {
        var bar = cell.IndexOf('|');
        var span = bar < 0 ? "" : Span().Match(cell[..bar]).Value;
        var words = WikiQuotes.Balance(bar < 0 ? cell : cell[(bar + 1)..]);
        return span.Length > 0 ? $" {span} |{words}" : words;
    }

    private static string Shallow(string line)
    {
        var marks = line.AsSpan().IndexOfAnyExcept("*#:;");
        if (marks < 0)
            marks = line.Length;
        return marks <= DeepestList ? line : line[..DeepestList] + line[marks..];
    }

    // A comment alone on its line takes the line with it; one that never closes takes the rest.
    private static string WithoutComments(string text)
    {
        var start = text.IndexOf("<!--");
        if (start < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        var from = 0;
        while (start >= 0)
        {
            var end = text.IndexOf("-->", start);
            kept.Append(text, from, start - from);
            from = end < 0 ? text.Length : end + 3;
            var opensLine = kept.Length == 0 || kept[^1] == '\n';
            if (opensLine && from < text.Length && text[from] == '\n')
                from++;
            start = from < text.Length ? text.IndexOf("<!--", from) : -1;
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    [GeneratedRegex(@"[\0-\x08\x0B-\x1F\x7F]", RegexOptions.NonBacktracking)]
    private static partial Regex Controls();

    [GeneratedRegex("colspan=\"?[0-9]{1,2}\"?", RegexOptions.NonBacktracking)]
    private static partial Regex Span();

    [GeneratedRegex("</?(?:blockquote|ul|ol|li)>", RegexOptions.NonBacktracking)]
    private static partial Regex Nested();

    [GeneratedRegex(@"__[A-ZÀ-Þ]{3,30}__", RegexOptions.NonBacktracking)]
    private static partial Regex Switches();

    [GeneratedRegex(@"\A(={1,6})(.+?)(={1,6})[ \t]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
