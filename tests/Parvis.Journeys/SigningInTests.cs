using Microsoft.Playwright;
using Parvis.Journeys.House;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Journeys;

/// <summary>Coming in by the link of a mail, and going out.</summary>
public sealed class SigningInTests(Chromium chromium, DemoHouse house)
{
    [Fact]
    public async Task A_link_by_mail_lets_one_in_by_its_button_and_one_leaves_again()
    {
        await using var visitor = await chromium.Visit(house);
        var page = visitor.Page;
        await visitor.Open("/entrer?retour=/moi");
        await page.GetByLabel("Adresse de courriel").FillAsync(DemoHouse.Member);
        await page.GetByRole(AriaRole.Button, new() { Name = "Recevoir un lien" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Regardez vos courriels" })).ToBeVisibleAsync();
        var link = await house.LinkSentTo(DemoHouse.Member);

        // A program that looks at mails opens it first, and uses nothing up.
        await using (var program = await chromium.Visit(house))
        {
            (await program.Open(link)).ShouldBe(200);
            (await program.Context.CookiesAsync()).ShouldBeEmpty();
        }
        (await visitor.Open(link)).ShouldBe(200);
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();

        await page.WaitForURLAsync("**/moi");
        await Expect(page.Locator(".rail .who a")).ToHaveTextAsync("Maëlle Tanguy");
        var cookie = (await visitor.Context.CookiesAsync()).ShouldHaveSingleItem();
        cookie.HttpOnly.ShouldBeTrue();

        await page.Locator(".rail").GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Entrer", Exact = true })).ToBeVisibleAsync();
        (await visitor.Context.CookiesAsync()).ShouldBeEmpty();
        (await visitor.Open(link)).ShouldBe(410);
        visitor.Abroad.ShouldBeEmpty();
    }
}
