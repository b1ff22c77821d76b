using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Machines;

/// <summary>The newest public things of each outline, as Atom (RFC 4287). Answers 304 to who has the same bytes already.</summary>
internal static class Feeds
{
    private const int Entries = 30;
    private const string Atom = "http://www.w3.org/2005/Atom";

    private sealed record Entry(Outlined Of, Byline By);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/{name}.atom", Feed).Public();

    private static async Task<IResult> Feed(
        string name,
        HttpContext context,
        AppDb db,
        CurrentPlace place,
        IEnumerable<IOutline> outlines,
        CancellationToken cancellation
    )
    {
        if (outlines.FirstOrDefault(one => one.Name == name) is not { } outline)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        var entries = await (
            from thing in outline.Things(db).OrderByDescending(thing => thing.ChangedAt).Take(Entries)
            from person in db.Set<Person>().Where(person => person.Id == thing.AuthorId).DefaultIfEmpty()
            select new Entry(
                thing,
                new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed)
            )
        ).ToListAsync(cancellation);
        var bytes = Write(outline, entries, place.Card!.Name, SiteMap.Origin(context));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..12])}\"");
        return Results.Bytes(bytes, "application/atom+xml; charset=utf-8", entityTag: tag);
    }

    private static byte[] Write(IOutline outline, List<Entry> entries, string place, string origin)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "fr");
            xml.WriteAttributeString("xml", "base", null, origin + "/");
            xml.WriteElementString("id", $"{origin}/{outline.Name}.atom");
            xml.WriteElementString("title", Clean($"{outline.Title}, {place}"));
            xml.WriteElementString(
                "updated",
                Instant(entries.Count == 0 ? DateTime.UnixEpoch : entries[0].Of.ChangedAt)
            );
            Link(xml, "self", $"{origin}/{outline.Name}.atom", "application/atom+xml");
            Link(xml, "alternate", $"{origin}/{outline.Name}", "text/html");
            Author(xml, place);
            foreach (var entry in entries)
                WriteEntry(xml, entry, origin);
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static void WriteEntry(XmlWriter xml, Entry entry, string origin)
    {
        xml.WriteStartElement("entry");
        xml.WriteElementString("id", origin + entry.Of.Path);
        xml.WriteElementString("title", Clean(entry.Of.Title));
        xml.WriteElementString("published", Instant(entry.Of.PublishedAt));
        xml.WriteElementString("updated", Instant(entry.Of.ChangedAt));
        Link(xml, "alternate", origin + entry.Of.Path, "text/html");
        if (entry.By.NameFor(Reader.Anonymous) is { Length: > 0 } name)
            Author(xml, name);
        xml.WriteStartElement("content");
        xml.WriteAttributeString("type", "html");
        xml.WriteString(Clean(Markdown.HtmlOf(entry.Of.Text)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author");
        xml.WriteElementString("name", Clean(name));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string href, string type)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Instant(DateTime utc) => $"{utc:yyyy-MM-ddTHH:mm:ssZ}";

    // XML 1.0 has no way to write most control characters, nor half a pair.
    private static string Clean(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Where(rune => rune.Value >= 0x20 ? rune.Value is not (0xFFFE or 0xFFFF) : rune.Value is 9 or 10 or 13)
        );
}
