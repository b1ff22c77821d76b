using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>A bed of the garden and the pages that grow in it.</summary>
/// <param name="Href">Its own list, or null for what stands alone.</param>
/// <param name="OfSpace">True for a space's bed, false for a tag's.</param>
public sealed record Bed(string Name, string? Href, bool OfSpace, List<IndexModel.Row> Plants);

/// <param name="Id">Of the space, or of the page that carries the tag.</param>
internal sealed record BedName(long Id, string Name, string Slug);

/// <summary>Lays pages out in beds: each in its space's; without a space, in that of its most shared tag.</summary>
internal sealed class Beds(Texts texts, IEnumerable<BedName> spaces, IReadOnlyList<BedName> tags)
{
    private readonly Dictionary<long, BedName> bySpace = spaces.ToDictionary(space => space.Id);
    private readonly ILookup<long, BedName> byPage = tags.ToLookup(tag => tag.Id);
    private readonly Dictionary<string, int> carried = tags.CountBy(tag => tag.Slug).ToDictionary();
    private readonly Dictionary<string, Bed> beds = [];

    /// <summary>The beds, largest first; what stands alone comes last, together.</summary>
    public IReadOnlyList<Bed> Lay(IEnumerable<IndexModel.Row> pages)
    {
        foreach (var page in pages)
            Plant(page);
        foreach (var lonely in beds.Values.Where(IsLonely).ToList())
        {
            beds.Remove(lonely.Name);
            Elsewhere.Plants.AddRange(lonely.Plants);
        }
        return
        [
            .. beds.Values.OrderByDescending(bed => bed.Href is not null).ThenByDescending(bed => bed.Plants.Count),
        ];
    }

    private Bed Elsewhere => BedCalled(texts["Ailleurs dans le jardin"], null, false);

    private void Plant(IndexModel.Row page)
    {
        var tag = byPage[page.Id]
            .OrderByDescending(tag => carried[tag.Slug])
            .ThenBy(tag => tag.Slug, StringComparer.Ordinal)
            .FirstOrDefault();
        var bed =
            page.SpaceId is { } id && bySpace.TryGetValue(id, out var space)
                ? BedCalled(space.Name, $"{texts.Base}/jardin?espace={space.Slug}", true)
            : tag is not null ? BedCalled(Capital(tag.Name), $"{texts.Base}/jardin?etiquette={tag.Slug}", false)
            : Elsewhere;
        bed.Plants.Add(page);
    }

    private Bed BedCalled(string name, string? href, bool ofSpace)
    {
        if (!beds.TryGetValue(name, out var bed))
            beds[name] = bed = new Bed(name, href, ofSpace, []);
        return bed;
    }

    // A tag that one page carries is no bed.
    private static bool IsLonely(Bed bed) => bed is { OfSpace: false, Href: not null, Plants.Count: 1 };

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
