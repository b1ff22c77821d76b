using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Parvis.Tests.Formats.MediaWiki;

/// <summary>What a reader finds on a rendered page: words, headings, links, lists, tables.</summary>
internal sealed record Structure(
    IReadOnlyDictionary<string, int> Words,
    IReadOnlyList<string> Headings,
    int Links,
    int Lists,
    int Tables,
    int Pictures
)
{
    // What MediaWiki adds around a page (contents, edit links) and what it shows for what is not there.
    private const string Furniture = "#toc, .mw-editsection, .mw-cite-backlink, .thumb, .mw-empty-elt";

    public static Structure Of(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (var element in document.QuerySelectorAll(Furniture).ToList())
            element.Remove();
        foreach (
            var element in document
                .QuerySelectorAll("td, th, li, dd, dt, p, br, h1, h2, h3, h4, h5, h6, pre, div")
                .ToList()
        )
            element.Insert(AdjacentPosition.BeforeEnd, " ");
        return new(
            Count(document.Body!.TextContent),
            [
                .. document
                    .QuerySelectorAll("h1, h2, h3, h4, h5, h6")
                    .Select(heading => $"{heading.LocalName} {Squeeze(heading.TextContent)}")
                    .Where(text => text.Length > 3),
            ],
            document.QuerySelectorAll("a[href]:not(.new):not([href*='Fichier:'])").Length,
            document.QuerySelectorAll("ul, ol").Count(list => list.Closest("table") is null && !Skipped(list)),
            document.QuerySelectorAll("table").Length,
            document.QuerySelectorAll("img").Length
        );
    }

    /// <summary>The share of the other's words that are here as often, from 0 to 1.</summary>
    public double Shared(Structure other)
    {
        var total = Math.Max(Words.Values.Sum(), other.Words.Values.Sum());
        var common = other.Words.Sum(word => Math.Min(word.Value, Words.GetValueOrDefault(word.Key)));
        return total == 0 ? 1 : (double)common / total;
    }

    // "##" without a "#" before: MediaWiki nests a list in an item of its own, pandoc gives one list.
    private static bool Skipped(IElement list) =>
        list.ParentElement is { LocalName: "li" } item
        && string.IsNullOrWhiteSpace(item.FirstChild?.TextContent ?? "") is var blank
        && (item.FirstElementChild == list && (item.FirstChild == list || blank));

    private static Dictionary<string, int> Count(string text)
    {
        var words = new Dictionary<string, int>();
        var cleaned = new string([
            .. text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' '),
        ]);
        foreach (var word in cleaned.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            words[word] = words.GetValueOrDefault(word) + 1;
        return words;
    }

    private static string Squeeze(string text) =>
        string.Join(
            ' ',
            text.Replace('\u00A0', ' ')
                .Replace('\u2019', '\'')
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
