using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Parvis.Platform.Web;

/// <summary>JSON-LD for search engines, as it stands in a script element.</summary>
public static class LinkedData
{
    // Accents stay as they are, half as long; what could end the element (<, >, &, quotes) is escaped whatever the ranges.
    private static readonly JsonWriterOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        SkipValidation = true,
    };

    /// <summary>Written value by value: every page that visitors read has one, and a serializer looks each of them up.</summary>
    /// <param name="thing">Of texts, whole numbers, truths, moments, lists and such dictionaries.</param>
    public static string Of(Dictionary<string, object?> thing)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, Json))
            Write(json, thing);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case DateTime moment:
                json.WriteStringValue(moment);
                break;
            case Dictionary<string, object?> thing:
                json.WriteStartObject();
                foreach (var (name, one) in thing)
                {
                    json.WritePropertyName(name);
                    Write(json, one);
                }
                json.WriteEndObject();
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var one in list)
                    Write(json, one);
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"{value.GetType()} has no form in JSON-LD.");
        }
    }
}
