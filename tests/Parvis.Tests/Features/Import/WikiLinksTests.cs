using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Import;
using Parvis.Platform.Finding;
using Parvis.Platform.Text;
using Parvis.Tests.Formats;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Import;

/// <summary>
/// A real wiki, link by link: where MediaWiki's own HTML leads, our page of that title leads, in the same words, and what
/// was there is there.
/// </summary>
public sealed partial class WikiLinksTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const string Source = "mediawiki:Jardin des savoirs";
    private const string Code = "code whose highlighter this MediaWiki lacks: it shows source, its addresses as links";
    private const string Bare = "an address without its scheme, which only our readers can follow";
    private const string Tiles =
        "https://cadastre.data.gouv.fr/data/etalab-cadastre/2021-07-01/mbtiles/france/cadastre.mbtiles";
    private static readonly HtmlParser Html = new();

    // Where our page differs on purpose (- what only MediaWiki links, + what only we do), with the reason.
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        [
            "API découpage administratif - « https://wxs.ign.fr/administratif/geoportail/wfs » https://wxs.ign.fr/administratif/geoportail/wfs"
        ] = Code,
        [$"Tuiles vectorielles - « {Tiles} » {Tiles}"] = Code,
        ["Contribution multibao - « Fichier:/media/image.jpeg » page: Fichier:/media/image.jpeg"] =
            "a picture that the wiki never had: there is no address to lead to, and the report names it",
        ["Coach clinic + « www.agilecrossing.com » http://www.agilecrossing.com"] = Bare,
        ["Contribution multibao + « www.cpcoop.fr » http://www.cpcoop.fr"] = Bare,
        ["Matrice CAPE + « www.cpcoop.fr » http://www.cpcoop.fr"] = Bare,
        ["Fiche pratique : l'obligation de mention explicite + « www.cada.fr » http://www.cada.fr"] = Bare,
    };

    private readonly Dictionary<string, string> destinations = [];
    private readonly Dictionary<string, IReadOnlyList<string?>> tagged = [];

    private sealed record Link(string Words, string To, bool InAnyWords = false)
    {
        public bool Is(Link other) => To == other.To && (InAnyWords || Words == other.Words);

        public override string ToString() => InAnyWords ? To : $"« {Words} » {To}";
    }

    [Fact]
    [Trait("needs", "shared")]
    public async Task Every_link_leads_where_it_leads_in_MediaWiki()
    {
        await Import();
        using var visitor = place.Visitor();
        var differences = new List<string>();
        foreach (var page in SharedData.Json("wiki-fr/jardin-rendered.json.gz").EnumerateArray())
        {
            var title = page.GetProperty("title").GetString()!;
            var ours = await Ours(visitor, title);
            foreach (var link in Theirs(page))
            {
                if (ours.Find(other => link.Is(other)) is { } same)
                    ours.Remove(same);
                else
                    differences.Add($"{title} - {link}");
            }
            differences.AddRange(ours.Select(link => $"{title} + {link}"));
        }
        differences.Distinct().Order().ShouldBe(Exceptions.Keys.Order());
    }

    [Fact]
    [Trait("needs", "shared")]
    public async Task Every_category_is_a_tag_of_its_page_that_leads_back_to_it()
    {
        await Import();
        using var visitor = place.Visitor();
        var count = 0;
        foreach (var page in SharedData.Json("wiki-fr/jardin-rendered.json.gz").EnumerateArray())
        {
            var categories = Category().Matches(page.GetProperty("wikitext").GetString()!);
            if (categories.Count == 0)
                continue;
            var path = $"/jardin/{await SlugOf(page.GetProperty("title").GetString()!)}";
            var tags = (await visitor.Open(path)).QuerySelectorAll(".tags .tag");
            tags.Select(tag => tag.TextContent.ToLowerInvariant())
                .ShouldBe(categories.Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct(), true, path);
            foreach (var tag in tags)
                (await PathsOfTag(visitor, tag.GetAttribute("href")!)).ShouldContain(path);
            count++;
        }
        count.ShouldBe(68);
    }

    private async Task Import()
    {
        using var scratch = new Scratch();
        await using var dump = SharedData.Open("wiki-fr/jardin-current.xml.gz");
        using var bytes = new MemoryStream();
        await dump.CopyToAsync(bytes);
        await new Imports(place).Wiki(scratch.Put("jardin.xml.gz", bytes.ToArray()));
    }

    private static List<Link> Theirs(JsonElement page)
    {
        var html = Html.ParseDocument(page.GetProperty("html").GetString()!);
        // Without what MediaWiki adds.
        foreach (var box in html.QuerySelectorAll("#toc, .mw-editsection").ToList())
            box.Remove();
        // A page that sends elsewhere is a list of one link there; nobody sees it here.
        var sends = page.GetProperty("wikitext").GetString()!.StartsWith("#REDIRECTION", StringComparison.Ordinal);
        return html.QuerySelectorAll("a[href]").Select(link => Their(link, html, sends)).ToList();
    }

    private static Link Their(IElement link, IHtmlDocument html, bool sends)
    {
        var address = link.GetAttribute("href")!;
        var words = Squeeze(link.TextContent);
        if (RedLink().Match(address) is { Success: true } red)
            return new(words, $"nowhere yet: {Title(red.Groups[1].Value)}");
        // The pictures of this wiki have addresses of other sites for names: here they are links to these.
        if (OtherSitesPicture().Match(address) is { Success: true } picture)
            return new("", Plain("http" + picture.Groups[1].Value), InAnyWords: true);
        return OwnPage().Match(address) is { Success: true } own
            ? new(words, $"page: {Title(own.Groups[1].Value)}", sends)
            : new(words, address.StartsWith('#') ? SectionAt(address, html) : Plain(address));
    }

    /// <summary>The links of our page with this title; of a title that leads to another page, that alone.</summary>
    private async Task<List<Link>> Ours(HttpClient visitor, string title)
    {
        var slug = await SlugOf(title);
        using var answer = await visitor.GetAsync($"/jardin/{slug}");
        if (answer.StatusCode == HttpStatusCode.MovedPermanently)
            return [new("", await Destination(visitor, answer.Headers.Location!.ToString()))];
        var page = await answer.Document();
        page.QuerySelector("h1")!.TextContent.ShouldBe(title);
        var prose = page.QuerySelector(".prose")!;
        foreach (var mark in prose.QuerySelectorAll(".anchor").ToList())
            mark.Remove();
        var links = new List<Link>();
        foreach (var link in prose.QuerySelectorAll("a[href]"))
        {
            var address = link.GetAttribute("href")!;
            var to = address switch
            {
                ['#', ..] => SectionAt(address, page),
                ['/', ..] => await Destination(visitor, address.Split('#')[0]),
                _ => Plain(address),
            };
            if (to.StartsWith("nowhere", StringComparison.Ordinal))
                link.ClassList.ShouldContain("missing");
            links.Add(new(Squeeze(link.TextContent), to));
        }
        return links;
    }

    private async Task<string> Destination(HttpClient visitor, string path)
    {
        if (destinations.TryGetValue(path, out var known))
            return known;
        using var answer = await visitor.GetAsync(path);
        return destinations[path] = answer.StatusCode switch
        {
            HttpStatusCode.OK => $"page: {(await answer.Document()).QuerySelector("h1")!.TextContent}",
            HttpStatusCode.MovedPermanently => await Destination(visitor, answer.Headers.Location!.ToString()),
            HttpStatusCode.NotFound => $"nowhere yet: {await Awaited(path)}",
            var other => $"{other}",
        };
    }

    private Task<string?> Awaited(string path) =>
        place.Read(db =>
            db.Imported.Where(row => row.Source == Source && "/jardin/" + row.Promised == path)
                .Select(row => row.Key)
                .SingleOrDefaultAsync()
        );

    // Where the import put it; another name of a page stands at its own words.
    private async Task<string> SlugOf(string title) =>
        await place.Read(db =>
            db.Imported.Where(row => row.Source == Source && row.Key == title && row.Kind == Page.Kind)
                .Join(db.Pages, row => row.ThingId, page => page.Id, (_, page) => page.Slug)
                .SingleOrDefaultAsync()
        ) ?? Slug.Of(title);

    /// <summary>The heading under which one arrives, or that one stays where one is.</summary>
    private static string SectionAt(string address, IHtmlDocument page)
    {
        if (page.GetElementById(Uri.UnescapeDataString(address[1..])) is not { } mark)
            return "no section";
        var headings = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").ToList();
        var heading =
            headings.Find(one => one == mark || one.Contains(mark) || Touches(mark, one))
            ?? headings.FindLast(one => one.CompareDocumentPosition(mark).HasFlag(DocumentPositions.Following));
        return $"section: {Squeeze(heading?.TextContent ?? "")}";
    }

    // Nothing to read stands between the two.
    private static bool Touches(IElement mark, IElement heading)
    {
        var range = mark.Owner!.CreateRange();
        if (!mark.CompareDocumentPosition(heading).HasFlag(DocumentPositions.Following))
            return false;
        range.StartAfter(mark);
        range.EndBefore(heading);
        return string.IsNullOrWhiteSpace(range.CopyContent().TextContent);
    }

    private async Task<IReadOnlyList<string?>> PathsOfTag(HttpClient visitor, string address)
    {
        if (!tagged.TryGetValue(address, out var paths))
        {
            var list = await visitor.Open(address);
            tagged[address] = paths = [.. list.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"))];
        }
        return paths;
    }

    private static string Title(string address) => Uri.UnescapeDataString(address).Replace('_', ' ');

    private static string Plain(string address) =>
        Uri.UnescapeDataString(address).Replace(" ", "", StringComparison.Ordinal).TrimEnd('/');

    private static string Squeeze(string text) =>
        string.Join(' ', text.Replace('\u2019', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\[\[(?:Catégorie|Category):([^\]|]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Category();

    [GeneratedRegex(@"^/w/index\.php\?title=([^&]+)&action=edit&redlink=1$", RegexOptions.NonBacktracking)]
    private static partial Regex RedLink();

    [GeneratedRegex(@"^/w/index\.php/Fichier:Http(s?://.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex OtherSitesPicture();

    [GeneratedRegex(@"^/w/index\.php/(.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex OwnPage();
}
