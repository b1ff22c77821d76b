using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Parvis.Journeys.House.Chromium))]
[assembly: AssemblyFixture(typeof(Parvis.Journeys.House.DemoHouse))]
// One browser and one place for all: side by side they would only make each other late.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Parvis.Journeys.House;

/// <summary>The browser of the system, one for all journeys.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const float Patience = 30_000;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("PARVIS_CHROMIUM") ?? "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
                Timeout = Patience,
            }
        );
        Assertions.SetDefaultExpectTimeout(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>Somebody who was never here before, with a window of their own on this place.</summary>
    /// <param name="house">The place.</param>
    /// <param name="scripts">Whether their browser runs any.</param>
    /// <param name="heedsPolicy">False: the browser runs what it finds, whatever the content policy says.</param>
    public async Task<Visitor> Visit(RunningHouse house, bool scripts = true, bool heedsPolicy = true)
    {
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = house.Address,
                JavaScriptEnabled = scripts,
                BypassCSP = !heedsPolicy,
                Locale = "fr-FR",
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
            }
        );
        context.SetDefaultTimeout(Patience);
        return new Visitor(context, await context.NewPageAsync(), new Uri(house.Address));
    }
}
