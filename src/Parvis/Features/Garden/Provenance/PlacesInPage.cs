using Parvis.Platform.Text;

namespace Parvis.Features.Garden.Provenance;

/// <summary>Where in a page a text may be put: behind what stands under one of its headings, or at its end.</summary>
public static class PlacesInPage
{
    /// <summary>Its headings as one reads them; what repeats has its number behind it.</summary>
    public static IReadOnlyList<string> Of(string markdown) => [.. Headings(markdown).Select(heading => heading.Name)];

    /// <summary>A text with another put in, and where this now lies.</summary>
    /// <param name="under">A heading by its name; empty for the end.</param>
    /// <returns>Null when there is no such heading any more.</returns>
    public static (string Markdown, int Start, int End)? Put(string markdown, string added, string under)
    {
        var at = markdown.Length;
        if (under.Length > 0)
        {
            var headings = Headings(markdown);
            var found = headings.FindIndex(heading => heading.Name == under);
            if (found < 0)
                return null;
            at = found + 1 < headings.Count ? headings[found + 1].Start : markdown.Length;
        }
        var above = markdown[..at].TrimEnd();
        var below = markdown[at..].Trim('\n', '\r');
        above += above.Length > 0 ? "\n\n" : "";
        below = below.Length > 0 ? "\n\n" + below : "";
        return ($"{above}{added}{below}", above.Length, above.Length + added.Length);
    }

    private static List<(string Name, int Start)> Headings(string markdown)
    {
        var seen = new Dictionary<string, int>();
        var headings = new List<(string, int)>();
        foreach (var block in MarkdownBlocks.Of(markdown).Where(block => block.IsHeading))
        {
            var name = Markdown.PlainText(block.Text).Trim();
            seen[name] = seen.GetValueOrDefault(name) + 1;
            if (name.Length > 0)
                headings.Add((seen[name] == 1 ? name : $"{name} ({seen[name]})", block.Start));
        }
        return headings;
    }
}
