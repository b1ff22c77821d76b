using System.Globalization;
using System.Text;
using System.Xml;

namespace Parvis.Formats.MediaWiki;

/// <summary>Reads the elements of a dump, each within its bounds; unknown ones are stepped over.</summary>
internal sealed class DumpElements(XmlReader xml, DumpLimits limits)
{
    private const int ShortText = 4_096;
    private const int MaxNamespaces = 1_000;

    public WikiSite Site(WikiSite site)
    {
        var namespaces = new Dictionary<int, string>();
        foreach (var name in Children())
            site = name switch
            {
                "sitename" => site with { Name = Text() },
                "base" => site with { Base = Text() },
                "generator" => site with { Generator = Text() },
                "namespaces" => ReadNamespaces(site, namespaces),
                _ => Skip(site),
            };
        return site with { Namespaces = namespaces };
    }

    public WikiPage Page(DumpReading reading)
    {
        var page = new WikiPage(0, 0, "", null, []);
        var revisions = new RevisionList(limits, reading);
        foreach (var name in Children())
            page = name switch
            {
                "title" => page with { Title = Text().Replace('_', ' ').Trim() },
                "ns" => page with { Namespace = (int)Number() },
                "id" => page with { Id = Number() },
                "redirect" => Skip(page with { Redirect = xml.GetAttribute("title")?.Replace('_', ' ') }),
                "revision" => Keep(page, revisions),
                _ => Skip(page),
            };
        return page with { Revisions = revisions.ToList() };
    }

    private WikiPage Keep(WikiPage page, RevisionList revisions)
    {
        revisions.Add(Revision());
        return page;
    }

    private WikiSite ReadNamespaces(WikiSite site, Dictionary<int, string> namespaces)
    {
        foreach (var name in Children())
        {
            var known = int.TryParse(xml.GetAttribute("key"), CultureInfo.InvariantCulture, out var key);
            var local = Text();
            if (name == "namespace" && known && namespaces.Count < MaxNamespaces)
                namespaces[key] = local;
        }

        return site;
    }

    private WikiRevision Revision()
    {
        var hidden = new WikiContributor(null, null, null, Hidden: false);
        var revision = new WikiRevision(0, null, hidden, null, null, WikiTextState.Hidden, false, "wikitext");
        foreach (var name in Children())
            revision = name switch
            {
                "id" => revision with { Id = Number() },
                "timestamp" => revision with { At = Instant(Text()) },
                "contributor" => revision with { By = Contributor() },
                "minor" => Skip(revision with { Minor = true }),
                "comment" => revision with { Comment = Deleted() ? Skip<string?>(null) : Text() },
                "model" => revision with { Model = Text() },
                "text" => WithText(revision),
                _ => Skip(revision),
            };
        return revision;
    }

    private WikiRevision WithText(WikiRevision revision)
    {
        // A stub dump has an empty text element that carries an id or a location: the text is elsewhere.
        var elsewhere = xml.IsEmptyElement && (xml.GetAttribute("location") ?? xml.GetAttribute("id")) is not null;
        if (Deleted() || (elsewhere && xml.GetAttribute("bytes") != "0"))
            return Skip(revision with { State = WikiTextState.Hidden });

        return Read(limits.TextLength, out var whole) is var text && whole
            ? revision with
            {
                Text = text,
                State = WikiTextState.Present,
            }
            : revision with
            {
                State = WikiTextState.TooLong,
            };
    }

    private WikiContributor Contributor()
    {
        if (Deleted())
            return Skip(new WikiContributor(null, null, null, Hidden: true));
        var by = new WikiContributor(null, null, null, Hidden: false);
        foreach (var name in Children())
            by = name switch
            {
                "username" => by with { Name = OwnName(Text()) },
                "id" => by with { Id = Number() is > 0 and var id ? id : null },
                "ip" => by with { Address = Text() },
                _ => Skip(by),
            };
        return by;
    }

    // "imported>Camille" is Camille of the wiki that the page came from.
    private static string? OwnName(string name) =>
        name[(name.IndexOf('>') + 1)..].Replace('_', ' ').Trim() is { Length: > 0 } own ? own : null;

    private bool Deleted() => xml.GetAttribute("deleted") is not null;

    private T Skip<T>(T value)
    {
        Read(0, out _);
        return value;
    }

    private long Number() =>
        long.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateTime? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.UtcDateTime
            : null;

    private string Text() => Read(ShortText, out _);

    // The names of an element's children; the caller must step over each, and every reading below does.
    private IEnumerable<string> Children()
    {
        if (xml.IsEmptyElement)
            yield break;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType == XmlNodeType.Element)
                yield return xml.LocalName;
    }

    // The element's own text up to a bound, whatever it contains; stands on its end afterwards.
    private string Read(int bound, out bool whole)
    {
        whole = true;
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        var chunk = new char[4_096];
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth > limits.Depth)
                throw new ForbiddenMarkup();
            if (
                xml.NodeType
                is not (
                    XmlNodeType.Text
                    or XmlNodeType.Whitespace
                    or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.CDATA
                )
            )
                continue;
            for (int read; (read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0; )
            {
                var room = Math.Min(read, bound - text.Length);
                text.Append(chunk, 0, room);
                whole &= room == read;
            }
        }

        return text.ToString();
    }
}
