using System.IO.Compression;
using System.Text.Json;

namespace Parvis.Tests.Formats;

/// <summary>The developers' data beside the checkout, or where PARVIS_SHARED says.</summary>
internal static class SharedData
{
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("PARVIS_SHARED") is { Length: > 0 } given ? given : Find();

    public static Stream Open(string path) => File.OpenRead(Path.Combine(Folder, "data", path));

    public static Stream Unzipped(string path)
    {
        var content = new MemoryStream();
        using var gzip = new GZipStream(Open(path), CompressionMode.Decompress);
        gzip.CopyTo(content);
        content.Position = 0;
        return content;
    }

    public static JsonElement Json(string path)
    {
        using var content = Unzipped(path);
        return JsonDocument.Parse(content).RootElement;
    }

    public static IEnumerable<(string Name, byte[] Bytes)> Zip(string path, string ending)
    {
        using var zip = new ZipArchive(Open(path));
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(ending)))
        {
            using var content = new MemoryStream();
            using var opened = entry.Open();
            opened.CopyTo(content);
            yield return (entry.FullName, content.ToArray());
        }
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parvis.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared");
    }
}
