using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Parvis.Formats.MediaWiki;

namespace Parvis.Features.Import;

public enum PandocFault
{
    Missing,
    TooSlow,
    TooLong,
    Failed,
}

public sealed class PandocException(PandocFault fault, string detail = "") : Exception($"{fault} {detail}".Trim())
{
    public PandocFault Fault => fault;
}

/// <summary>Runs the pandoc of this machine: no shell, no file, no network, bounded in time and output.</summary>
public sealed class Pandoc(string program = "pandoc")
{
    private static readonly string[] Arguments = ["--sandbox", "--from=mediawiki", "--to=json"];

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
    public int MostBytes { get; init; } = 256_000_000;

    /// <summary>Pages of one batch; a page of average length takes about 5 ms, starting pandoc 100.</summary>
    public int BatchLength { get; init; } = 400_000;

    /// <summary>The version found, null when there is no pandoc or it is too old to be boxed in (before 2.15).</summary>
    public async Task<string?> Version(CancellationToken stop = default)
    {
        try
        {
            var words = Encoding.UTF8.GetString(await Run(["--version"], "", stop)).Split([' ', '\n'], 3);
            return words is ["pandoc", var version, ..] && IsRecent(version.Trim()) ? version.Trim() : null;
        }
        catch (PandocException)
        {
            return null;
        }
    }

    /// <summary>
    /// The pages in their order, in as few processes as fit; null for a page that pandoc cannot convert. A batch whose
    /// separators do not come back, or that fails, is cut in two and tried again.
    /// </summary>
    public async IAsyncEnumerable<PandocBlocks?> Convert(
        IEnumerable<string> prepared,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default
    )
    {
        foreach (var batch in Batches(prepared))
        foreach (var page in await Together(batch, stop))
            yield return page;
    }

    private IEnumerable<List<string>> Batches(IEnumerable<string> prepared)
    {
        var batch = new List<string>();
        var length = 0;
        foreach (var text in prepared)
        {
            if (batch.Count > 0 && length + text.Length > BatchLength)
            {
                yield return batch;
                (batch, length) = ([], 0);
            }

            batch.Add(text);
            length += text.Length;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    // A batch that fails is cut in two, so that one bad page costs a few processes and only itself.
    private async Task<IReadOnlyList<PandocBlocks?>> Together(List<string> batch, CancellationToken stop)
    {
        if (batch.Count == 1)
            return [await Alone(batch[0], stop)];
        var mark = "p" + RandomNumberGenerator.GetHexString(24, lowercase: true);
        try
        {
            var json = await Run(Arguments, PandocBatch.Join(batch, mark), stop);
            if (PandocBatch.Split(json, batch.Count, mark) is { } pages)
                return pages;
        }
        catch (PandocException exception) when (exception.Fault is not PandocFault.Missing) { }

        var half = batch.Count / 2;
        return [.. await Together(batch[..half], stop), .. await Together(batch[half..], stop)];
    }

    private async Task<PandocBlocks?> Alone(string text, CancellationToken stop)
    {
        try
        {
            return PandocBlocks.Parse(await Run(Arguments, text, stop));
        }
        catch (PandocException exception) when (exception.Fault is not PandocFault.Missing)
        {
            return null;
        }
    }

    private async Task<byte[]> Run(IEnumerable<string> arguments, string input, CancellationToken stop)
    {
        using var process = Start(arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            var output = ReadAll(process.StandardOutput.BaseStream, limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await Feed(process, input, limit.Token);
            var bytes = await output;
            var said = await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? bytes : throw new PandocException(PandocFault.Failed, said);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new PandocException(PandocFault.TooSlow);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            UseShellExecute = false,
        };
        try
        {
            return Process.Start(start) ?? throw new PandocException(PandocFault.Missing);
        }
        catch (Win32Exception exception)
        {
            throw new PandocException(PandocFault.Missing, exception.Message);
        }
    }

    // pandoc may end before it has read everything: what it then says is the answer.
    private static async Task Feed(Process process, string input, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            await process.WaitForExitAsync(stop);
        }
    }

    private async Task<byte[]> ReadAll(Stream output, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[65_536];
        for (int read; (read = await output.ReadAsync(buffer, stop)) > 0; )
        {
            if (bytes.Length + read > MostBytes)
                throw new PandocException(PandocFault.TooLong);
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static bool IsRecent(string version) =>
        System.Version.TryParse(version, out var known) && known >= new Version(2, 15);
}
