using System.IO.Compression;

namespace Parvis.Journeys.House;

/// <summary>Others' ways of making a page run a script: DOMPurify's, OWASP's, and what html5lib's parsers are tried with.</summary>
public static class Attacks
{
    /// <summary>Short enough for a title or a name, each with a script in it.</summary>
    public static IReadOnlyList<string> Short { get; } =
    [.. Of("html/owasp-xss-evasion.zip", "payloads.json").Concat(Of("html/dompurify-expect.zip", "expect.json"))];

    public static IReadOnlyList<string> All { get; } = [.. Short, .. Trees()];

    private static IEnumerable<string> Of(string zip, string entry) =>
        Shared.Json(zip, entry).EnumerateArray().Select(one => one.GetProperty("payload").GetString()!);

    // Each case of a .dat file begins with #data and goes on to the errors that a parser should see.
    private static List<string> Trees()
    {
        var cases = new List<string>();
        using var archive = ZipFile.OpenRead(
            Path.Combine(Shared.Folder, "data", "fixtures", "html", "html5lib-tests.zip")
        );
        foreach (
            var file in archive.Entries.Where(entry =>
                entry.FullName.StartsWith("tree-construction/", StringComparison.Ordinal)
            )
        )
        {
            using var reader = new StreamReader(file.Open());
            foreach (var part in reader.ReadToEnd().Split("#data\n", StringSplitOptions.RemoveEmptyEntries))
                // No form takes a null character.
                cases.Add(part[..Math.Max(0, part.IndexOf("\n#errors", StringComparison.Ordinal))].Replace("\0", ""));
        }
        return cases;
    }
}
