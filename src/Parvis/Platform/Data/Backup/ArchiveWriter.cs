using System.Buffers;
using System.Data.Common;
using System.IO.Compression;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Parvis.Platform.Data.Engines;

namespace Parvis.Platform.Data.Backup;

/// <summary>
/// Writes a place into one file while its server runs: every table of the model as it stood at one moment, the files and
/// the key file. The database must have this program's schema. Whoever holds the archive can read everything in it,
/// so only its owner may open it.
/// </summary>
public sealed class ArchiveWriter(Engine engine, DataFolder folder, TimeProvider clock)
{
    private static readonly JsonWriterOptions RowForm = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes <paramref name="file"/> beside itself, reads it back whole, and only then puts it in its place: a file of that name
    /// is always a good archive.
    /// </summary>
    public async Task<Manifest> Write(string file, CancellationToken cancellation = default)
    {
        var path = Path.GetFullPath(file);
        var unfinished = path + ".tmp";
        try
        {
            var manifest = await WriteAll(unfinished, cancellation);
            using (var written = ArchiveReader.Open(unfinished))
                await written.Verify(cancellation);
            File.Move(unfinished, path, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<Manifest> WriteAll(string file, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(file, options);
        Manifest manifest;
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            manifest = await Fill(zip, cancellation);
            await using var contents = zip.CreateEntry(Manifest.Name).Open();
            await JsonSerializer.SerializeAsync(contents, manifest, Manifest.Json, cancellation);
        }
        stream.Flush(flushToDisk: true);
        return manifest;
    }

    private async Task<Manifest> Fill(ZipArchive zip, CancellationToken cancellation)
    {
        await using var db = engine.Context();
        var schema = (await db.Database.GetAppliedMigrationsAsync(cancellation)).Last();
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = db.Database.GetDbConnection();
        await using var moment = await engine.BeginSnapshot(connection, cancellation);
        var at = clock.GetUtcNow().UtcDateTime;
        var lastIds = await engine.LastIds(connection, cancellation);
        var tables = new List<ArchivedTable>();
        foreach (var table in db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            var written = await WriteTable(zip, table, connection, moment, cancellation);
            tables.Add(written with { LastId = lastIds.TryGetValue(table.Name, out var last) ? last : null });
        }
        return new Manifest
        {
            Format = Manifest.ThisFormat,
            Schema = schema,
            Program = Version,
            At = at,
            Engine = engine.Name,
            Tables = tables,
            Files = await WriteFiles(zip, cancellation),
        };
    }

    private static async Task<ArchivedTable> WriteTable(
        ZipArchive zip,
        ITable table,
        DbConnection connection,
        DbTransaction moment,
        CancellationToken cancellation
    )
    {
        var columns = table
            .Columns.OrderBy(column => column.Name, StringComparer.Ordinal)
            .Select(column => new ArchivedColumn(column.Name, NeutralValues.Of(column.ProviderClrType)))
            .ToList();
        await using var command = connection.CreateCommand();
        command.Transaction = moment;
        command.CommandTimeout = 0;
        command.CommandText =
            $"SELECT {Sql.List(columns.Select(column => column.Name))} FROM {Sql.Name(table.Name)} "
            + $"ORDER BY {Sql.List(table.PrimaryKey!.Columns.Select(column => column.Name))}";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var entry = $"tables/{table.Name}.jsonl";
        await using var stream = new CheckedStream(zip.CreateEntry(entry).Open());
        var count = await WriteRows(stream, rows, columns, cancellation);
        return new ArchivedTable(
            table.Name,
            columns,
            count,
            null,
            new ArchivedEntry(entry, stream.Passed, stream.Sha256())
        );
    }

    private static async Task<long> WriteRows(
        Stream stream,
        DbDataReader rows,
        List<ArchivedColumn> columns,
        CancellationToken cancellation
    )
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        await using var json = new Utf8JsonWriter(buffer, RowForm);
        var count = 0L;
        for (; await rows.ReadAsync(cancellation); count++)
        {
            json.WriteStartArray();
            for (var i = 0; i < columns.Count; i++)
                json.Write(rows, i, columns[i].Type);
            json.WriteEndArray();
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            await stream.WriteAsync(buffer.WrittenMemory, cancellation);
            buffer.ResetWrittenCount();
        }
        return count;
    }

    private async Task<List<ArchivedEntry>> WriteFiles(ZipArchive zip, CancellationToken cancellation)
    {
        var entries = new List<ArchivedEntry>();
        if (File.Exists(folder.KeyFile))
            entries.Add(await Copy(zip, folder.KeyFile, Manifest.KeyName, cancellation));
        if (!Directory.Exists(folder.Files))
            return entries;
        foreach (var file in Directory.EnumerateFiles(folder.Files, "*", SearchOption.AllDirectories).Order())
        {
            // Nobody used it any more, and it went meanwhile.
            if (!File.Exists(file))
                continue;
            var name = Path.GetRelativePath(folder.Files, file).Replace(Path.DirectorySeparatorChar, '/');
            entries.Add(await Copy(zip, file, Manifest.FilesFolder + name, cancellation));
        }
        return entries;
    }

    private static async Task<ArchivedEntry> Copy(
        ZipArchive zip,
        string file,
        string entry,
        CancellationToken cancellation
    )
    {
        await using var source = File.OpenRead(file);
        await using var stream = new CheckedStream(zip.CreateEntry(entry).Open());
        await source.CopyToAsync(stream, cancellation);
        return new ArchivedEntry(entry, stream.Passed, stream.Sha256());
    }

    private static string Version =>
        typeof(ArchiveWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "?";
}
