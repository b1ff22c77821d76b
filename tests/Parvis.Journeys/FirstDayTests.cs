using Microsoft.Playwright;
using Parvis.Journeys.House;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Journeys;

/// <summary>The first day of a place that has nothing yet, not even a name.</summary>
public sealed class FirstDayTests(Chromium chromium, EmptyHouse house) : IClassFixture<EmptyHouse>
{
    [Fact]
    public async Task Mistakes_are_told_beside_their_field_nothing_typed_is_lost_and_the_place_opens()
    {
        await using var visitor = await chromium.Visit(house);
        var page = visitor.Page;
        (await visitor.Open(house.SetUpPath)).ShouldBe(200);
        (await visitor.Faults(ColorScheme.Light)).ShouldBeEmpty();
        await FillInWithMistakes(page);
        await Submit(page);

        foreach (var wrong in new[] { "Place_Name", "Hours_Monday", "Steward_Email" })
        {
            await Expect(page.Locator($"#{wrong}")).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(page.Locator($"#{wrong}-error")).ToBeVisibleAsync();
        }
        await Expect(page.Locator("[aria-invalid=true]")).ToHaveCountAsync(3);
        await ExpectNothingLost(page);
        (await visitor.Faults(ColorScheme.Light)).ShouldBeEmpty();
        (await visitor.Faults(ColorScheme.Dark)).ShouldBeEmpty();

        await page.Locator("#Place_Name").FillAsync("La Grange");
        await page.Locator("#Hours_Monday").FillAsync("fermé");
        await page.Locator("#Steward_Email").FillAsync("helene@etabli.example");
        (await visitor.StickingOut(width: 320)).ShouldBeEmpty();
        await Submit(page);

        await page.WaitForURLAsync(house.Address + "/?fait=oui*");
        var week = page.GetByRole(AriaRole.Table, new() { Name = "Horaires de la semaine" });
        await Expect(week.GetByRole(AriaRole.Row, new() { Name = "lundi" })).ToContainTextAsync("fermé");
        await Expect(week.GetByRole(AriaRole.Row, new() { Name = "mardi" })).ToContainTextAsync("12 h 30");
        await Expect(page.Locator(".who").First).ToContainTextAsync("Hélène Vasseur");
        await Expect(page).ToHaveTitleAsync("La Grange");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Nommer ses espaces" })).ToBeVisibleAsync();
        visitor.Complaints.ShouldBeEmpty();
        visitor.Abroad.ShouldBeEmpty();
    }

    private static Task Submit(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir le lieu" }).ClickAsync();

    private static async Task FillInWithMistakes(IPage page)
    {
        await page.Locator("#Place_Telephone").FillAsync("01 99 00 00 01");
        await page.Locator("#Place_Town").FillAsync("Saint-Aubin");
        await page.Locator("#Hours_Monday").FillAsync("9h-25h");
        await page.Locator("#Hours_Tuesday").FillAsync("9h-12h30, 14h-19h");
        await page.Locator("#Steward_Name").FillAsync("Hélène Vasseur");
        await page.Locator("#Steward_Email").FillAsync("helene chez etabli");
    }

    private static async Task ExpectNothingLost(IPage page)
    {
        await Expect(page.Locator("#Place_Telephone")).ToHaveValueAsync("01 99 00 00 01");
        await Expect(page.Locator("#Hours_Monday")).ToHaveValueAsync("9h-25h");
        await Expect(page.Locator("#Hours_Tuesday")).ToHaveValueAsync("9h-12h30, 14h-19h");
        await Expect(page.Locator("#Steward_Name")).ToHaveValueAsync("Hélène Vasseur");
        await Expect(page.Locator("#Steward_Email")).ToHaveValueAsync("helene chez etabli");
    }
}
