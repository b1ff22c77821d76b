using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Parvis.Platform.Web;

/// <summary>JSON-LD for search engines, as it stands in a script element.</summary>
public static class LinkedData
{
    // Accents stay as they are, half as long; what could end the element (<, >, &, quotes) is escaped whatever the ranges.
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Of(Dictionary<string, object?> thing) => JsonSerializer.Serialize(thing, Json);
}
