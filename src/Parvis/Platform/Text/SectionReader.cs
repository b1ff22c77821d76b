using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Parvis.Platform.Text;

/// <summary>What a text says under one heading.</summary>
/// <param name="Path">The headings above it, its own last; empty before the first heading. At most six.</param>
/// <param name="Anchor">The heading's id in the HTML, or empty.</param>
/// <param name="Text">Plain text; each block on its own line.</param>
public sealed record Section(IReadOnlyList<string> Path, string Anchor, string Text);

/// <summary>
/// Reads the plain text under each heading off the HTML that <see cref="Cleaner"/> wrote: there each tag begins with its name,
/// no attribute holds a <c>&gt;</c>, and a heading closes before another tag of its kind. One pass.
/// </summary>
internal sealed partial class SectionReader(string html)
{
    private readonly List<Section> sections = [];
    private readonly HeadingPath headings = new();
    private readonly StringBuilder text = new();
    private string anchor = "";
    private int at;

    public IReadOnlyList<Section> Read()
    {
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0)
                tag = html.Length;
            Write(Decoded(html[at..tag]));
            at = tag;
            if (at < html.Length)
                Tag();
        }
        Finish();
        return sections;
    }

    private void Tag()
    {
        var end = html.IndexOf('>', at);
        var tag = html.AsSpan(at + 1, (end < 0 ? html.Length : end) - at - 1);
        at += tag.Length + 2;
        var opens = tag is not ['/', ..];
        var name = opens ? tag : tag[1..];
        var space = name.IndexOf(' ');
        name = space < 0 ? name : name[..space];
        if (opens && name is ['h', >= '1' and <= '6'])
            Heading(name[1] - '0', Attribute(tag, "id"));
        else if (opens && name is "td" or "th")
            Write(" ");
        else if (name is "img")
            Write(Decoded(Attribute(tag, "alt")));
        else if (SafeHtml.Blocks.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            Break();
    }

    // Its own words, without the mark of its anchor.
    private void Heading(int level, string id)
    {
        var close = html.IndexOf($"</h{level}>", at, StringComparison.Ordinal);
        var inside = html[at..(close < 0 ? html.Length : close)];
        at += inside.Length + (close < 0 ? 0 : 5);
        var mark = inside.LastIndexOf(" <a class=\"anchor\"", StringComparison.Ordinal);
        Finish();
        headings.Enter(Cleaner.Squeeze(Decoded(Tags().Replace(mark < 0 ? inside : inside[..mark], ""))), level);
        anchor = id;
    }

    private void Write(string piece)
    {
        foreach (var c in piece)
        {
            if (!char.IsWhiteSpace(c) || c is '\u00A0' or '\u202F')
                text.Append(c);
            else if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
                text.Append(' ');
        }
    }

    // Ends the line.
    private void Break()
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
    }

    private void Finish()
    {
        var body = text.ToString().Trim();
        text.Clear();
        // A heading with nothing under it is still somewhere that one can be sent to.
        if (body.Length > 0 || (headings.Last.Length > 0 && sections.LastOrDefault()?.Anchor != anchor))
            sections.Add(new Section(headings.Titles, anchor, body));
    }

    private static string Attribute(ReadOnlySpan<char> tag, string name)
    {
        var start = tag.IndexOf($" {name}=\"");
        if (start < 0)
            return "";
        var value = tag[(start + name.Length + 3)..];
        return value[..value.IndexOf('"')].ToString();
    }

    private static string Decoded(string text) => text.Contains('&') ? WebUtility.HtmlDecode(text) : text;

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
