using System.Runtime.CompilerServices;

namespace Parvis.Language.Index;

/// <summary>Numbers in seven bits a byte, low bits first, high bit set while more follow.</summary>
internal static class Varint
{
    // Nearly all that a search reads, it reads here, and most of it takes one byte or two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint first = bytes[at++];
        if (first < 0x80)
            return first;
        uint second = bytes[at++];
        var value = first & 0x7F | (second & 0x7F) << 7;
        return second < 0x80 ? value : ReadOn(bytes, ref at, value);
    }

    private static uint ReadOn(ReadOnlySpan<byte> bytes, ref int at, uint value)
    {
        for (var shift = 14; ; shift += 7)
        {
            uint b = bytes[at++];
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
    }
}

/// <summary>Bytes that grow; what is kept is trimmed to size.</summary>
internal sealed class ByteList(int capacity = 256)
{
    private byte[] _bytes = new byte[capacity];

    public int Count { get; private set; }

    public void Add(byte value)
    {
        if (Count == _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(Count * 2, 16));
        _bytes[Count++] = value;
    }

    public void AddVarint(uint value)
    {
        while (value >= 0x80)
        {
            Add((byte)(value | 0x80));
            value >>= 7;
        }
        Add((byte)value);
    }

    public void AddRange(ReadOnlySpan<byte> more)
    {
        if (Count + more.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Count + more.Length));
        more.CopyTo(_bytes.AsSpan(Count));
        Count += more.Length;
    }

    public void Clear() => Count = 0;

    public ReadOnlySpan<byte> AsSpan() => _bytes.AsSpan(0, Count);

    public byte[] ToArray() => AsSpan().ToArray();
}
