using System.IO.Compression;

namespace Parvis.Formats;

/// <summary>What a file is, told by its first bytes and never by its name.</summary>
public enum FileKind
{
    Empty,
    Gzip,
    Bzip2,
    Zip,
    SevenZip,
    Xz,
    Zstandard,
    Rar,
    Tar,
    Pdf,
    Picture,
    Sqlite,
    OldOffice,
    MediaWikiDump,
    Html,
    Xml,
    JsonArray,
    JsonLines,
    Text,
    Unknown,
}

/// <summary>Recognises files by their bytes and opens the compressed ones that hold a single file.</summary>
public static class FileKinds
{
    /// <summary>How many first bytes <see cref="Recognise"/> likes to have.</summary>
    public const int HeadLength = 1024;

    /// <summary>Names the kind of a file from its first bytes (up to <see cref="HeadLength"/>); never throws.</summary>
    public static FileKind Recognise(ReadOnlySpan<byte> head) =>
        head switch
        {
            [] => FileKind.Empty,
            [0x1F, 0x8B, ..] => FileKind.Gzip,
            [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', ..] => FileKind.Bzip2,
            [(byte)'P', (byte)'K', 3 or 5 or 7, 4 or 6 or 8, ..] => FileKind.Zip,
            [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => FileKind.SevenZip,
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => FileKind.Xz,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => FileKind.Zstandard,
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => FileKind.Rar,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => FileKind.Pdf,
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => FileKind.Picture,
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => FileKind.Picture,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => FileKind.OldOffice,
            _ when head.StartsWith("SQLite format 3"u8) => FileKind.Sqlite,
            _ when head.Length > 262 && head[257..].StartsWith("ustar"u8) => FileKind.Tar,
            _ => RecogniseText(head),
        };

    /// <summary>
    /// Reads the head of a stream and gives back a stream that starts at its beginning again, decompressed when it is
    /// gzip or bzip2. The kind is that of the content after decompression. Damage in the compressed data shows while
    /// reading, as <see cref="InvalidDataException"/>.
    /// </summary>
    public static (FileKind Kind, Stream Content) Open(Stream stream)
    {
        var (kind, content) = Peek(stream);
        for (var layers = 0; layers < 2 && kind is FileKind.Gzip or FileKind.Bzip2; layers++)
        {
            Stream inner =
                kind is FileKind.Gzip ? new GZipStream(content, CompressionMode.Decompress) : new Bzip2Stream(content);
            try
            {
                (kind, content) = Peek(inner);
            }
            catch (InvalidDataException)
            {
                return (kind, new MemoryStream());
            }
        }

        return (kind, content);
    }

    private static (FileKind, Stream) Peek(Stream stream)
    {
        var head = new byte[HeadLength];
        var read = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        return (Recognise(head.AsSpan(0, read)), new PrefixedStream(head.AsMemory(0, read), stream));
    }

    private static FileKind RecogniseText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return FileKind.Text;
        if (head.Contains((byte)0))
            return FileKind.Unknown;

        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        return text switch
        {
            [] => FileKind.Empty,
            _ when text.IndexOf("<mediawiki"u8) >= 0 => FileKind.MediaWikiDump,
            _ when StartsWithIgnoringCase(text, "<!doctype html") || StartsWithIgnoringCase(text, "<html") =>
                FileKind.Html,
            _ when text.StartsWith("<?xml"u8) => FileKind.Xml,
            [(byte)'[', ..] when text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..] => FileKind.JsonArray,
            [(byte)'{', ..] => FileKind.JsonLines,
            _ => FileKind.Text,
        };
    }

    private static bool StartsWithIgnoringCase(ReadOnlySpan<byte> text, string start) =>
        text.Length >= start.Length && System.Text.Ascii.EqualsIgnoreCase(text[..start.Length], start);
}
