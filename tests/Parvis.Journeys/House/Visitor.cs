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

    /// <summary>What the key that goes on never comes to, and what does not show that one has come to it.</summary>
    public async Task<IReadOnlyList<string>> OutOfReach()
    {
        // Of buttons of one choice, one is enough; a date is several steps.
        var steps = await Page.EvaluateAsync<int>(
            """
            () => {
              const waiting = new Set([...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
                .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }))
                .filter(one => one.type !== "radio" || one.checked));
              window.reached = { waiting, dark: [] };
              document.addEventListener("focusin", event => {
                waiting.delete(event.target);
                // A field may let the box around it show for it.
                let lit = event.target;
                while (lit && getComputedStyle(lit).outlineStyle === "none") lit = lit.parentElement;
                if (!lit) window.reached.dark.push(event.target);
              });
              return waiting.size + 4 * document.querySelectorAll("input[type=date]").length;
            }
            """
        );
        for (var step = 0; step < steps; step++)
            await Page.Keyboard.PressAsync("Tab");
        return await Page.EvaluateAsync<string[]>(
            """
            () => [...[...window.reached.waiting].map(one => `never: ${one.outerHTML.slice(0, 160)}`),
                   ...window.reached.dark.map(one => `does not show: ${one.outerHTML.slice(0, 160)}`)]
            """
        );
    }

    /// <summary>What would move though the reader's device asks for rest.</summary>
    public async Task<IReadOnlyList<string>> Moving() =>
        await Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("*")].filter(one => {
              const style = getComputedStyle(one);
              const takesTime = durations => durations.split(",").some(duration => parseFloat(duration) > 0.01);
              return style.scrollBehavior === "smooth" || takesTime(style.transitionDuration)
                || (style.animationName !== "none" && takesTime(style.animationDuration));
            }).map(one => one.outerHTML.slice(0, 160))
            """
        );

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
