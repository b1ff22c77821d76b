using Microsoft.Win32.SafeHandles;
using Parvis.Language.Index;

namespace Parvis.Platform.Finding;

/// <summary>
/// Large parts of the index, out of memory: in a file that only this process has, gone from its folder before it is read, so
/// that nothing is left however the process ends. What is read often stays in the system's own memory, as long as there is some.
/// </summary>
internal sealed class BytesInFile : IKeptBytes
{
    private const int Large = 1 << 20;
    private readonly SafeFileHandle _file;

    private BytesInFile(SafeFileHandle file, int length) => (_file, Length) = (file, length);

    public int Length { get; }

    /// <summary>Puts large parts into a file in the folder; what is small, or cannot be written, stays in memory.</summary>
    public static IKeptBytes Keep(string folder, byte[] bytes)
    {
        if (bytes.Length < Large)
            return new BytesInMemory(bytes);
        SafeFileHandle? file = null;
        try
        {
            var path = Path.Combine(folder, $"index-{Path.GetRandomFileName()}");
            file = File.OpenHandle(
                path,
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                FileShare.Delete,
                FileOptions.DeleteOnClose | FileOptions.RandomAccess
            );
            File.Delete(path);
            RandomAccess.Write(file, bytes, 0);
            return new BytesInFile(file, bytes.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            return new BytesInMemory(bytes);
        }
    }

    public ReadOnlySpan<byte> Read(int at, int length, ref byte[] room)
    {
        if (room.Length < length)
            room = new byte[Math.Max(length, 2 * room.Length)];
        var read = room.AsSpan(0, length);
        for (var done = 0; done < length; )
        {
            var more = RandomAccess.Read(_file, read[done..], at + done);
            done += more > 0 ? more : throw new EndOfStreamException();
        }
        return read;
    }
}
