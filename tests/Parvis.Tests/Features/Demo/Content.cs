using System.Text.Json;
using YamlDotNet.Serialization;

namespace Parvis.Tests.Features.Demo;

/// <summary>The demo place's files as they lie in the tree, read without any code of the application.</summary>
internal static class Content
{
    private static readonly string Folder = Path.Combine(Root(), "src", "Parvis", "Features", "Demo", "Content");

    public static readonly JsonElement Place = Json("place.json");
    public static readonly JsonElement People = Json("people.json");
    public static readonly JsonElement Questions = Json("questions.json");

    public static readonly IReadOnlyList<Page> Pages =
    [
        .. Directory
            .GetFiles(Path.Combine(Folder, "pages"), "*.md")
            .Append(Path.Combine(Folder, "glossaire.md"))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    public static string[] Keys(JsonElement list, string name = "key") =>
        [.. list.EnumerateArray().Select(item => item.GetProperty(name).GetString()!)];

    /// <summary>Every string value below an element; names of properties are not texts.</summary>
    public static IEnumerable<string> Texts(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
            _ => [],
        };

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Page Read(string path)
    {
        var parts = File.ReadAllText(path).Split("---\n", 3);
        parts.Length.ShouldBe(3, $"{path} has no front matter");
        var head = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(parts[1]);
        return new Page(Path.GetFileNameWithoutExtension(path), head, parts[2]);
    }

    private static JsonElement Json(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name))).RootElement;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Parvis.slnx")))
            folder = folder.Parent.ShouldNotBeNull();
        return folder.FullName;
    }

    internal sealed record Page(string File, Dictionary<string, object> Head, string Body)
    {
        public string this[string name] => Head.TryGetValue(name, out var value) ? (string)value : "";

        public string[] List(string name) => [.. ((List<object>)Head[name]).Cast<string>()];
    }
}
