using System.Text;
using System.Text.Json;

namespace Parvis.Formats.MediaWiki;

/// <summary>
/// Where <c>#section</c> links lead: our renderer names headings as GitHub does, MediaWiki by their words, and pages
/// put spans of their own before them.
/// </summary>
public sealed class WikiAnchors
{
    private readonly Dictionary<string, string> _places = [];
    private readonly HashSet<string> _taken = [];

    internal WikiAnchors(IReadOnlyList<JsonElement> blocks)
    {
        var waiting = new List<string>();
        var heading = "";
        foreach (var block in blocks)
        {
            if (Pandoc.Kind(block) == "Header")
            {
                var inlines = Inlines.Read(Pandoc.At(Pandoc.Content(block), 2));
                heading = Own(Slug(Inlines.PlainText(inlines).Trim()));
                waiting.AddRange(inlines.OfType<Anchor>().Select(anchor => anchor.Id));
                waiting.ForEach(id => _places.TryAdd(id, heading));
                waiting.Clear();
                continue;
            }

            waiting.ForEach(id => _places.TryAdd(id, heading));
            waiting = [.. Ids(block, 0)];
        }

        waiting.ForEach(id => _places.TryAdd(id, heading));
    }

    /// <summary>A heading's name in an address, as GitHub and Markdig's <c>AutoIdentifierOptions.GitHub</c> make it.</summary>
    public static string Slug(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var letter in heading)
            if (char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
                slug.Append(letter == ' ' ? '-' : char.ToLowerInvariant(letter));
        return slug.ToString();
    }

    /// <summary>A section of another page, whose headings are not known here.</summary>
    internal static string Elsewhere(string section) => Slug(section.Replace('_', ' ').Trim());

    internal string Here(string section)
    {
        section = section.Replace('_', ' ').Trim();
        if (_places.TryGetValue(section, out var place) || _places.TryGetValue(section.Replace(' ', '_'), out place))
            return place;
        return Slug(section);
    }

    private string Own(string slug)
    {
        var own = slug;
        for (var number = 1; !_taken.Add(own); number++)
            own = $"{slug}-{number}";
        return own;
    }

    private static IEnumerable<string> Ids(JsonElement element, int depth)
    {
        if (depth > 60)
            return [];
        if (element.ValueKind == JsonValueKind.Array)
        {
            var own = Inlines.Read(element).OfType<Anchor>().Select(anchor => anchor.Id);
            return own.Concat(element.EnumerateArray().SelectMany(item => Ids(item, depth + 1)));
        }

        return element.ValueKind == JsonValueKind.Object ? Ids(Pandoc.Content(element), depth + 1) : [];
    }
}
