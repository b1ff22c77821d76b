using Parvis.Language.Index;
using Parvis.Platform.Finding;

namespace Parvis.Tests.Platform.Finding;

public sealed class BytesInFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parvis-test-").FullName;
    private readonly byte[] bytes = [.. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 31 >> 3))];

    [Fact]
    public void Large_bytes_come_back_from_a_file_that_nobody_sees()
    {
        var kept = BytesInFile.Keep(folder, bytes);

        kept.ShouldBeOfType<BytesInFile>();
        kept.Length.ShouldBe(bytes.Length);
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
        byte[] room = [];
        foreach (
            var (at, length) in ((int, int)[])[(0, 10), (1_234_567, 90_000), (2_999_999, 1), (5, 0), (0, 3_000_000)]
        )
            kept.Read(at, length, ref room).SequenceEqual(bytes.AsSpan(at, length)).ShouldBeTrue();
    }

    [Fact]
    public void Several_threads_read_at_once()
    {
        var kept = BytesInFile.Keep(folder, bytes);

        Parallel.For(
            0,
            2_000,
            i =>
            {
                byte[] room = [];
                kept.Read(i * 1_000, 500, ref room).SequenceEqual(bytes.AsSpan(i * 1_000, 500)).ShouldBeTrue();
            }
        );
    }

    [Fact]
    public void What_is_small_stays_in_memory()
    {
        BytesInFile.Keep(folder, [1, 2, 3]).ShouldBeOfType<BytesInMemory>();
    }

    [Fact]
    public void Where_nothing_can_be_written_it_stays_in_memory()
    {
        var kept = BytesInFile.Keep(Path.Combine(folder, "parti"), bytes);

        byte[] room = [];
        kept.Read(7, 1_000, ref room).SequenceEqual(bytes.AsSpan(7, 1_000)).ShouldBeTrue();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
