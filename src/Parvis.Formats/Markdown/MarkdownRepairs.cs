using System.Text;
using System.Text.RegularExpressions;

namespace Parvis.Formats.Markdown;

/// <summary>
/// What other tools' Markdown has that CommonMark reads as text: headings without a space, containers and components of
/// VuePress, variables and attributes of Jekyll. Code is left alone.
/// </summary>
internal static partial class MarkdownRepairs
{
    public static string Repair(string body)
    {
        var repaired = new StringBuilder(body.Length + 64);
        var fence = "";
        var boxes = 0;
        var first = true;
        foreach (var line in body.Split('\n'))
        {
            var start = line.AsSpan().TrimStart();
            if (fence.Length > 0 || start.StartsWith("```") || start.StartsWith("~~~"))
            {
                fence = Fence(fence, start);
                Append(repaired, line, boxes);
                continue;
            }

            if (start.StartsWith(":::") && Box().Match(line.Trim()) is { Success: true } box)
            {
                Contain(repaired, box.Groups[1].Value, box.Groups[2].Value.Trim(), ref boxes);
                continue;
            }

            var written = Line(line, first);
            first &= line.Length == 0 || line.Trim().Length == 0;
            if (written is not null)
                Append(repaired, written, boxes);
        }

        return repaired.ToString();
    }

    private static string Fence(string open, ReadOnlySpan<char> line)
    {
        var length = line.Length == 0 ? 0 : line.IndexOfAnyExcept(line[0]);
        var mark = (length < 0 ? line : line[..length]).ToString();
        if (open.Length == 0)
            return mark;
        return mark.StartsWith(open) && line[mark.Length..].IsWhiteSpace() ? "" : open;
    }

    private static void Append(StringBuilder repaired, string line, int boxes) =>
        repaired
            .Append(
                boxes == 0 ? ""
                : line.Length == 0 ? ">"
                : "> "
            )
            .Append(line)
            .Append('\n');

    // A container is a quotation under its title.
    private static void Contain(StringBuilder repaired, string kind, string title, ref int boxes)
    {
        if (kind.Length == 0)
        {
            boxes = 0;
            repaired.Append('\n');
            return;
        }

        repaired.Append(boxes == 0 ? "\n" : ">\n");
        boxes = 1;
        if (title.Length > 0)
            repaired.Append("> **").Append(title.Replace("**", "")).Append("**\n>\n");
    }

    private static string? Line(string line, bool first)
    {
        if (
            line.Trim() is "[[toc]]" or "[[TOC]]" or "[TOC]" or "[toc]"
            || Component().IsMatch(line.Trim())
            || Attributes().IsMatch(line)
        )
            return null;
        line = Variable().Replace(line, "");
        line = Button().Replace(line, "[$2]($1)");
        return
            Glued().Match(line) is { Success: true } heading
            && (first || heading.Groups[1].Length > 1 || heading.Groups[2].Value is "\u00A0" or "\u202F")
            ? $"{heading.Groups[1].Value} {heading.Groups[3].Value}"
            : line;
    }

    [GeneratedRegex(@"\A:{3,}[ \t]*([\p{L}_-]*)(.*)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Box();

    [GeneratedRegex(@"\A</?[A-Z][A-Za-z]+[ \t]*/?>\z", RegexOptions.NonBacktracking)]
    private static partial Regex Component();

    [GeneratedRegex(@"\A\{:[^}]*\}\s*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Attributes();

    [GeneratedRegex(
        @"(?:\{\{|%7B%7B)\s*site\.(?:base)?url\s*(?:\}\}|%7D%7D)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Variable();

    [GeneratedRegex("<Button\\s+link=\"([^\"]*)\"\\s+text=\"([^\"]*)\"\\s*/?>", RegexOptions.NonBacktracking)]
    private static partial Regex Button();

    [GeneratedRegex(@"\A(#{1,6})([\u00A0\u202F]?)([^\s#].*)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Glued();
}
