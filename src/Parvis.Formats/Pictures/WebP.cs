using System.Buffers.Binary;

namespace Parvis.Formats.Pictures;

/// <summary>A WebP as a row of chunks: those that draw stay, cameras' notes and whatever is unknown go.</summary>
internal static class WebP
{
    private const int HeadLength = 12;
    private const int ExtendedLength = 10;
    private const int FrameHeadLength = 16;
    private const byte HasNotes = 0x08;
    private const byte HasWords = 0x04;

    private sealed class Found
    {
        public long Width { get; set; }
        public long Height { get; set; }
        public bool Drawn { get; set; }
        public bool Extended { get; set; }
        public int Orientation { get; set; } = 1;
        public bool IsTooLarge => PictureCleaner.IsTooLarge(Width, Height);

        public void See(long width, long height) =>
            (Width, Height) = (Math.Max(Width, width), Math.Max(Height, height));
    }

    public static CleanPicture Clean(ReadOnlySpan<byte> file)
    {
        var bytes = new PictureBytes(file);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        bytes.Take(HeadLength);
        if (length < 4 || length > file.Length - 8)
            throw new DamagedPictureException();
        var found = new Found();
        var body = new MemoryStream(file.Length);
        Chunks(bytes.Take(length - 4), body, found, inside: false);
        if (found.IsTooLarge)
            return new CleanPicture(PictureFault.TooManyPixels);
        if (!found.Drawn)
            throw new DamagedPictureException();
        var turned = Orientation.LiesOnItsSide(found.Orientation);
        return new CleanPicture(
            PictureFault.None,
            PictureKind.WebP,
            (int)(turned ? found.Height : found.Width),
            (int)(turned ? found.Width : found.Height),
            Whole(body, found.Orientation)
        );
    }

    private static void Chunks(ReadOnlySpan<byte> part, MemoryStream into, Found found, bool inside)
    {
        var bytes = new PictureBytes(part);
        while (!bytes.AtEnd)
        {
            var name = System.Text.Encoding.Latin1.GetString(bytes.Take(4));
            var length = bytes.LittleLong();
            var content = bytes.Take(length);
            if (length % 2 == 1 && !bytes.AtEnd)
                bytes.Take(1);
            switch (name)
            {
                case "VP8X" when !inside && length >= ExtendedLength:
                    found.Extended = into.Length == 0;
                    found.See(1 + Three(content[4..]), 1 + Three(content[7..]));
                    Chunk(into, name, [(byte)(content[0] & ~(HasNotes | HasWords)), .. content[1..ExtendedLength]]);
                    break;
                case "VP8 " or "VP8L":
                    Size(name, content, found);
                    Chunk(into, name, content);
                    break;
                case "ANMF" when !inside && length >= FrameHeadLength:
                    var frame = new MemoryStream(content.Length);
                    frame.Write(content[..FrameHeadLength]);
                    Chunks(content[FrameHeadLength..], frame, found, inside: true);
                    Chunk(into, name, frame.ToArray());
                    break;
                case "ALPH":
                case "ICCP" or "ANIM" when !inside:
                    Chunk(into, name, content);
                    break;
                case "EXIF" when !inside && found.Extended:
                    found.Orientation = Orientation.Of(content.StartsWith("Exif\0\0"u8) ? content[6..] : content);
                    break;
            }
        }
    }

    private static void Size(string name, ReadOnlySpan<byte> content, Found found)
    {
        if (content.Length < ExtendedLength)
            throw new DamagedPictureException();
        if (name == "VP8L")
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
            found.See(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }
        else
        {
            found.See(
                BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF
            );
        }
        found.Drawn = found is { Width: > 0, Height: > 0 };
    }

    // Only a file with an extended header may say which way up it is.
    private static byte[] Whole(MemoryStream body, int orientation)
    {
        var parts = body.ToArray();
        if (!Orientation.IsUpright(orientation))
        {
            parts[8] |= HasNotes;
            body = new MemoryStream();
            body.Write(parts);
            Chunk(body, "EXIF", Orientation.Tiff(orientation));
            parts = body.ToArray();
        }
        var whole = new MemoryStream(parts.Length + HeadLength);
        whole.Write("RIFF"u8);
        Length(whole, parts.Length + 4);
        whole.Write("WEBP"u8);
        whole.Write(parts);
        return whole.ToArray();
    }

    private static void Chunk(MemoryStream into, string name, ReadOnlySpan<byte> content)
    {
        into.Write(System.Text.Encoding.Latin1.GetBytes(name));
        Length(into, content.Length);
        into.Write(content);
        if (content.Length % 2 == 1)
            into.WriteByte(0);
    }

    private static void Length(MemoryStream into, int length)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, length);
        into.Write(number);
    }

    private static long Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
