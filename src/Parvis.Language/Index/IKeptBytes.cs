namespace Parvis.Language.Index;

/// <summary>
/// Bytes that never change, in memory or out of it. What is large and read a little at a time need not lie in memory: who
/// makes an index says where (see <see cref="PassageIndex(Func{byte[], IKeptBytes})"/>). Read from several threads at once.
/// </summary>
public interface IKeptBytes
{
    int Length { get; }

    /// <summary>The bytes from <paramref name="at"/> on, which may lie in <paramref name="room"/>, made larger where needed.</summary>
    ReadOnlySpan<byte> Read(int at, int length, ref byte[] room);
}

/// <summary>Bytes in memory.</summary>
public sealed class BytesInMemory(byte[] bytes) : IKeptBytes
{
    public int Length => bytes.Length;

    public ReadOnlySpan<byte> Read(int at, int length, ref byte[] room) => bytes.AsSpan(at, length);
}
