using Microsoft.Playwright;
using Parvis.Journeys.House;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Journeys;

/// <summary>Somebody has a question, and a keyboard.</summary>
public sealed class AskingTests(Chromium chromium, DemoHouse house)
{
    private const string Words = "réglage laser contreplaqué";

    [Fact]
    public async Task The_answers_come_as_one_types_and_Enter_opens_the_right_heading()
    {
        await using var visitor = await chromium.Visit(house);
        await visitor.Open("/");
        var options = await Ask(visitor.Page, Words);
        await Expect(options.Last).ToHaveAttributeAsync("href", $"/demander?q={Uri.EscapeDataString(Words)}#demander");

        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        var chosen = await options.First.GetAttributeAsync("href");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await visitor.Page.WaitForURLAsync(house.Address + chosen);
        chosen.ShouldStartWith("/jardin/laser-reglages#");
        await Expect(visitor.Page.Locator(":target")).ToBeInViewportAsync();
        // The table of what cuts which matter.
        await Expect(visitor.Page.Locator(":target")).ToContainTextAsync("Découper");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Escape_closes_the_answers_and_keeps_the_words()
    {
        await using var visitor = await chromium.Visit(house);
        await visitor.Open("/jardin");
        await Ask(visitor.Page, Words);

        await visitor.Page.Keyboard.PressAsync("Escape");

        await Expect(visitor.Page.Locator(".answers")).ToBeHiddenAsync();
        await Expect(visitor.Page.Locator("#q")).ToHaveValueAsync(Words);
        await Expect(visitor.Page.Locator("#q")).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task Axe_finds_nothing_while_the_answers_are_open()
    {
        await using var visitor = await chromium.Visit(house);
        await visitor.Open("/");
        await Ask(visitor.Page, Words);
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        (await visitor.Faults(ColorScheme.Light)).ShouldBeEmpty();
        (await visitor.Faults(ColorScheme.Dark)).ShouldBeEmpty();
        (await visitor.StickingOut(width: 320)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_the_answers_are_a_page_with_the_words_marked()
    {
        await using var visitor = await chromium.Visit(house, scripts: false);
        await visitor.Open("/");
        await visitor.Page.Locator("#q").FillAsync(Words);
        await visitor.Page.Locator("#q").PressAsync("Enter");

        await visitor.Page.WaitForURLAsync("**/demander?q=*");
        await Expect(visitor.Page.Locator("main mark").First).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("main a[href^='/jardin/laser-reglages']").First).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("#demander a[href^='tel:']")).ToBeVisibleAsync();
    }

    // The way of the hand that never leaves the keyboard: the slash goes to the box from anywhere.
    private static async Task<ILocator> Ask(IPage page, string words)
    {
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(words);
        var options = page.Locator(".answers [role=option]");
        // The list of a half-typed question may stand there for a moment: its last row says which it answers.
        await Expect(options.Last).ToContainTextAsync($"« {words} »");
        return options;
    }
}
