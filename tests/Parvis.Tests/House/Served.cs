using System.Diagnostics;
using System.Net;

namespace Parvis.Tests.House;

/// <summary>A place that <c>parvis serve</c> serves in a process of its own.</summary>
public sealed class Served : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly string address;

    private Served(Process process, string address)
    {
        this.process = process;
        this.address = address;
    }

    public static async Task<Served> Start(IGround ground)
    {
        var started = Cli.Start(ground, "serve", "--port", "0");
        // Nobody reads what it logs, and a full pipe would hold it up.
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        var first = await started.StandardOutput.ReadLineAsync(patience.Token);
        first.ShouldNotBeNull().ShouldStartWith("http://localhost:");
        return new Served(started, first);
    }

    /// <summary>The next line that it prints.</summary>
    public async Task<string> NextLine()
    {
        using var patience = new CancellationTokenSource(Patience);
        return (await process.StandardOutput.ReadLineAsync(patience.Token)).ShouldNotBeNull();
    }

    /// <summary>A browser that keeps cookies.</summary>
    public HttpClient Visitor()
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() })
        {
            BaseAddress = new Uri(address),
        };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    /// <summary>Asks again and again, each time when the answer before has come; false when the time is over.</summary>
    public async Task<bool> Finds(string words, string path, TimeSpan? within = null)
    {
        using var browser = Visitor();
        using var over = new CancellationTokenSource(within ?? Patience);
        try
        {
            while (true)
            {
                using var answer = await browser.GetAsync($"/api/v1/ask?q={Uri.EscapeDataString(words)}", over.Token);
                if ((await answer.Content.ReadAsStringAsync(over.Token)).Contains(path, StringComparison.Ordinal))
                    return true;
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
