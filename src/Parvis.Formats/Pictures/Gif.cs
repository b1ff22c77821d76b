using System.Buffers.Binary;

namespace Parvis.Formats.Pictures;

/// <summary>A GIF as a row of blocks: its pictures and how often they turn stay, comments and programs' notes go.</summary>
internal static class Gif
{
    private const int ScreenLength = 13;
    private const int FrameLength = 10;
    private const byte Frame = 0x2C;
    private const byte Extension = 0x21;
    private const byte Trailer = 0x3B;
    private const byte Timing = 0xF9;
    private const byte Application = 0xFF;

    public static CleanPicture Clean(ReadOnlySpan<byte> file)
    {
        var bytes = new PictureBytes(file);
        var clean = new MemoryStream(file.Length);
        var screen = bytes.Take(ScreenLength);
        clean.Write(screen);
        clean.Write(bytes.Take(TableLength(screen[10])));
        var (width, height) = (Short(screen[6..]), Short(screen[8..]));
        var drawn = false;
        for (var block = bytes.Byte(); block != Trailer; block = bytes.Byte())
        {
            switch (block)
            {
                case Frame:
                    bytes = Picture(bytes, clean, ref width, ref height);
                    drawn = true;
                    break;
                case Extension:
                    bytes = Note(bytes, clean);
                    break;
                default:
                    throw new DamagedPictureException();
            }
            if (PictureCleaner.IsTooLarge(width, height))
                return new CleanPicture(PictureFault.TooManyPixels);
        }
        clean.Write(Trailer);
        return drawn && width > 0 && height > 0
            ? new CleanPicture(PictureFault.None, PictureKind.Gif, width, height, clean.ToArray())
            : throw new DamagedPictureException();
    }

    // A frame may be larger than the screen: browsers then take its size.
    private static PictureBytes Picture(
        PictureBytes bytes,
        MemoryStream clean,
        scoped ref int width,
        scoped ref int height
    )
    {
        var start = bytes;
        var frame = bytes.Take(FrameLength - 1);
        (width, height) = (
            Math.Max(width, Short(frame) + Short(frame[4..])),
            Math.Max(height, Short(frame[2..]) + Short(frame[6..]))
        );
        bytes.Take(TableLength(frame[8]));
        bytes.Byte();
        bytes = Skip(bytes);
        clean.Write(Frame);
        clean.Write(start.Take(bytes.At - start.At));
        return bytes;
    }

    private static PictureBytes Note(PictureBytes bytes, MemoryStream clean)
    {
        var start = bytes;
        var label = bytes.Byte();
        var first = bytes.Take(bytes.Byte());
        var stays =
            label == Timing
            || (label == Application && (first.SequenceEqual("NETSCAPE2.0"u8) || first.SequenceEqual("ANIMEXTS1.0"u8)));
        bytes = first.Length == 0 ? bytes : Skip(bytes);
        if (stays)
        {
            clean.Write(Extension);
            clean.Write(start.Take(bytes.At - start.At));
        }
        return bytes;
    }

    private static PictureBytes Skip(PictureBytes bytes)
    {
        for (var length = bytes.Byte(); length > 0; length = bytes.Byte())
            bytes.Take(length);
        return bytes;
    }

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int Short(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
