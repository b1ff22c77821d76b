using System.Data.Common;
using Microsoft.Data.Sqlite;
using Parvis.Platform.Data.Backup;

namespace Parvis.Platform.Data.Engines;

/// <summary>Fills a new file beside the database, then puts it in its place.</summary>
internal sealed class SqliteRestore(string file, DataFolder folder, string stamp) : RestoreTarget
{
    private readonly string fresh = file + ".restoring";
    private SqliteConnection? connection;
    private bool keep;

    protected override DbConnection Connection =>
        connection ?? throw new InvalidOperationException("The restore has not begun.");

    public override async Task<bool> HoldsSomething(CancellationToken cancellation)
    {
        if (Directory.Exists(folder.Files) && Directory.EnumerateFileSystemEntries(folder.Files).Any())
            return keep = true;
        if (!File.Exists(file))
            return false;
        try
        {
            await Open(file, cancellation);
            keep = await AnyRow("SELECT name FROM sqlite_master WHERE type = 'table'", cancellation);
        }
        catch (SqliteException)
        {
            // A damaged file is one of the reasons to restore; it is kept all the same.
            keep = true;
        }
        await Close();
        return keep;
    }

    // The old file itself is kept, by its renaming.
    public override Task<string?> KeepAside(TimeProvider clock, CancellationToken cancellation) =>
        Task.FromResult<string?>(null);

    public override async Task Begin(CancellationToken cancellation)
    {
        Delete(fresh);
        await Open(fresh, cancellation);
        await Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF", cancellation);
    }

    public override Task BeforeRows(CancellationToken cancellation) => Task.CompletedTask;

    public override async Task Load(
        ArchivedTable table,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken cancellation
    )
    {
        await Execute("BEGIN", cancellation);
        await using var insert = (SqliteCommand)Command(
            $"INSERT INTO {Sql.Name(table.Name)} ({Sql.List(table.Columns.Select(column => column.Name))}) "
                + $"VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"$v{i}"))})"
        );
        var parameters = table
            .Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"$v{i}", null)))
            .ToList();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i] ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        await Execute("COMMIT", cancellation);
    }

    public override async Task AfterRows(IReadOnlyList<ArchivedTable> tables, CancellationToken cancellation)
    {
        await using (var check = Command("PRAGMA foreign_key_check"))
        {
            await using var broken = await check.ExecuteReaderAsync(cancellation);
            if (await broken.ReadAsync(cancellation))
                throw new ArchiveRefusedException(
                    $"L’archive est altérée : une ligne de {broken.GetString(0)} renvoie à une autre qui n’existe pas."
                );
        }
        foreach (var table in tables.Where(table => table.LastId > 0))
        {
            await using var number = (SqliteCommand)Command(
                """
                UPDATE sqlite_sequence SET seq = max(seq, $last) WHERE name = $name;
                INSERT INTO sqlite_sequence (name, seq) SELECT $name, $last WHERE changes() = 0
                """
            );
            number.Parameters.AddWithValue("$name", table.Name);
            number.Parameters.AddWithValue("$last", table.LastId);
            await number.ExecuteNonQueryAsync(cancellation);
        }
    }

    public override async Task Commit(CancellationToken cancellation)
    {
        await Execute("PRAGMA journal_mode=WAL", cancellation);
        await Close();
        await using (var written = new FileStream(fresh, FileMode.Open, FileAccess.ReadWrite))
            written.Flush(flushToDisk: true);
        // The log beside the old file belongs to it and must never be read with the new one: it goes first.
        if (keep)
        {
            var aside = Directory.CreateDirectory(StagedFiles.AsideOf(folder, stamp)).FullName;
            foreach (var old in Parts(file).Where(File.Exists))
                File.Move(old, Path.Combine(aside, Path.GetFileName(old)));
        }
        else
        {
            Delete(file);
        }
        File.Move(fresh, file);
    }

    public override async ValueTask DisposeAsync()
    {
        await Close();
        Delete(fresh);
    }

    private static string[] Parts(string file) => [file + "-wal", file + "-shm", file];

    private static void Delete(string file)
    {
        foreach (var part in Parts(file))
            File.Delete(part);
    }

    private async Task Open(string path, CancellationToken cancellation)
    {
        await Close();
        var address = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        connection = new SqliteConnection(address);
        await connection.OpenAsync(cancellation);
    }

    private async Task Close()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        connection = null;
    }
}
