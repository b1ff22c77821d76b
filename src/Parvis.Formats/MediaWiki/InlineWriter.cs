using System.Text;

namespace Parvis.Formats.MediaWiki;

/// <summary>Writes inlines as Markdown; a style whose marks would not hold is left out rather than shown.</summary>
internal sealed class InlineWriter(WikiLinks links, WikiAnchors anchors, Func<Footnote, string> note)
{
    private static readonly string[] StrongMarks = ["**", "__"];
    private static readonly string[] EmphasisMarks = ["*", "_"];

    public OrderedDictionary<string, bool> Pages { get; } = [];
    public OrderedDictionary<string, bool> Missing { get; } = [];
    public OrderedDictionary<string, bool> Files { get; } = [];

    /// <param name="breaks">What a line break becomes: a space in a heading or a cell.</param>
    public string Write(IReadOnlyList<Inline> inlines, string breaks) => Write(inlines, breaks, ' ', ' ', false).Trim();

    private string Write(IReadOnlyList<Inline> inlines, string breaks, char before, char after, bool inLink)
    {
        var text = new StringBuilder();
        inlines = Merge(inlines);
        for (var at = 0; at < inlines.Count; at++)
        {
            var previous = text.Length > 0 ? text[^1] : before;
            var next = at + 1 < inlines.Count ? First(inlines[at + 1]) : after;
            text.Append(
                inlines[at] switch
                {
                    Words words when next == '[' && words.Text.EndsWith('!') => MarkdownText.Escape(words.Text[..^1])
                        + "\\!",
                    Words words => MarkdownText.Escape(words.Text),
                    Gap gap => gap.Hard ? breaks
                    : previous is ' ' or '\n' ? ""
                    : " ",
                    CodeSpan code => MarkdownText.Code(code.Text),
                    Styled styled => Styled(styled, breaks, previous, next, inLink),
                    LinkTo link => inLink ? Write(link.Inside, breaks, previous, next, true) : Link(link, breaks),
                    Footnote footnote => inLink ? "" : note(footnote),
                    _ => "",
                }
            );
        }

        return text.ToString();
    }

    private string Styled(Styled styled, string breaks, char before, char after, bool inLink)
    {
        var inside = Write(styled.Inside, breaks, ' ', ' ', inLink);
        var bare = inside.Trim(' ', '\n', '\u00A0', '\u202F');
        if (bare.EndsWith('\\'))
            bare = bare[..^1];
        if (bare.Length == 0)
            return inside;
        var start = inside.IndexOf(bare, StringComparison.Ordinal);
        var (left, right) = (inside[..start], inside[(start + bare.Length)..]);
        if (left.Length > 0)
            before = left[^1];
        if (right.Length > 0)
            after = right[0];
        if (styled.Style == Style.Struck)
            return $"{left}~~{bare}~~{right}";
        foreach (var mark in styled.Style == Style.Strong ? StrongMarks : EmphasisMarks)
            if (Holds(mark, bare, before, after))
                return left + mark + bare + mark + right;

        // "**Durée :**3 h" would show its stars: the punctuation at the edge steps out of the style.
        var edge =
            bare.Length > 1
            && char.IsPunctuation(bare[^1])
            && bare[^2] != '\\'
            && bare[^1] is not ('*' or '_' or ')' or '`' or ']');
        return edge && Holds("**", bare[..^1].TrimEnd(), before, bare[^1]) ? Styled(styled, bare, left, right) : inside;
    }

    private static string Styled(Styled styled, string bare, string left, string right)
    {
        var mark = styled.Style == Style.Strong ? "**" : "*";
        var words = bare[..^1].TrimEnd();
        return left + mark + words + mark + bare[words.Length..] + right;
    }

