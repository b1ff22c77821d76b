using System.IO.Compression;
using System.Text.Json;

namespace Parvis.Tests.House;

/// <summary>The folder of real data beside the checkout; tests that need it say so with a trait.</summary>
public static class Shared
{
    public static string Folder { get; } = Find();

    /// <summary>A JSON file inside one of the zipped suites.</summary>
    public static JsonElement Json(string zip, string entry)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Folder, "data", "fixtures", zip));
        using var stream = archive.GetEntry(entry)!.Open();
        return JsonDocument.Parse(stream).RootElement.Clone();
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("PARVIS_SHARED") is { Length: > 0 } given)
            return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Parvis.slnx")))
                return Path.Combine(folder.Parent!.FullName, "shared");
        }
        throw new InvalidOperationException("The tests do not run from a checkout.");
    }
}
