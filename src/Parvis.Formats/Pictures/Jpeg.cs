using System.Buffers.Binary;

namespace Parvis.Formats.Pictures;

/// <summary>A JPEG as a row of segments: frames, tables, scans, colours stay; notes, comments and previews go.</summary>
internal static class Jpeg
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte Comment = 0xFE;

    public static CleanPicture Clean(ReadOnlySpan<byte> file)
    {
        var bytes = new PictureBytes(file);
        bytes.Take(2);
        var body = new MemoryStream(file.Length);
        var (width, height, orientation, scanned) = (0, 0, 1, false);
        for (var marker = Marker(ref bytes); marker != End; marker = Marker(ref bytes))
        {
            if (IsAlone(marker))
                throw new DamagedPictureException();
            var content = bytes.Take(bytes.BigShort() - 2);
            if (IsFrame(marker) && width == 0)
            {
                (height, width) = SizeOf(content);
                if (PictureCleaner.IsTooLarge(width, height))
                    return new CleanPicture(PictureFault.TooManyPixels);
            }
            else if (marker == App1 && content.StartsWith("Exif\0\0"u8) && Orientation.IsUpright(orientation))
                orientation = Orientation.Of(content[6..]);
            if (Kept(marker, content) is { } kept)
                Segment(body, marker, kept);
            if (marker != Scan)
                continue;
            if (width == 0)
                throw new DamagedPictureException();
            body.Write(Entropy(ref bytes));
            scanned = true;
        }
        if (!scanned)
            throw new DamagedPictureException();
        var turned = Orientation.LiesOnItsSide(orientation);
        return new CleanPicture(
            PictureFault.None,
            PictureKind.Jpeg,
            turned ? height : width,
            turned ? width : height,
            Whole(body, orientation)
        );
    }

    private static byte[] Whole(MemoryStream body, int orientation)
    {
        var whole = new MemoryStream((int)body.Length + 64);
        whole.Write(0xFF, Start);
        if (!Orientation.IsUpright(orientation))
            Segment(whole, App1, [.. "Exif\0\0"u8, .. Orientation.Tiff(orientation)]);
        body.WriteTo(whole);
        whole.Write(0xFF, End);
        return whole.ToArray();
    }

    private static byte Marker(ref PictureBytes bytes)
    {
        if (bytes.Byte() != 0xFF)
            throw new DamagedPictureException();
        var marker = bytes.Byte();
        while (marker == 0xFF)
            marker = bytes.Byte();
        return marker;
    }

    // What a scan holds goes on until a marker that is neither a stuffed byte nor a restart.
    private static ReadOnlySpan<byte> Entropy(ref PictureBytes bytes)
    {
        var ahead = bytes;
        var length = 0;
        while (true)
        {
            var here = ahead.Byte();
            if (here == 0xFF && ahead.Next is not (0 or (>= 0xD0 and <= 0xD7) or 0xFF))
                return bytes.Take(length);
            length++;
        }
    }

    private static bool IsAlone(byte marker) => marker is 0 or 1 or Start or (>= 0xD0 and <= 0xD7);

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static (int Height, int Width) SizeOf(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 6)
            throw new DamagedPictureException();
        var height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        return height == 0 || width == 0 ? throw new DamagedPictureException() : (height, width);
    }

    // The colours' own profile stays, and what says how they are mixed; JFIF without the preview that it may carry.
    private static byte[]? Kept(byte marker, ReadOnlySpan<byte> content) =>
        marker switch
        {
            App0 when content.StartsWith("JFIF\0"u8) && content.Length >= 14 => [.. content[..12], 0, 0],
            App2 when content.StartsWith("ICC_PROFILE\0"u8) => content.ToArray(),
            App14 when content.StartsWith("Adobe"u8) => content.ToArray(),
            >= App0 and <= 0xEF or Comment => null,
            _ => content.ToArray(),
        };

    private static void Segment(MemoryStream into, byte marker, ReadOnlySpan<byte> content)
    {
        var length = content.Length + 2;
        into.Write(0xFF, marker, (byte)(length >> 8), (byte)length);
        into.Write(content);
    }
}
