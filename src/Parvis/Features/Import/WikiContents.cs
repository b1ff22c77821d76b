using Parvis.Formats.MediaWiki;

namespace Parvis.Features.Import;

/// <summary>
/// What a first reading of a dump tells: which pages are in it, which are other names, what the templates say. With it the
/// second reading knows where every link leads.
/// </summary>
internal sealed class WikiContents
{
    private const int MostTemplates = 50_000_000;
    private readonly HashSet<string> pages = [];
    private readonly Dictionary<string, string> redirects = [];
    private readonly Dictionary<string, string> templates = [];
    private int templateLength;

    public WikiSite Site { get; private set; } = WikiSite.Unknown;

    /// <summary>Titles of the pages to bring in, in the order of the dump.</summary>
    public List<string> Titles { get; } = [];

    /// <summary>The other names, with the title that each leads to in the end.</summary>
    public IEnumerable<(string Title, string Target)> Redirects =>
        redirects.Keys.Select(title => (title, Follow(title)));

    /// <summary>Reads what is whole; a fault after it is met again by the second reading.</summary>
    /// <exception cref="DumpException">Nothing whole can be read.</exception>
    public static WikiContents Read(Stream stream)
    {
        using var dump = new DumpReader(stream);
        var contents = new WikiContents();
        var whole = WholePages(dump, out var fault);
        foreach (var page in whole)
            contents.Note(page, dump.Site);
        contents.Site = dump.Site;
        // Nothing whole before the fault: there is nothing to bring in.
        return fault() is { Pages: 0 } nothing ? throw nothing : contents;
    }

    /// <summary>The pages up to the fault, if there is one.</summary>
    public static IEnumerable<WikiPage> WholePages(DumpReader dump, out Func<DumpException?> fault)
    {
        DumpException? met = null;
        fault = () => met;
        return Pages();

        IEnumerable<WikiPage> Pages()
        {
            using var coming = dump.Pages().GetEnumerator();
            while (true)
            {
                try
                {
                    if (!coming.MoveNext())
                        yield break;
                }
                catch (DumpException exception)
                {
                    met = exception;
                    yield break;
                }
                yield return coming.Current;
            }
        }
    }

    /// <summary>Main pages, the project's own, help, and the wiki's own kinds of content.</summary>
    public static bool IsContent(int space) => space is 0 or 4 or 12 or (>= 100 and < 200 or >= 3000) && space % 2 == 0;

    /// <summary>Whether the page itself is in this dump.</summary>
    public bool Has(string title) => pages.Contains(title);

    public bool IsRedirect(string title) => redirects.ContainsKey(title);

    public string? Template(string name) => templates.GetValueOrDefault(name);

    /// <summary>The key of the page that a link means, other names followed; null when it can be none of ours.</summary>
    public string? KeyOf(string target)
    {
        var hash = target.IndexOf('#');
        var (space, name) = WikiNames.Split(hash < 0 ? target : target[..hash], Site);
        if (!IsContent(space) || name.Length == 0)
            return null;
        var title = space == 0 ? name : $"{Site.Namespaces.GetValueOrDefault(space, "")}:{name}";
        return Follow(title);
    }

    // A chain of names, and one that bites its tail, end somewhere.
    private string Follow(string title)
    {
        for (var steps = 0; steps < 8 && redirects.TryGetValue(title, out var target); steps++)
            title = target;
        return title;
    }

    public static string? RedirectOf(WikiPage page) =>
        (page.Redirect ?? (page.Revisions is [.., { Text: { } text }] ? WikiText.RedirectTarget(text) : null))
            is { } target
            ? target.Split('#')[0].Replace('_', ' ').Trim()
            : null;

    private void Note(WikiPage page, WikiSite site)
    {
        Site = site;
        if (page.Namespace == WikiNames.Template && page.Revisions is [.., { Text: { } text }])
        {
            templateLength += text.Length;
            if (templateLength <= MostTemplates)
                templates.TryAdd(WikiNames.Split(page.Title, site).Name, text);
        }
        if (!IsContent(page.Namespace))
            return;
        if (RedirectOf(page) is { } target)
            redirects.TryAdd(page.Title, target);
        else if (pages.Add(page.Title))
            Titles.Add(page.Title);
    }
}
