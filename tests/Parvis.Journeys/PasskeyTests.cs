using Microsoft.Playwright;
using Parvis.Journeys.House;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Journeys;

/// <summary>A key of one's own: added, used to come in, removed. The browser's virtual authenticator is the finger.</summary>
public sealed class PasskeyTests(Chromium chromium, DemoHouse house)
{
    [Fact]
    public async Task A_passkey_is_added_lets_one_in_again_and_is_removed()
    {
        await using var visitor = await chromium.Visit(house);
        var page = visitor.Page;
        await HoldAuthenticator(visitor);
        await house.SignIn(visitor, DemoHouse.Member);
        await visitor.Open("/moi/cles");
        await page.GetByLabel("Nom de la nouvelle clé").FillAsync("mon téléphone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une clé d’accès" }).ClickAsync();
        await page.WaitForURLAsync("**/moi/cles?fait=oui*");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "mon téléphone" })).ToBeVisibleAsync();

        await page.Locator(".rail").GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Entrer", Exact = true })).ToBeVisibleAsync();
        await visitor.Open("/entrer?retour=/moi/cles");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer avec une clé d’accès" }).ClickAsync();

        await page.WaitForURLAsync("**/moi/cles");
        await Expect(page.Locator(".rail .who a")).ToHaveTextAsync("Maëlle Tanguy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer mon téléphone" }).ClickAsync();
        await page.WaitForURLAsync("**/moi/cles?fait=oui*");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "mon téléphone" })).ToHaveCountAsync(0);

        await page.Locator(".rail").GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await visitor.Open("/entrer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer avec une clé d’accès" }).ClickAsync();
        await Expect(page.Locator(".faults")).ToContainTextAsync("pas connue ici");
        visitor.Complaints.ShouldBeEmpty();
        visitor.Abroad.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_script_nothing_is_said_of_it_and_without_a_key_one_is_told()
    {
        await using (var plain = await chromium.Visit(house, scripts: false))
        {
            await plain.Open("/entrer");
            await Expect(plain.Page.Locator("passkey-form")).ToBeHiddenAsync();
        }
        await using var visitor = await chromium.Visit(house);
        await HoldAuthenticator(visitor);
        await visitor.Open("/entrer");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Entrer avec une clé d’accès" }).ClickAsync();
        await Expect(visitor.Page.Locator("passkey-form [role=alert]")).ToContainTextAsync("Rien n’a été signé");
        visitor.Complaints.ShouldBeEmpty();
    }

    // It answers at once, also what the address field offers by itself: the journey presses the button.
    private static async Task HoldAuthenticator(Visitor visitor)
    {
        await visitor.Page.AddInitScriptAsync(
            "if (window.PublicKeyCredential) PublicKeyCredential.isConditionalMediationAvailable = async () => false"
        );
        var session = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await session.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        };
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", options);
    }
}
