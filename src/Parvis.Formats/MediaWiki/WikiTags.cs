using System.Text;

namespace Parvis.Formats.MediaWiki;

/// <summary>A tag in wikitext: its name in lower case, its attributes as written, where it ends.</summary>
internal sealed record WikiTag(string Name, string Attributes, bool Closing, bool Empty, int End)
{
    public string? Attribute(string name)
    {
        var at = Attributes.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && char.IsLetter(Attributes[at - 1])))
            return null;
        var value = Attributes.AsSpan(at + name.Length).TrimStart();
        if (value is not ['=', ..])
            return null;
        value = value[1..].TrimStart();
        var quoted = value is ['"' or '\'', ..];
        var end = quoted ? value[1..].IndexOf(value[0]) : value.IndexOfAny(" \t\n/");
        if (quoted)
            value = value[1..];
        return (end < 0 ? value : value[..end]).Trim().ToString() is { Length: > 0 } text ? text : null;
    }
}

/// <summary>
/// The HTML tags that MediaWiki lets through (its <c>Sanitizer</c>) and those of its common extensions; any other is
/// text to a reader, so it is no tag here.
/// </summary>
internal sealed class WikiTags(string source, WikiFindings found)
{
    private const int LongestTag = 2_000;

    private static readonly HashSet<string> Dropped =
    [
        .. "span font small big u ins abbr acronym bdi bdo cite dfn mark q var time data ruby rb rp rt rtc wbr".Split(
            ' '
        ),
        .. "noinclude onlyinclude translate tvar languages section templatestyles references references-small".Split(
            ' '
        ),
        .. "thead tbody tfoot colgroup col dl dd dt indicator nowrap".Split(' '),
    ];

    private static readonly HashSet<string> Kept =
    [
        .. "b i strong em s strike del sub sup code tt kbd samp blockquote ul ol li".Split(' '),
    ];

    private static readonly HashSet<string> Blocks =
    [
        .. "div center p table caption tr td th h1 h2 h3 h4 h5 h6 br hr".Split(' '),
    ];

    private static readonly HashSet<string> Verbatim =
    [
        .. "nowiki pre syntaxhighlight source math chem gallery poem includeonly".Split(' '),
    ];

    // What shows by a program of the wiki has nothing to read in its source.
    private static readonly HashSet<string> Machines =
    [
        .. "inputbox dynamicpagelist templatedata timeline graph mapframe maplink score categorytree imagemap".Split(
            ' '
        ),
    ];

    private readonly HashSet<string> _neverClosed = [];

    /// <summary>The tag at this place, or null when what is there is only text.</summary>
    public WikiTag? Read(int at)
    {
        var window = source.AsSpan(at, Math.Min(LongestTag, source.Length - at));
        var closing = window is [_, '/', ..];
        var start = closing ? 2 : 1;
        var length = 0;
        while (start + length < window.Length && char.IsAsciiLetterOrDigit(window[start + length]))
            length++;
        if (length is 0 or > 20)
            return null;
        var name = window.Slice(start, length).ToString().ToLowerInvariant();
        if (name != "ref" && !Known(name))
            return null;
        var end = End(window[(start + length)..]);
        if (end < 0)
            return null;
        var attributes = window.Slice(start + length, end);
        var empty = attributes is [.., '/'];
        return new(name, attributes.ToString(), closing, empty, at + start + length + end + 1);
    }

    /// <summary>What stands for a tag; a verbatim one takes its content along and moves the place after it.</summary>
    public string Render(WikiTag tag, bool inline, ref int at)
    {
        if (Verbatim.Contains(tag.Name) || Machines.Contains(tag.Name))
            return tag.Closing || tag.Empty ? "" : RenderVerbatim(tag, inline, ref at);
        if (Dropped.Contains(tag.Name))
            return !tag.Closing && tag.Name == "span" && tag.Attribute("id") is { } id ? Anchor(id) : "";
        if (Kept.Contains(tag.Name))
            return tag.Closing ? $"</{tag.Name}>" : $"<{tag.Name}>";
        return RenderBlock(tag, inline);
    }

    private static bool Known(string name) =>
        Dropped.Contains(name)
        || Kept.Contains(name)
        || Blocks.Contains(name)
        || Verbatim.Contains(name)
        || Machines.Contains(name);

