using System.IO.Compression;
using System.Text.Json;

namespace Parvis.Features.Evaluation;

/// <summary>A folder that holds one set: JSON Lines compressed with gzip, and tables separated by tabs.</summary>
public sealed class SetFolder(DirectoryInfo directory)
{
    public string Name => directory.Name;

    public bool Has(string file) => File.Exists(PathOf(file));

    /// <summary>Each line that holds something, with its number for messages.</summary>
    public IEnumerable<Line> Objects(string file)
    {
        using var stream = Open(file);
        using var unzipped = new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        for (var number = 1; Next(reader, file) is { } text; number++)
            if (!string.IsNullOrWhiteSpace(text))
                yield return new Line(file, number, Parse(text, file, number));
    }

    /// <summary>The columns of each line that holds something; a line with too few is refused.</summary>
    public IEnumerable<string[]> Rows(string file, int columns)
    {
        using var reader = new StreamReader(Open(file));
        for (var number = 1; reader.ReadLine() is { } text; number++)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var cells = text.Split('\t');
            if (cells.Length < columns)
                throw new BadSetException(
                    $"{file}, ligne {number} : {columns} colonnes attendues, {cells.Length} trouvées."
                );
            yield return cells;
        }
    }

    /// <summary>What each question is worth having found: question, then document or person, then grade.</summary>
    public Dictionary<string, Dictionary<string, int>> Grades(string file)
    {
        var grades = new Dictionary<string, Dictionary<string, int>>();
        foreach (var cells in Rows(file, 3))
        {
            if (!int.TryParse(cells[2].Trim(), out var grade))
                throw new BadSetException($"{file} : « {cells[2]} » n’est pas une note.");
            if (!grades.TryGetValue(cells[0], out var graded))
                grades[cells[0]] = graded = [];
            graded[cells[1]] = grade;
        }
        return grades;
    }

    private FileStream Open(string file) =>
        Has(file)
            ? File.OpenRead(PathOf(file))
            : throw new BadSetException($"Il manque {file} dans {directory.FullName}.");

    private string PathOf(string file) => Path.Combine(directory.FullName, file);

    private static string? Next(StreamReader reader, string file)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException)
        {
            throw new BadSetException($"{file} n’est pas un fichier gzip lisible en entier.");
        }
    }

    private static JsonElement Parse(string text, string file, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Said below, as for a line that holds something else than an object.
        }
        throw new BadSetException($"{file}, ligne {number} : ce n’est pas un objet JSON.");
    }
}

/// <summary>One object of a set. Identifiers may be text or numbers; a field that is absent, null or of another form is empty.</summary>
public readonly record struct Line(string File, int Number, JsonElement Json)
{
    public string Id => Text("id") is { Length: > 0 } id ? id : throw Wrong("il manque « id »");

    public string Text(string field) =>
        !Json.TryGetProperty(field, out var value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : "";

    public IReadOnlyList<string> Texts(string field) =>
        Json.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];

    /// <summary>An instant; without a zone it is UTC.</summary>
    public DateTime Instant(string field) =>
        DateTimeOffset.TryParse(Text(field), null, System.Globalization.DateTimeStyles.AssumeUniversal, out var at)
            ? at.UtcDateTime
            : throw Wrong($"« {field} » n’est pas une date");

    private BadSetException Wrong(string what) => new($"{File}, ligne {Number} : {what}.");
}

/// <summary>The set cannot be used; the message says why, to a person.</summary>
public sealed class BadSetException(string message) : Exception(message);
