using System.Text;
using System.Text.RegularExpressions;

namespace Parvis.Formats.Markdown;

/// <summary>A link to something that came along in the same folder.</summary>
/// <param name="Target">As written.</param>
/// <param name="Path">From the folder's root, without fragment; null for a title in double brackets.</param>
/// <param name="Fragment">What follows <c>#</c>, empty when nothing does.</param>
/// <param name="Picture">Whether it is shown rather than followed.</param>
public sealed record MarkdownLink(string Target, string? Path, string Fragment, bool Picture);

/// <summary>Relative links of Markdown: inline, by reference, HTML's <c>src</c> and <c>href</c>, and <c>[[titles]]</c>.</summary>
public static partial class MarkdownLinks
{
    /// <summary>The relative links of a body, in order, once each; code is passed over.</summary>
    public static IReadOnlyList<MarkdownLink> Find(string body, string path)
    {
        var found = new OrderedDictionary<MarkdownLink, bool>();
        Rewrite(
            body,
            path,
            link =>
            {
                found.TryAdd(link, true);
                return null;
            }
        );
        return [.. found.Keys];
    }

    /// <summary>Puts other addresses into a body; a link for which there is none (null) stays as it is.</summary>
    public static string Rewrite(string body, string path, Func<MarkdownLink, string?> address)
    {
        var written = new StringBuilder(body.Length);
        var fence = "";
        foreach (var line in body.Split('\n'))
        {
            var start = line.AsSpan().TrimStart([' ', '>']);
            var mark =
                start.StartsWith("```") ? "```"
                : start.StartsWith("~~~") ? "~~~"
                : "";
            if (mark.Length > 0 && (fence.Length == 0 || fence == mark))
                fence = fence.Length == 0 ? mark : "";
            else if (fence.Length == 0)
            {
                written.Append(Line(line, path, address)).Append('\n');
                continue;
            }

            written.Append(line).Append('\n');
        }

        written.Length -= 1;
        return written.ToString();
    }

    /// <summary>A relative path made absolute in the folder; null when it leaves it or is an address of its own.</summary>
    public static string? Resolve(string path, string target)
    {
        if (target.Length is 0 or > 2_000 || target[0] == '#' || target.StartsWith("//") || Scheme().IsMatch(target))
            return null;
        var bare = Uri.UnescapeDataString(target.AsSpan(0, End(target)).ToString());
        var parts = new List<string>();
        if (!bare.StartsWith('/'))
            parts.AddRange(path.Split('/')[..^1]);
        foreach (var part in bare.Split('/', '\\'))
        {
            if (part == ".." && parts.Count == 0)
                return null;
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "."))
                parts.Add(part);
        }

        return TextBytes.Compose(string.Join('/', parts));
    }

    private static string Line(string line, string path, Func<MarkdownLink, string?> address) =>
        Links()
            .Replace(
                line,
                match =>
                {
                    if (match.Groups["title"] is { Success: true } title)
                        return Title(match, title.Value, address);
                    var group =
                        match.Groups["inline"] is { Success: true } inline ? inline
                        : match.Groups["definition"] is { Success: true } definition ? definition
                        : match.Groups["html"];
                    if (!group.Success)
                        return match.Value;
                    var target = group.Value.Trim('<', '>');
                    var picture = match.Value.StartsWith('!') || match.Value.StartsWith("src");
                    if (Resolve(path, target) is not { } resolved)
                        return match.Value;
                    var hash = target.IndexOf('#');
                    var link = new MarkdownLink(target, resolved, hash < 0 ? "" : target[(hash + 1)..], picture);
                    if (address(link) is not { } other)
                        return match.Value;
                    var at = group.Index - match.Index;
                    return match.Value[..at]
                        + other.Replace(" ", "%20").Replace(")", "%29").Replace("(", "%28")
                        + match.Value[(at + group.Length)..];
                }
            );

    private static string Title(Match match, string inside, Func<MarkdownLink, string?> address)
    {
        var bar = inside.IndexOf('|');
        var target = (bar < 0 ? inside : inside[..bar]).Trim();
        var words = bar < 0 ? target : inside[(bar + 1)..].Trim();
        var hash = target.IndexOf('#');
        var link = new MarkdownLink(
            hash < 0 ? target : target[..hash],
            null,
            hash < 0 ? "" : target[(hash + 1)..],
            match.Value.StartsWith('!')
        );
        return address(link) is { } other
            ? $"{(link.Picture ? "!" : "")}[{words}]({other.Replace(" ", "%20")})"
            : match.Value;
    }

    private static int End(string target)
    {
        var end = target.AsSpan().IndexOfAny('#', '?');
        return end < 0 ? target.Length : end;
    }

    [GeneratedRegex(
        "`+[^`]*`+|!?\\[\\[(?<title>[^\\]\\[\\n]{1,300})\\]\\]"
            + "|!?\\[[^\\]]*\\]\\(\\s*(?<inline><[^>]*>|[^\\s()]*(?:\\([^\\s()]*\\)[^\\s()]*)*)"
            + "|\\]\\(\\s*(?<inline><[^>]*>|[^\\s()]+)"
            + "|^ {0,3}\\[[^\\]]+\\]:\\s*(?<definition>\\S+)"
            + "|(?:src|href)\\s*=\\s*[\"'](?<html>[^\"']*)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Links();

    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9+.-]*:", RegexOptions.NonBacktracking)]
    private static partial Regex Scheme();
}
