using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;

namespace Parvis.Journeys.House;

/// <summary>A browser window with its own cookies, and all that the browser complained of in it.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string Axe = ReadAxe();
    private readonly Uri home;

    public Visitor(IBrowserContext context, IPage page, Uri home)
    {
        Context = context;
        Page = page;
        this.home = home;
        page.Console += (_, message) => Hear(message);
        page.PageError += (_, error) => Complaints.Add(error);
        context.Request += (_, request) => Look(new Uri(request.Url));
    }

    public IBrowserContext Context { get; }
    public IPage Page { get; }

    /// <summary>Errors of scripts, missing files, refusals of the content policy.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What was asked of another host than the place's.</summary>
    public List<string> Abroad { get; } = [];

    /// <summary>Opens a path of the place and gives the status of its answer.</summary>
    public async Task<int> Open(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>What axe finds on the page as it stands, a line for each kind of fault with the places it is at.</summary>
    public async Task<IReadOnlyList<string>> Faults(ColorScheme scheme)
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await Page.EvaluateAsync(Axe);
        var faults = await Page.EvaluateAsync<string>(
            """
            async () => {
              const found = await axe.run(document, { resultTypes: ["violations"] });
              return JSON.stringify(found.violations.map(one =>
                `${one.id}: ${one.nodes.map(node => `${node.html} (${node.any.concat(node.all, node.none).map(check => check.message).join("; ")})`).join("\n  ")}`));
            }
            """
        );
        return [.. JsonSerializer.Deserialize<string[]>(faults)!.Select(fault => $"{scheme}, {fault}")];
    }

    /// <summary>What sticks out of a window of this width; nothing when one never has to scroll sideways.</summary>
    public async Task<IReadOnlyList<string>> StickingOut(int width)
    {
        await Page.SetViewportSizeAsync(width, 640);
        return await Page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const out = [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > width + 0.5);
              return out.map(one => `${one.outerHTML.slice(0, 120)} to ${one.getBoundingClientRect().right}`);
            }
            """
        );
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private void Hear(IConsoleMessage message)
    {
        // Chromium tells of a page that is itself an error as of a file that is missing.
        if (message.Type == "error" && !message.Location.StartsWith(Page.Url, StringComparison.Ordinal))
            Complaints.Add($"{message.Text} ({message.Location})");
    }

    private void Look(Uri address)
    {
        if (address.Scheme is "http" or "https" && address.Authority != home.Authority)
            Abroad.Add(address.AbsoluteUri);
    }

    private static string ReadAxe()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("axe.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