    private static int End(ReadOnlySpan<char> rest)
    {
        var quote = '\0';
        for (var at = 0; at < rest.Length; at++)
        {
            if (rest[at] == '>' && quote == '\0')
                return at;
            if (rest[at] == '<' && quote == '\0')
                return -1;
            if (rest[at] is '"' or '\'')
                quote =
                    quote == '\0' ? rest[at]
                    : quote == rest[at] ? '\0'
                    : quote;
        }

        // An attribute whose quote never closes: the first angle bracket ends the tag, as in a browser.
        return rest.IndexOf('>');
    }

    private static string Anchor(string id) =>
        $"<span id=\"{id.Replace("\"", "").Replace("<", "").Replace(">", "")}\"></span>";

    private static string RenderBlock(WikiTag tag, bool inline) =>
        tag.Name switch
        {
            "br" => "<br />",
            "hr" => inline ? "" : "\n----\n",
            "p" or "div" or "center" => (inline ? " " : "\n\n") + (tag.Attribute("id") is { } id ? Anchor(id) : ""),
            "table" => tag.Closing ? "\n|}\n" : "\n{|\n",
            "tr" => tag.Closing ? "\n" : "\n|-\n",
            "td" => tag.Closing ? "" : "\n| ",
            "th" => tag.Closing ? "" : "\n! ",
            "caption" => tag.Closing ? "" : "\n|+ ",
            ['h', var level] when tag.Closing => " " + new string('=', level - '0') + "\n",
            ['h', var level] => "\n" + new string('=', level - '0') + " ",
            _ => "",
        };

    private string RenderVerbatim(WikiTag tag, bool inline, ref int at)
    {
        if (Content(tag.Name, ref at) is not { } content)
            return tag.Name is "includeonly" ? "" : "&lt;" + tag.Name + "&gt;";
        switch (tag.Name)
        {
            case "nowiki":
                return found.Verbatim(Escape(content));
            case "math" or "chem":
                return found.Verbatim($"<code>{Escape(content.Trim())}</code>");
            case "poem":
                return content.Trim('\n').Replace("\n", "<br />\n");
            case "gallery":
                return Gallery(content);
            case "pre" or "syntaxhighlight" or "source":
                var inside = inline || tag.Attributes.Contains("inline");
                if (inside && !content.Contains('\n'))
                    return found.Verbatim($"<code>{Escape(content)}</code>");
                var language = tag.Attribute("lang") is { } lang ? $" lang=\"{Letters(lang)}\"" : "";
                var code = WikiLines.WithoutTokens(tag.Name == "pre" ? Preformatted(content) : content);
                return "\n"
                    + found.Verbatim(
                        tag.Name == "pre"
                            ? $"<pre>{code}</pre>"
                            : $"<syntaxhighlight{language}>{code}</syntaxhighlight>"
                    )
                    + "\n";
            default:
                return "";
        }
    }

    private string? Content(string name, ref int at)
    {
        if (_neverClosed.Contains(name))
            return null;
        var end = source.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            _neverClosed.Add(name);
            return null;
        }

        var content = source[at..end];
        var close = source.IndexOf('>', end);
        at = close < 0 ? source.Length : close + 1;
        return content;
    }

    private static string Gallery(string content)
    {
        var pictures = new StringBuilder("\n");
        foreach (
            var line in content.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var bar = line.IndexOf('|');
            var name = bar < 0 ? line : line[..bar];
            name = name[(name.IndexOf(':') + 1)..];
            var caption = bar < 0 ? "" : WikiLinkText.Label(line[(bar + 1)..].Trim());
            pictures
                .Append("* ")
                .Append(WikiAddress.File(name, captioned: false))
                .Append(caption.Length > 0 ? caption : WikiLinkText.Label(name))
                .Append("]\n");
        }

        return pictures.Append('\n').ToString();
    }

    // pandoc takes what stands in pre as it is, references of characters and nowiki included.
    private static string Preformatted(string content) =>
        System
            .Net.WebUtility.HtmlDecode(content.Replace("<nowiki>", "").Replace("</nowiki>", ""))
            .Replace("</pre", "</ pre", StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) =>
        new([.. text.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '+' or '#').Take(30)]);

    /// <summary>Text that no wiki mark can hide in: each sign as its number, references of characters kept.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var letter in System.Net.WebUtility.HtmlDecode(text))
            if (letter is '\n')
                escaped.Append(' ');
            else if (char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)))
                escaped.Append("&#").Append((int)letter).Append(';');
            else
                escaped.Append(letter);
        return WikiLines.WithoutTokens(escaped.ToString());
    }
}
