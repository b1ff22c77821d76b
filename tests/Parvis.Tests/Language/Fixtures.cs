using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Parvis.Tests.Language;

/// <summary>Peers' test files, in the folder that stands beside the checkout.</summary>
internal static class Fixtures
{
    public static string[] NaughtyStrings() =>
        JsonSerializer.Deserialize<string[]>(Read("fixtures/text/naughty-strings.zip", "blns.json"))!;

    public static List<(string Word, string Stem)> SnowballFrench()
    {
        var words = Lines(Read("fixtures/lang/snowball-french.zip", "french/voc.txt"));
        var stems = Lines(Read("fixtures/lang/snowball-french.zip", "french/output.txt"));
        return [.. words.Zip(stems)];
    }

    private static string Read(string zip, string entry)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Shared(), "data", zip));
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Shared([CallerFilePath] string here = "") =>
        Environment.GetEnvironmentVariable("PARVIS_SHARED")
        ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared"));
}
