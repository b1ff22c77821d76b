using Parvis.Platform.Data.Backup;
using Parvis.Platform.Data.Engines;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data.Backup;

/// <summary>A place with something in every table, its archive, and what became of it elsewhere.</summary>
internal static class Archived
{
    public static string FileOf(TestGround ground) => Path.Combine(ground.Folder.Root, "sauvegarde.zip");

    public static async Task Furnish(TestGround ground)
    {
        await ground.Open();
        await ground.CloseAll();
        await ground.Read(db => Filler.Fill(db));
        Directory.CreateDirectory(Path.Combine(ground.Folder.Files, "ab"));
        await File.WriteAllTextAsync(Path.Combine(ground.Folder.Files, "ab", "été.txt"), "un fichier");
        await File.WriteAllBytesAsync(ground.Folder.KeyFile, [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    }

    public static async Task<Manifest> Write(TestGround ground)
    {
        await using var engine = Engine.Of(ground.Options);
        return await new ArchiveWriter(engine, ground.Folder, ground.Clock).Write(FileOf(ground));
    }

    public static async Task<Restored> Restore(TestGround to, TestGround from, bool replace = false)
    {
        await using var engine = Engine.Of(to.Options);
        return await new Restoration(to.Folder, engine, to.Clock).Run(FileOf(from), replace);
    }

    /// <summary>Two places with the same have the same rows in the same tables and the same files.</summary>
    public static List<string> Fingerprints(Manifest manifest) =>
        [
            .. manifest.Tables.Select(table => $"{table.Name} {table.Rows} {table.Entry.Sha256}"),
            .. manifest.Files.Select(file => $"{file.Path} {file.Sha256}"),
        ];
}
