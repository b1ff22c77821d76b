using System.Text;
using System.Text.RegularExpressions;

namespace Parvis.Formats.MediaWiki;

/// <summary>Words that stay words in Markdown (CommonMark 0.31, section 2.4, and the extensions in use).</summary>
internal static partial class MarkdownText
{
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            if (Needs(text, at))
                escaped.Append('\\');
            escaped.Append(text[at]);
        }

        return escaped.ToString();
    }

    /// <summary>Marks that would begin a block at the start of a line become letters.</summary>
    public static string EscapeLines(string paragraph) =>
        LineStart().Replace(NumberStart().Replace(paragraph, @"$1\$2$3"), @"\$1");

    public static string Code(string text)
    {
        text = text.Replace('\n', ' ').Trim();
        if (text.Length == 0)
            return "";
        var fence = new string('`', Longest(text, '`') + 1);
        var space = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        return fence + space + text + space + fence;
    }

    public static string Fence(string code, string language)
    {
        var fence = new string('`', Math.Max(3, Longest(code, '`') + 1));
        return $"{fence}{(language.Length > 0 ? language : "")}\n{code.Trim('\n')}\n{fence}";
    }

    public static string Indent(string text, string first, string rest)
    {
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
            lines[line] = (
                (
                    line == 0 ? first
                    : lines[line].Length == 0 ? rest.TrimEnd()
                    : rest
                ) + lines[line]
            );
        return string.Join('\n', lines);
    }

    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(
        "\\`*_[]<>&|~^{$=+!\""
    );

    private static bool Needs(string text, int at) =>
        text[at] switch
        {
            '\\' or '`' or '*' or '[' or ']' or '<' or '|' or '~' or '^' or '{' or '$' => true,
            '_' => at == 0
                || at == text.Length - 1
                || !char.IsLetterOrDigit(text[at - 1])
                || !char.IsLetterOrDigit(text[at + 1]),
            '&' => Entity().IsMatch(text.AsSpan(at)),
            '=' or '+' or '"' => at + 1 < text.Length && text[at + 1] == text[at],
            '!' => at == text.Length - 1,
            _ => false,
        };

    private static int Longest(string text, char letter)
    {
        int longest = 0,
            run = 0;
        foreach (var other in text)
            longest = Math.Max(longest, run = other == letter ? run + 1 : 0);
        return longest;
    }

    [GeneratedRegex(
        @"\A&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Entity();

    [GeneratedRegex(@"^([#>:]|[-+](?:[ \t]|$)|[-=]+[ \t]*$)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"^([0-9]{1,9}|[a-zA-Z])([.)])([ \t]|$)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex NumberStart();
}
