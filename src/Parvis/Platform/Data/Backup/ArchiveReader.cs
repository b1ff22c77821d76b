using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parvis.Platform.Data.Backup;

/// <summary>
/// Reads an archive that anybody may have made: it trusts no name, no length and no number in it. Everything that does not
/// hold is an <see cref="ArchiveRefusedException"/>.
/// </summary>
public sealed partial class ArchiveReader : IDisposable
{
    private const long MostManifest = 32 << 20;
    private const long MostRow = 64 << 20;
    private const int MostEntries = 1_000_000;

    // Rows of text shrink to a tenth or so; nothing honest shrinks to a two-hundredth.
    private const long MostSwelling = 200;
    private const long AlwaysAllowed = 64 << 20;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries;

    private ArchiveReader(ZipArchive zip, Dictionary<string, ZipArchiveEntry> entries, Manifest manifest)
    {
        this.zip = zip;
        this.entries = entries;
        Manifest = manifest;
    }

    public Manifest Manifest { get; }

    /// <summary>Opens it and checks its contents page against what is there; the contents themselves: <see cref="Verify"/>.</summary>
    public static ArchiveReader Open(string file)
    {
        ZipArchive? opened = null;
        try
        {
            opened = ZipFile.OpenRead(file);
            if (opened.Entries.Count > MostEntries)
                throw Altered("elle a trop d’entrées");
            var named = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
            foreach (var entry in opened.Entries)
            {
                if (!named.TryAdd(entry.FullName, entry))
                    throw Altered($"« {entry.FullName} » y est deux fois");
            }
            var manifest = ReadManifest(named);
            Check(manifest, named, new FileInfo(file).Length);
            return new ArchiveReader(opened, named, manifest);
        }
        catch (Exception error)
            when (error is not (ArchiveRefusedException or IOException or UnauthorizedAccessException))
        {
            opened?.Dispose();
            throw new ArchiveRefusedException(
                $"« {Path.GetFileName(file)} » n’est pas une sauvegarde de Parvis, ou elle est incomplète.",
                error
            );
        }
        catch
        {
            opened?.Dispose();
            throw;
        }
    }

    /// <summary>Reads everything once and compares it with what the manifest says.</summary>
    public async Task Verify(CancellationToken cancellation = default)
    {
        try
        {
            foreach (var table in Manifest.Tables)
            {
                await foreach (var _ in Rows(table, cancellation)) { }
            }
            foreach (var file in Manifest.Files)
                await Copy(file, Stream.Null, cancellation);
        }
        catch (InvalidDataException error)
        {
            throw new ArchiveRefusedException("L’archive est abîmée : elle ne se décompresse pas.", error);
        }
    }

    /// <summary>The rows of a table, their values in the order of its columns. The array is used again for each row.</summary>
    public async IAsyncEnumerable<object?[]> Rows(
        ArchivedTable table,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        await using var stream = OpenEntry(table.Entry);
        var pipe = PipeReader.Create(stream);
        var values = new object?[table.Columns.Count];
        var count = 0L;
        for (var more = true; more; )
        {
            var read = await pipe.ReadAsync(cancellation);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                Parse(buffer.Slice(0, end), table, values);
                count++;
                yield return values;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (buffer.Length > MostRow || (read.IsCompleted && !buffer.IsEmpty))
                throw Altered($"une ligne de {table.Name} ne finit pas");
            pipe.AdvanceTo(buffer.Start, buffer.End);
            more = !read.IsCompleted;
        }
        Compare(table.Entry, stream);
        if (count != table.Rows)
            throw Altered($"{table.Name} a {count} lignes au lieu de {table.Rows}");
    }

    /// <summary>Copies an entry that is not a table.</summary>
    public async Task Copy(ArchivedEntry entry, Stream to, CancellationToken cancellation = default)
    {
        await using var stream = OpenEntry(entry);
        await stream.CopyToAsync(to, cancellation);
        Compare(entry, stream);
    }

    public void Dispose() => zip.Dispose();

    private CheckedStream OpenEntry(ArchivedEntry entry) => new(entries[entry.Path].Open(), entry.Length);

    private static Manifest ReadManifest(Dictionary<string, ZipArchiveEntry> entries)
    {
        if (!entries.TryGetValue(Manifest.Name, out var entry))
            throw new InvalidDataException("There is no manifest.");
        using var stream = new CheckedStream(entry.Open(), MostManifest);
        using var document = JsonDocument.Parse(stream);
        // Asked first: the rest of a newer manifest may have another form.
        var format = document.RootElement.GetProperty("format").GetInt32();
        if (format > Manifest.ThisFormat)
            throw new ArchiveRefusedException(
                $"Cette sauvegarde a été faite par une version plus récente de Parvis (format {format}). Mettez Parvis à jour."
            );
        return document.Deserialize<Manifest>(Manifest.Json) ?? throw new InvalidDataException("The manifest is null.");
    }

    private static void Check(Manifest manifest, Dictionary<string, ZipArchiveEntry> entries, long size)
    {
        var named = manifest.Tables.Select(table => table.Entry).Concat(manifest.Files).ToList();
        var paths = named.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        if (paths.Count != named.Count || named.Count + 1 != entries.Count || !paths.All(entries.ContainsKey))
            throw Altered("son contenu n’est pas celui qu’elle annonce");
        if (
            named.Any(entry => entry.Length < 0)
            || named.Sum(entry => entry.Length) > (size * MostSwelling) + AlwaysAllowed
        )
            throw Altered("elle se gonflerait démesurément");
        foreach (
            var name in manifest.Tables.SelectMany(table =>
                table.Columns.Select(column => column.Name).Prepend(table.Name)
            )
        )
        {
            if (!PlainName().IsMatch(name))
                throw Altered($"« {name} » n’est pas un nom de table ou de colonne");
        }
        foreach (var file in manifest.Files.Where(file => file.Path != Manifest.KeyName && !IsInside(file.Path)))
            throw Altered($"« {file.Path} » sortirait du dossier du lieu");
    }

    private static bool IsInside(string path) =>
        path.StartsWith(Manifest.FilesFolder, StringComparison.Ordinal)
        && path.AsSpan().IndexOfAny('\\', '\0', ':') < 0
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static void Parse(ReadOnlySequence<byte> line, ArchivedTable table, object?[] values)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            json.Read();
            for (var i = 0; i < values.Length; i++)
            {
                json.Read();
                values[i] = json.Read(table.Columns[i].Type);
            }
            if (!json.Read() || json.TokenType != JsonTokenType.EndArray || json.Read())
                throw new FormatException("The row has too many values.");
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw new ArchiveRefusedException(
                $"L’archive est altérée : une ligne de {table.Name} est illisible.",
                error
            );
        }
    }

    private static void Compare(ArchivedEntry entry, CheckedStream stream)
    {
        if (stream.Passed != entry.Length || stream.Sha256() != entry.Sha256)
            throw Altered($"« {entry.Path} » n’a pas l’empreinte annoncée");
    }

    private static ArchiveRefusedException Altered(string how) => new($"L’archive est altérée : {how}.");

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,62}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainName();
}
