using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Web;

namespace Parvis.Features.Machines;

/// <summary>The plan of the site (sitemaps.org) and what robots are asked to leave alone (RFC 9309).</summary>
internal static class SiteMap
{
    private const int PartSize = 5_000;
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly string[] Standing = ["/", "/questions", "/jardin", "/glossaire", "/organisations"];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/robots.txt", Robots).Public().BeforeFirstRun();
        endpoints.MapGet("/sitemap.xml", Index).Public();
        endpoints.MapGet("/plan/{name}-{part:int}.xml", Part).Public();
    }

    private static IResult Robots(HttpContext context) =>
        Results.Text(
            $"""
            User-agent: *
            Disallow: /demander
            Disallow: /en/demander
            Disallow: /api/
            Disallow: /entrer
            Disallow: /en/entrer
            Disallow: /signaler
            Disallow: /en/signaler

            Sitemap: {Origin(context)}/sitemap.xml

            """
        );

    private static async Task<IResult> Index(
        HttpContext context,
        AppDb db,
        IEnumerable<IOutline> outlines,
        CancellationToken cancellation
    )
    {
        var parts = new List<string> { "pages-1" };
        foreach (var outline in outlines)
        {
            var count = await outline.Things(db).CountAsync(cancellation);
            parts.AddRange(Enumerable.Range(1, (count + PartSize - 1) / PartSize).Select(n => $"{outline.Name}-{n}"));
        }
        return Xml(
            "sitemapindex",
            writer =>
            {
                foreach (var part in parts)
                {
                    writer.WriteStartElement("sitemap");
                    writer.WriteElementString("loc", $"{Origin(context)}/plan/{part}.xml");
                    writer.WriteEndElement();
                }
            }
        );
    }

    private static async Task<IResult> Part(
        string name,
        int part,
        HttpContext context,
        AppDb db,
        IEnumerable<IOutline> outlines,
        CancellationToken cancellation
    )
    {
        if (name == "pages" && part == 1)
            return Urls(context, Standing.Select(path => (path, (DateTime?)null)));
        if (part is < 1 or >= 100_000 || outlines.FirstOrDefault(one => one.Name == name) is not { } outline)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        var things = await outline
            .Things(db)
            .OrderBy(thing => thing.Id)
            .Skip((part - 1) * PartSize)
            .Take(PartSize)
            .Select(thing => new { thing.Path, thing.ChangedAt })
            .ToListAsync(cancellation);
        return things.Count == 0
            ? Results.StatusCode(StatusCodes.Status404NotFound)
            : Urls(context, things.Select(thing => (thing.Path, (DateTime?)thing.ChangedAt)));
    }

    private static IResult Urls(HttpContext context, IEnumerable<(string Path, DateTime? ChangedAt)> entries) =>
        Xml(
            "urlset",
            writer =>
            {
                foreach (var (path, at) in entries)
                {
                    writer.WriteStartElement("url");
                    writer.WriteElementString("loc", Origin(context) + path);
                    if (at is not null)
                        writer.WriteElementString("lastmod", $"{at:yyyy-MM-ddTHH:mm:ssZ}");
                    writer.WriteEndElement();
                }
            }
        );

    private static IResult Xml(string root, Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement(root, Namespace);
            write(writer);
            writer.WriteEndElement();
        }
        return Results.Bytes(stream.ToArray(), "application/xml; charset=utf-8");
    }

    internal static string Origin(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
