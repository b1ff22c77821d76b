namespace Parvis.Platform.Data.Backup;

/// <summary>
/// The files of an archive, unpacked beside those of the place; then, in a few renames, one takes the place of the other.
/// </summary>
internal sealed class StagedFiles(DataFolder folder, string stamp)
{
    private readonly string staging = Path.Combine(folder.Root, $"restoring-{stamp}");
    private readonly string aside = AsideOf(folder, stamp);

    /// <summary>Where what a restore replaces is kept.</summary>
    public static string AsideOf(DataFolder folder, string stamp) =>
        Path.Combine(folder.Root, $"before-restore-{stamp}");

    public async Task Fill(ArchiveReader archive, CancellationToken cancellation)
    {
        Directory.CreateDirectory(staging);
        foreach (var entry in archive.Manifest.Files)
        {
            var path = Path.Combine(staging, entry.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows() && entry.Path == Manifest.KeyName)
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var file = new FileStream(path, options);
            await archive.Copy(entry, file, cancellation);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Puts the new files in place; the old ones are kept aside if there was something. Returns where.</summary>
    public string? Swap(bool keep)
    {
        var files = Path.Combine(staging, Manifest.FilesFolder.TrimEnd('/'));
        var key = Path.Combine(staging, Manifest.KeyName);
        if (keep)
            Directory.CreateDirectory(aside);
        if (Directory.Exists(folder.Files))
            Directory.Move(folder.Files, Path.Combine(keep ? aside : staging, "files-before"));
        if (Directory.Exists(files))
            Directory.Move(files, folder.Files);
        if (File.Exists(folder.KeyFile))
            File.Move(folder.KeyFile, Path.Combine(keep ? aside : staging, "parvis.key-before"));
        if (File.Exists(key))
            File.Move(key, folder.KeyFile);
        return keep ? aside : null;
    }

    public void Discard()
    {
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
    }
}
