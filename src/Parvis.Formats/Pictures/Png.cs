using System.Buffers.Binary;

namespace Parvis.Formats.Pictures;

/// <summary>A PNG as a row of chunks: those that draw stay, words, notes and dates go.</summary>
internal static class Png
{
    private const int SignatureLength = 8;
    private static readonly HashSet<string> Kept =
    [
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "iCCP",
        "cICP",
        "sBIT",
        "bKGD",
        "pHYs",
        "acTL",
        "fcTL",
        "fdAT",
    ];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(i => CrcOf((uint)i))];

    public static CleanPicture Clean(ReadOnlySpan<byte> file)
    {
        var bytes = new PictureBytes(file);
        var clean = new MemoryStream(file.Length);
        clean.Write(bytes.Take(SignatureLength));
        var (width, height, drawn) = (0L, 0L, false);
        for (var name = ""; name != "IEND"; )
        {
            var length = bytes.BigLong();
            var rest = bytes;
            var whole = rest.Take(length + 4);
            name = System.Text.Encoding.Latin1.GetString(whole[..4]);
            if (width == 0)
            {
                if (name != "IHDR" || length != 13)
                    throw new DamagedPictureException();
                width = BinaryPrimitives.ReadUInt32BigEndian(whole[4..]);
                height = BinaryPrimitives.ReadUInt32BigEndian(whole[8..]);
                if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
                    throw new DamagedPictureException();
                if (PictureCleaner.IsTooLarge(width, height))
                    return new CleanPicture(PictureFault.TooManyPixels);
            }
            if (rest.BigLong() != Crc(whole))
                throw new DamagedPictureException();
            drawn |= name == "IDAT";
            bytes.Take(length + 8);
            if (Kept.Contains(name))
                Chunk(clean, length, whole);
        }
        return drawn
            ? new CleanPicture(PictureFault.None, PictureKind.Png, (int)width, (int)height, clean.ToArray())
            : throw new DamagedPictureException();
    }

    private static void Chunk(MemoryStream into, long length, ReadOnlySpan<byte> whole)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)length);
        into.Write(number);
        into.Write(whole);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(whole));
        into.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
            crc = CrcTable[(crc ^ one) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint CrcOf(uint index)
    {
        for (var bit = 0; bit < 8; bit++)
            index = (index & 1) == 1 ? 0xEDB88320 ^ (index >> 1) : index >> 1;
        return index;
    }
}
