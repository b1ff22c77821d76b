using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parvis.Formats.MediaWiki;

internal abstract record Inline;

internal sealed record Words(string Text) : Inline;

internal sealed record Gap(bool Hard) : Inline;

internal sealed record CodeSpan(string Text) : Inline;

internal sealed record Anchor(string Id) : Inline;

internal sealed record Styled(Style Style, IReadOnlyList<Inline> Inside) : Inline;

internal sealed record LinkTo(string Address, IReadOnlyList<Inline> Inside) : Inline;

internal sealed record Footnote(JsonElement Blocks) : Inline;

internal enum Style
{
    Strong,
    Emphasis,
    Struck,
}

/// <summary>Reads pandoc's inlines; the HTML tags that it leaves raw are paired into styles again.</summary>
internal static partial class Inlines
{
    private const int MaxDepth = 60;

    public static List<Inline> Read(JsonElement list, int depth = 0)
    {
        var levels = new Stack<(string? Tag, List<Inline> Inside)>([(null, [])]);
        foreach (var element in Pandoc.Items(list))
        {
            if (Pandoc.Kind(element) == "RawInline")
                Raw(Pandoc.Text(Pandoc.At(Pandoc.Content(element), 1)), levels);
            else
                levels.Peek().Inside.AddRange(ReadOne(element, depth));
        }

        while (levels.Count > 1)
        {
            var (tag, inside) = levels.Pop();
            levels.Peek().Inside.AddRange(Wrap(tag!, inside));
        }

        return levels.Pop().Inside;
    }

    public static string PlainText(IEnumerable<Inline> inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines)
            text.Append(
                inline switch
                {
                    Words words => words.Text,
                    Gap => " ",
                    CodeSpan code => code.Text,
                    Styled styled => PlainText(styled.Inside),
                    LinkTo link => PlainText(link.Inside),
                    _ => "",
                }
            );
        return text.ToString();
    }

    private static List<Inline> ReadOne(JsonElement element, int depth)
    {
        var content = Pandoc.Content(element);
        if (depth > MaxDepth)
            return [];
        return Pandoc.Kind(element) switch
        {
            "Str" => Linked(Pandoc.Text(content)),
            "Space" or "SoftBreak" => [new Gap(Hard: false)],
            "LineBreak" => [new Gap(Hard: true)],
            "Code" or "Math" => [new CodeSpan(Pandoc.Text(Pandoc.At(content, 1)))],
            "Strong" => [new Styled(Style.Strong, Read(content, depth + 1))],
            "Emph" => [new Styled(Style.Emphasis, Read(content, depth + 1))],
            "Strikeout" => [new Styled(Style.Struck, Read(content, depth + 1))],
            "Superscript" => Script(Read(content, depth + 1), "0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"),
            "Subscript" => Script(Read(content, depth + 1), "0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
            "Link" or "Image" =>
            [
                new LinkTo(Pandoc.Text(Pandoc.At(Pandoc.At(content, 2), 0)), Read(Pandoc.At(content, 1), depth + 1)),
            ],
            "Note" => [new Footnote(content)],
            "Span" or "Quoted" or "Cite" =>
            [
                new Anchor(Pandoc.Text(Pandoc.At(Pandoc.At(content, 0), 0))),
                .. Read(Pandoc.At(content, 1), depth + 1),
            ],
            "Underline" or "SmallCaps" => Read(content, depth + 1),
            _ => [],
        };
    }

    // pandoc leaves an address alone when a bracket stands before it.
    private static List<Inline> Linked(string word)
    {
        if (Bare().Match(word) is not { Success: true } match)
            return [new Words(word)];
        var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '»');
        if (address.EndsWith(')') && !address.Contains('('))
            address = address[..^1];
        var link = new LinkTo(address, [new Words(address)]);
        return [new Words(word[..match.Index]), link, new Words(word[(match.Index + address.Length)..])];
    }

    private static void Raw(string html, Stack<(string? Tag, List<Inline> Inside)> levels)
    {
        if (Identity().Match(html) is { Success: true } id)
            levels.Peek().Inside.Add(new Anchor(id.Groups[1].Value));
        if (Tag().Match(html) is not { Success: true } match)
            return;
        var tag = match.Groups[2].Value;
        if (match.Groups[1].Length == 0)
        {
            if (levels.Count < MaxDepth)
                levels.Push((tag, []));
            return;
        }

        if (!levels.Any(level => level.Tag == tag))
            return;
        while (true)
        {
            var (open, inside) = levels.Pop();
            levels.Peek().Inside.AddRange(Wrap(open!, inside));
            if (open == tag)
                return;
        }
    }

    private static List<Inline> Wrap(string tag, List<Inline> inside) =>
        tag switch
        {
            "strong" or "b" => [new Styled(Style.Strong, inside)],
            "em" or "i" => [new Styled(Style.Emphasis, inside)],
            "s" or "strike" or "del" => [new Styled(Style.Struck, inside)],
            _ => [new CodeSpan(PlainText(inside))],
        };

    // Signs that have their own small form take it; words stay as they are ("XIXe").
    private static List<Inline> Script(List<Inline> inside, string from, string to)
    {
        var text = PlainText(inside);
        return text.Length is > 0 and < 20 && text.All(from.Contains)
            ? [new Words(string.Concat(text.Select(letter => to[from.IndexOf(letter)])))]
            : inside;
    }

    [GeneratedRegex(@"\A<(/?)(strong|b|em|i|s|strike|del|kbd|samp)>\z", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("https?://[^\\s<>\"\\[\\]]+", RegexOptions.NonBacktracking)]
    private static partial Regex Bare();

    [GeneratedRegex("\\bid=\"([^\"]{1,300})\"", RegexOptions.NonBacktracking)]
    private static partial Regex Identity();
}
