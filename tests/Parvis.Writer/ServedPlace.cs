using System.Diagnostics;

namespace Parvis.Writer;

/// <summary><c>parvis serve</c> in a process of its own, on any free port, until it is killed.</summary>
internal sealed class ServedPlace(Process process) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static ServedPlace Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in (string[])[typeof(Program).Assembly.Location, "serve", "--data", folder, "--port", "0"])
            start.ArgumentList.Add(word);
        var process = Process.Start(start)!;
        // Nobody reads what it logs, and a full pipe would hold it up.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new ServedPlace(process);
    }

    /// <summary>Where it serves, once it does.</summary>
    public async Task<Uri> Address()
    {
        using var patience = new CancellationTokenSource(Patience);
        var line = await process.StandardOutput.ReadLineAsync(patience.Token);
        return new Uri(line ?? throw new InvalidOperationException("It did not start."));
    }

    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose() => process.Dispose();
}
