namespace Parvis.Platform.Data.Engines;

/// <summary>A lock that lives as long as the process: the kernel gives it back even after kill -9.</summary>
public sealed class FileLock : IAsyncDisposable, IDisposable
{
    private readonly FileStream stream;

    private FileLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock at once, or returns null when another process holds it.</summary>
    public static FileLock? TryTake(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            return new FileLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock; throws <see cref="TimeoutException"/> after the given time.</summary>
    public static async Task<FileLock> Wait(string file, TimeSpan atMost, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var left = atMost; left > TimeSpan.Zero; left -= timer.Period)
        {
            if (TryTake(file) is { } taken)
                return taken;
            await timer.WaitForNextTickAsync(cancellation);
        }
        throw new TimeoutException($"Another process holds {file}.");
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    public void Dispose() => stream.Dispose();
}
