using Parvis.Journeys.House;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Journeys;

/// <summary>Somebody reads a good answer, and the garden has it.</summary>
public sealed class HarvestingTests(Chromium chromium, DemoHouse house)
{
    [Fact]
    public async Task An_answer_is_harvested_in_two_gestures_without_scripts_and_its_source_is_opened_in_the_margin()
    {
        await using var visitor = await chromium.Visit(house, scripts: false);
        await house.SignIn(visitor, DemoHouse.Member);
        await visitor.Open("/questions/1");
        var page = visitor.Page;
        var question = await page.Locator("h1").TextContentAsync();

        await page.Locator(".reply a[href*='/recolter/']").First.ClickAsync();
        await page.Locator(".btn.go").ClickAsync();

        await page.WaitForURLAsync("**/jardin/*");
        var source = page.Locator(".prose .src").First;
        await Expect(source.Locator("details a")).ToBeHiddenAsync();
        await source.Locator("summary").ClickAsync();
        await Expect(source.Locator("details a")).ToHaveTextAsync(question!);
        await source.Locator("details a").ClickAsync();
        await Expect(page.Locator(":target .taken a").First).ToBeVisibleAsync();
        visitor.Complaints.ShouldBeEmpty();
    }
}
