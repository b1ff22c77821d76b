namespace Parvis.Platform.Web;

/// <summary>Where a page stands, as search engines read it.</summary>
public static class Crumbs
{
    /// <summary>A <c>BreadcrumbList</c>: names and paths without language, from the top down.</summary>
    public static string JsonLd(Frame frame, params ReadOnlySpan<(string Name, string Path)> crumbs) =>
        LinkedData.Of(Of(frame, crumbs));

    public static Dictionary<string, object?> Of(Frame frame, params ReadOnlySpan<(string Name, string Path)> crumbs)
    {
        var items = new List<Dictionary<string, object?>>(crumbs.Length);
        foreach (var (name, path) in crumbs)
            items.Add(
                new()
                {
                    ["@type"] = "ListItem",
                    ["position"] = items.Count + 1,
                    ["name"] = name,
                    ["item"] = frame.Absolute(path),
                }
            );
        return new()
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = items,
        };
    }
}
