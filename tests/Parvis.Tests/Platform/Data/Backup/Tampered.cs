using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Parvis.Platform.Data.Backup;

namespace Parvis.Tests.Platform.Data.Backup;

/// <summary>Archives that somebody has been at.</summary>
internal static class Tampered
{
    private const string Nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly string[] FirstTables =
    [
        "Change",
        "ChangeCounter",
        "Closing",
        "Job",
        "JournalEntry",
        "OpeningPeriod",
        "OutgoingMail",
        "PlaceCard",
        "ProtectionKey",
        "ScheduleTick",
    ];

    // What later migrations added to the first tables.
    private static readonly (string Table, string Column)[] LaterColumns =
    [
        ("OutgoingMail", "Carries"),
        ("OutgoingMail", "HeldAt"),
        ("OutgoingMail", "ForgetAt"),
    ];

    /// <summary>Rewrites the contents page; entries that it no longer names go.</summary>
    public static async Task Change(string file, Func<Manifest, Manifest> change)
    {
        using var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update);
        var manifest = change(await Read(zip));
        var named = manifest
            .Tables.Select(table => table.Entry.Path)
            .Concat(manifest.Files.Select(entry => entry.Path));
        foreach (var entry in zip.Entries.Where(entry => !named.Contains(entry.FullName)).ToList())
            entry.Delete();
        await Put(zip, Manifest.Name, JsonSerializer.SerializeToUtf8Bytes(manifest, Manifest.Json));
    }

    /// <summary>Takes all rows of a table away, and makes the contents page agree.</summary>
    public static async Task Empty(string file, string table)
    {
        await Change(
            file,
            manifest =>
                manifest with
                {
                    Tables =
                    [
                        .. manifest.Tables.Select(one =>
                            one.Name == table
                                ? one with
                                {
                                    Rows = 0,
                                    Entry = one.Entry with { Length = 0, Sha256 = Nothing },
                                }
                                : one
                        ),
                    ],
                }
        );
        using var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update);
        await Put(zip, $"tables/{table}.jsonl", []);
    }

    /// <summary>As a program wrote it that knew only the first migration.</summary>
    public static Manifest OnlyTheFirstMigration(Manifest manifest) =>
        manifest with
        {
            Schema = "20261122000001_House",
            Tables = [.. manifest.Tables.Where(table => FirstTables.Contains(table.Name)).Select(WithoutLater)],
        };

    private static ArchivedTable WithoutLater(ArchivedTable table) =>
        table with
        {
            Columns = [.. table.Columns.Where(column => !LaterColumns.Contains((table.Name, column.Name)))],
        };

    /// <summary>Puts an entry in, in the place of another of that name.</summary>
    public static async Task Put(string file, string name, byte[] content)
    {
        using var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update);
        await Put(zip, name, content);
    }

    /// <summary>Adds a file to the archive and to its contents page.</summary>
    public static async Task AddFile(string file, string name, byte[] content)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(content));
        await Put(file, name, content);
        await Change(
            file,
            manifest => manifest with { Files = [.. manifest.Files, new ArchivedEntry(name, content.Length, sha)] }
        );
    }

    private static async Task<Manifest> Read(ZipArchive zip)
    {
        await using var stream = await zip.GetEntry(Manifest.Name)!.OpenAsync();
        return (await JsonSerializer.DeserializeAsync<Manifest>(stream, Manifest.Json))!;
    }

    private static async Task Put(ZipArchive zip, string name, byte[] content)
    {
        zip.GetEntry(name)?.Delete();
        await using var stream = await zip.CreateEntry(name).OpenAsync();
        await stream.WriteAsync(content);
    }
}
