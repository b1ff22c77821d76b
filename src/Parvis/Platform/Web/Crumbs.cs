using System.Text.Json;

namespace Parvis.Platform.Web;

/// <summary>JSON-LD for search engines. <c>System.Text.Json</c> escapes what could end a script element.</summary>
public static class Crumbs
{
    /// <summary>A <c>BreadcrumbList</c>: names and paths without language, from the top down.</summary>
    public static string JsonLd(Frame frame, params ReadOnlySpan<(string Name, string Path)> crumbs) =>
        JsonSerializer.Serialize(Of(frame, crumbs));

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
