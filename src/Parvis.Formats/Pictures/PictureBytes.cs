using System.Buffers.Binary;

namespace Parvis.Formats.Pictures;

/// <summary>Reads a file from its beginning to its end, and never beyond.</summary>
internal ref struct PictureBytes(ReadOnlySpan<byte> file)
{
    private readonly ReadOnlySpan<byte> file = file;

    public int At { get; private set; }

    public readonly bool AtEnd => At >= file.Length;

    public readonly byte Next => AtEnd ? throw new DamagedPictureException() : file[At];

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > file.Length - At)
            throw new DamagedPictureException();
        var taken = file.Slice(At, (int)count);
        At += (int)count;
        return taken;
    }

    public byte Byte() => Take(1)[0];

    public int BigShort() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public long BigLong() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public long LittleLong() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
}

internal static class PictureWriting
{
    public static void Write(this MemoryStream into, params ReadOnlySpan<byte> bytes) => into.Write(bytes);
}
