using System.Buffers.Binary;

namespace Parvis.Formats.Pictures;

/// <summary>The one thing of a camera's notes that a picture needs: which way up it is.</summary>
internal static class Orientation
{
    private const ushort Tag = 0x0112;
    private const int Upright = 1;
    private const int EntryLength = 12;

    /// <summary>1 to 8 as the TIFF data say; 1 where they say nothing sensible.</summary>
    public static int Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
            return Upright;
        var little = tiff[0] == 'I';
        var start = Number(tiff[4..], 4, little);
        if (start < 8 || start > tiff.Length - 2)
            return Upright;
        var entries = tiff[(int)start..];
        var count = Number(entries, 2, little);
        for (var i = 0; i < count && entries.Length >= 2 + ((i + 1) * EntryLength); i++)
        {
            var entry = entries.Slice(2 + (i * EntryLength), EntryLength);
            if (Number(entry, 2, little) == Tag)
                return Number(entry[8..], 2, little) is >= 1 and <= 8 and var found ? (int)found : Upright;
        }
        return Upright;
    }

    /// <summary>TIFF data that say this orientation and nothing else.</summary>
    public static byte[] Tiff(int orientation) =>
        [
            (byte)'M',
            (byte)'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte)orientation,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

    public static bool IsUpright(int orientation) => orientation == Upright;

    /// <summary>True where width and height change places.</summary>
    public static bool LiesOnItsSide(int orientation) => orientation >= 5;

    private static long Number(ReadOnlySpan<byte> bytes, int length, bool little) =>
        (length, little) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (_, false) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        };
}
