using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Parvis.Tests.House;

/// <summary>Small pictures, written byte by byte, with what cameras and mischief put into them.</summary>
public static class SamplePictures
{
    /// <summary>What a camera wrote: somewhere in it stands where the picture was taken, and that it lies on its side.</summary>
    public static readonly byte[] Exif =
    [
        .. "Exif\0\0II*\0\b\0\0\0"u8,
        2,
        0,
        0x12,
        0x01,
        3,
        0,
        1,
        0,
        0,
        0,
        6,
        0,
        0,
        0,
        0x25,
        0x88,
        4,
        0,
        1,
        0,
        0,
        0,
        40,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        .. "GPS 48.8584 N 2.2945 E"u8,
    ];

    public static byte[] Jpeg(int width = 30, int height = 20, params byte[][] segments) =>
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
            .. segments.SelectMany(one => one),
            .. Segment(0xDB, new byte[65]),
            .. Segment(0xC0, [8, .. Big16(height), .. Big16(width), 1, 1, 0x11, 0]),
            .. Segment(0xC4, new byte[18]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            0x12,
            0xFF,
            0x00,
            0x34,
            0xFF,
            0xD0,
            0x56,
            0xFF,
            0xD9,
        ];

    public static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, .. Big16(content.Length + 2), .. content];

    public static byte[] Png(int width = 4, int height = 3, params byte[][] chunks)
    {
        var pixels = new MemoryStream();
        using (var deflate = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(new byte[Math.Min(1000, height) * (1 + Math.Min(1000, width))]);
        return
        [
            0x89,
            .. "PNG\r\n"u8,
            0x1A,
            0x0A,
            .. Chunk("IHDR", [.. Big32(width), .. Big32(height), 8, 0, 0, 0, 0]),
            .. chunks.SelectMany(one => one),
            .. Chunk("IDAT", pixels.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.Latin1.GetBytes(name), .. content];
        return [.. Big32(content.Length), .. named, .. Big32((int)Crc(named))];
    }

    public static byte[] Gif(int width = 5, int height = 6, string comment = "")
    {
        byte[] size = [.. Little16(width), .. Little16(height)];
        byte[] head = [.. "GIF89a"u8, .. size, .. Convert.FromHexString("800000000000FFFFFF")];
        byte[] note =
            comment.Length == 0 ? [] : [0x21, 0xFE, (byte)comment.Length, .. Encoding.Latin1.GetBytes(comment), 0];
        byte[] turning = [0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, .. Convert.FromHexString("0301000000")];
        byte[] frame = [0x2C, 0, 0, 0, 0, .. size, .. Convert.FromHexString("0002024C0100")];
        return [.. head, .. note, .. turning, .. frame, 0x3B];
    }

    public static byte[] WebP(int width = 7, int height = 8, params byte[][] chunks)
    {
        byte[] parts =
        [
            .. Riff("VP8X", [0x0C, 0, 0, 0, .. Little32(width - 1)[..3], .. Little32(height - 1)[..3]]),
            .. Riff("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, .. Little16(width), .. Little16(height), 0, 0, 0]),
            .. chunks.SelectMany(one => one),
        ];
        return [.. "RIFF"u8, .. Little32(parts.Length + 4), .. "WEBP"u8, .. parts];
    }

    public static byte[] Riff(string name, byte[] content) =>
        [.. Encoding.Latin1.GetBytes(name), .. Little32(content.Length), .. content, .. new byte[content.Length % 2]];

    private static byte[] Big16(int number) => [(byte)(number >> 8), (byte)number];

    private static byte[] Little16(int number) => [(byte)number, (byte)(number >> 8)];

    private static byte[] Big32(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little32(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
