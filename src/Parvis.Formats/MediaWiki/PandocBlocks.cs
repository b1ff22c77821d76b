using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Parvis.Formats.MediaWiki;

/// <summary>The blocks of one page as pandoc's own JSON (<c>pandoc-types</c> 1.17 and up).</summary>
public sealed class PandocBlocks
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2_000 };

    internal PandocBlocks(IReadOnlyList<JsonElement> blocks) => Blocks = blocks;

    internal IReadOnlyList<JsonElement> Blocks { get; }

    /// <summary>Reads what <c>pandoc -t json</c> wrote; null when that is no pandoc document.</summary>
    public static PandocBlocks? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Deep);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("blocks", out var blocks)
                && blocks.ValueKind == JsonValueKind.Array
                ? new([.. blocks.Clone().EnumerateArray()])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Many prepared pages through one pandoc, because starting it costs more than a page.</summary>
public static class PandocBatch
{
    /// <summary>Joins prepared texts, each after a paragraph made of the mark and its number.</summary>
    /// <param name="mark">Letters and digits that nobody can guess, fresh for each batch.</param>
    public static string Join(IReadOnlyList<string> texts, string mark)
    {
        var joined = new StringBuilder();
        for (var page = 0; page < texts.Count; page++)
            joined.Append("\n\n").Append(Separator(mark, page)).Append("\n\n").Append(texts[page]);
        return joined.Append("\n\n").ToString();
    }

    /// <summary>
    /// The pages of a joined document in their order; null when the separators did not all come back, in order and at
    /// the top level: some page leaked into another, so convert them one by one.
    /// </summary>
    public static IReadOnlyList<PandocBlocks>? Split(ReadOnlyMemory<byte> json, int count, string mark)
    {
        if (PandocBlocks.Parse(json) is not { } document)
            return null;
        var pages = new List<List<JsonElement>>();
        foreach (var block in document.Blocks)
        {
            if (IsParagraphOf(block, Separator(mark, pages.Count)))
                pages.Add([]);
            else if (pages.Count == 0 || block.GetRawText().Contains(mark))
                return null;
            else
                pages[^1].Add(block);
        }

        return pages.Count == count ? [.. pages.Select(blocks => new PandocBlocks(blocks))] : null;
    }

    private static string Separator(string mark, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"{mark}x{page}x");

    private static bool IsParagraphOf(JsonElement block, string word) =>
        Pandoc.Kind(block) == "Para"
        && Pandoc.Content(block) is { ValueKind: JsonValueKind.Array } inlines
        && inlines.GetArrayLength() == 1
        && Pandoc.Kind(inlines[0]) == "Str"
        && Pandoc.Content(inlines[0]).ValueEquals(word);
}

/// <summary>Access to pandoc's elements, each <c>{"t": kind, "c": content}</c>, that survives any shape.</summary>
internal static class Pandoc
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("[]").RootElement;

    public static string Kind(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty("t", out var kind)
        && kind.ValueKind == JsonValueKind.String
            ? kind.GetString()!
            : "";

    public static JsonElement Content(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("c", out var content) ? content : Nothing;

    public static JsonElement At(JsonElement array, int index) =>
        array.ValueKind == JsonValueKind.Array && index >= 0 && index < array.GetArrayLength() ? array[index] : Nothing;

    public static IEnumerable<JsonElement> Items(JsonElement array) =>
        array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : [];

    public static string Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : "";

    public static int Number(JsonElement element, int otherwise) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : otherwise;
}
