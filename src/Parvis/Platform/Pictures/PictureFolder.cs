using System.Security.Cryptography;
using Parvis.Formats.Pictures;

namespace Parvis.Platform.Pictures;

/// <summary>The files of pictures, each under the fingerprint of what is in it; `parvis backup` takes them along.</summary>
public sealed class PictureFolder(DataFolder folder, TimeProvider clock)
{
    private string Root => Path.Combine(folder.Files, "images");

    public string FileOf(string hash) => Path.Combine(Root, hash[..2], hash);

    public static string HashOf(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes))[..Picture.HashLength];

    /// <summary>Writes it beside the files, then puts it in its place at once: a file of that name is always whole.</summary>
    public async Task<string> Keep(CleanPicture picture, CancellationToken cancellation)
    {
        var hash = HashOf(picture.Bytes);
        var file = FileOf(hash);
        if (!File.Exists(file))
        {
            var incoming = Path.Combine(folder.Root, "incoming");
            Directory.CreateDirectory(incoming);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var unfinished = Path.Combine(incoming, $"{hash}-{RandomNumberGenerator.GetHexString(8)}");
            try
            {
                await File.WriteAllBytesAsync(unfinished, picture.Bytes!, cancellation);
                File.Move(unfinished, file, overwrite: true);
            }
            finally
            {
                File.Delete(unfinished);
            }
        }
        File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime);
        return hash;
    }

    /// <summary>The fingerprints of files that nobody has put here again since.</summary>
    public IReadOnlyList<string> OlderThan(DateTime moment) =>
        Directory.Exists(Root)
            ?
            [
                .. Directory
                    .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                    .Where(file => File.GetLastWriteTimeUtc(file) < moment)
                    .Select(file => Path.GetFileName(file)),
            ]
            : [];

    public void Drop(string hash) => File.Delete(FileOf(hash));
}
