using System.IO.Compression;
using System.Text.Json;

namespace Parvis.Bench;

internal sealed record SetDocument(string Id, string Title, string Text);

internal sealed record SetQuery(string Id, string Text, string Group);

/// <summary>A folder of documents, questions and judgements.</summary>
internal sealed record RetrievalSet(
    List<SetDocument> Documents,
    List<SetQuery> Queries,
    Dictionary<string, HashSet<string>> Relevant
)
{
    public static RetrievalSet Load(string folder)
    {
        var documents = Lines(Path.Combine(folder, "corpus.jsonl.gz"))
            .Select(e => new SetDocument(Text(e, "id"), Text(e, "title"), Text(e, "text")))
            .ToList();
        var queries = Lines(Path.Combine(folder, "queries.jsonl.gz"))
            .Select(e => new SetQuery(
                Text(e, "id"),
                Text(e, "text"),
                e.TryGetProperty("group", out var g) ? g.GetString()! : Text(e, "id")
            ))
            .ToList();
        var relevant = File.ReadLines(Path.Combine(folder, "qrels.tsv"))
            .Select(l => l.Split('\t'))
            .GroupBy(p => p[0])
            .ToDictionary(g => g.Key, g => g.Select(p => p[1]).ToHashSet());
        return new RetrievalSet(documents, queries, relevant);
    }

    public static IEnumerable<JsonElement> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return JsonDocument.Parse(line).RootElement;
    }

    public static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
