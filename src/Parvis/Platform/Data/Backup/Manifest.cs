using System.Text.Json;

namespace Parvis.Platform.Data.Backup;

/// <summary>
/// The contents page of an archive, its entry <c>manifest.json</c>. An archive is a zip with one entry a table
/// (<c>tables/Person.jsonl</c>: a JSON array a row, in the order of the columns told here), the files of the place
/// (<c>files/…</c>) and the key file (<c>parvis.key</c>). Nothing in it depends on an engine.
/// </summary>
public sealed record Manifest
{
    public const int ThisFormat = 1;
    public const string Name = "manifest.json";
    public const string KeyName = "parvis.key";
    public const string FilesFolder = "files/";

    /// <summary>Version of this form; a program refuses one above its own.</summary>
    public required int Format { get; init; }

    /// <summary>Id of the last migration of the database that was archived.</summary>
    public required string Schema { get; init; }

    /// <summary>Version of the program that wrote it, for people.</summary>
    public required string Program { get; init; }

    /// <summary>The one moment that all tables show.</summary>
    public required DateTime At { get; init; }

    /// <summary>Where it came from, <c>sqlite</c> or <c>postgresql</c>; it restores on either.</summary>
    public required string Engine { get; init; }

    public required IReadOnlyList<ArchivedTable> Tables { get; init; }

    /// <summary>Every entry but the manifest and the tables.</summary>
    public required IReadOnlyList<ArchivedEntry> Files { get; init; }

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}

/// <param name="LastId">The last number that the table's identity gave out, so that none is given twice; null: it has none.</param>
public sealed record ArchivedTable(
    string Name,
    IReadOnlyList<ArchivedColumn> Columns,
    long Rows,
    long? LastId,
    ArchivedEntry Entry
);

/// <param name="Type">One of <see cref="Neutral"/>'s.</param>
public sealed record ArchivedColumn(string Name, Neutral Type);

/// <param name="Length">Bytes, uncompressed.</param>
/// <param name="Sha256">Of the uncompressed bytes, in lower-case hexadecimal.</param>
public sealed record ArchivedEntry(string Path, long Length, string Sha256);

/// <summary>The archive cannot be restored; the message is for people.</summary>
public sealed class ArchiveRefusedException(string message, Exception? cause = null) : Exception(message, cause);