    // Flanking, CommonMark 0.31 section 6.2; marks that would touch others of their kind do not hold either.
    private static bool Holds(string mark, string bare, char before, char after)
    {
        if (bare.Length == 0 || bare[0] == mark[0] || bare[^1] == mark[0] || before == mark[0] || after == mark[0])
            return false;
        var opens = !Punctuation(bare[0]) || Edge(before);
        var closes = !Punctuation(bare[^1]) || Edge(after);
        return opens && closes && (mark[0] == '*' || (Edge(before) && Edge(after)));
    }

    private static bool Edge(char letter) => char.IsWhiteSpace(letter) || Punctuation(letter);

    private static bool Punctuation(char letter) => char.IsPunctuation(letter) || char.IsSymbol(letter);

    private string Link(LinkTo link, string breaks)
    {
        var words = Write(link.Inside, " ", '[', ']', true).Trim();
        if (WikiAddress.ReadFile(link.Address) is { } file)
            return Picture(file.Name, file.Captioned, words);
        var address = WikiAddress.ReadPage(link.Address) is { } target
            ? Page(target)
            : WikiAddress.ReadOutside(link.Address) ?? link.Address;
        if (address is null || !Allowed(address))
            return Write(link.Inside, breaks, ' ', ' ', true);
        if (
            Inlines.PlainText(link.Inside) == address
            && address.Contains("://")
            && !address.AsSpan().ContainsAny(" <>\\")
        )
            return $"<{address}>";
        return $"[{(words.Length > 0 ? words : MarkdownText.Escape(address))}]({Safe(address)})";
    }

    private string Picture(string name, bool captioned, string words)
    {
        Files.TryAdd(name, true);
        if (links.File(name) is { } address && Allowed(address))
            return $"![{words}]({Safe(address)})";
        if (name.StartsWith("http", StringComparison.OrdinalIgnoreCase) && name.Contains("://"))
            return $"[{words}]({Safe(char.ToLowerInvariant(name[0]) + name[1..])})";
        return captioned ? "" : words;
    }

    private string? Page(string target)
    {
        var hash = target.IndexOf('#');
        var title = WikiNames.Capital((hash < 0 ? target : target[..hash]).Trim());
        var section = hash < 0 ? "" : target[(hash + 1)..];
        if (title.Length == 0)
            return "#" + anchors.Here(section);
        if (links.Page(title) is not { } address)
        {
            Missing.TryAdd(title, true);
            return null;
        }

        Pages.TryAdd(title, true);
        return section.Length > 0 ? $"{address}#{WikiAnchors.Elsewhere(section)}" : address;
    }

    private static bool Allowed(string address)
    {
        var colon = address.AsSpan().IndexOfAny(":/?#");
        return colon < 0
            || address[colon] != ':'
            || address[..colon].ToLowerInvariant()
                is "http"
                    or "https"
                    or "ftp"
                    or "ftps"
                    or "mailto"
                    or "tel"
                    or "xmpp"
                    or "geo";
    }

    private static string Safe(string address)
    {
        var safe = new StringBuilder(address.Length);
        foreach (var letter in address)
            if (letter <= ' ' || "()<>\\\"|".Contains(letter))
                safe.Append('%').Append(((int)letter).ToString("X2"));
            else
                safe.Append(letter);
        return safe.ToString();
    }

    private static List<Inline> Merge(IReadOnlyList<Inline> inlines)
    {
        var merged = new List<Inline>(inlines.Count);
        foreach (var inline in inlines)
            if (inline is Styled styled && merged is [.., Styled last] && last.Style == styled.Style)
                merged[^1] = last with { Inside = [.. last.Inside, .. styled.Inside] };
            else if (inline is Words words && merged is [.., Words before])
                merged[^1] = new Words(before.Text + words.Text);
            else if (inline is not Anchor)
                merged.Add(inline);
        return merged;
    }

    private static char First(Inline inline) =>
        inline switch
        {
            Words { Text: [var letter, ..] } => letter,
            CodeSpan => '`',
            Styled { Inside: [var inner, ..] } => First(inner),
            LinkTo or Footnote => '[',
            _ => ' ',
        };
}
