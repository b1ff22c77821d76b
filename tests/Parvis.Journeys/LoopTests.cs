using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Parvis.Features.Demo;
using Parvis.Features.Questions.Calling;
using Parvis.Journeys.House;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Journeys;

/// <summary>
/// The loop closes: somebody asks what nothing answers, who knows is told and answers, a gardener harvests it, and the next one finds
/// it. What each does to get further is counted: to press something, or to open a link of a mail; what is typed goes with it.
/// </summary>
public sealed class LoopTests(Chromium chromium, MorningHouse house) : IClassFixture<MorningHouse>
{
    private const string Asked = "Peut-on graver l’ardoise à la découpe laser ?";
    private const string Answered = "Oui : 300 mm par seconde à 25 %, sur l’ardoise sèche et essuyée.";
    private const string Asker = "colette@exemple.example";
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);
    private int acts;

    [Fact]
    public async Task Three_people_close_the_loop_in_few_acts_and_the_fourth_finds_it_at_once()
    {
        await using var asker = await chromium.Visit(house);
        await asker.Open("/");
        var asking = await Counted(() => Ask(asker.Page));
        var expert = await WhoWasCalled();
        await using var knower = await chromium.Visit(house);
        var answering = await Counted(() => Answer(knower.Page, expert));
        house.LetPass(AnHour);
        var thanking = await Counted(() => Thank(asker.Page));
        await using var gardener = await chromium.Visit(house);
        await house.SignIn(gardener, DemoPlace.AddressOf("ines"));
        await gardener.Open("/questions");
        await Counted(() => Press(gardener.Page.GetByRole(AriaRole.Link, new() { Name = Asked })));
        var harvesting = await Counted(() => Harvest(gardener.Page));
        await using var next = await chromium.Visit(house);
        await next.Open("/");
        var finding = await Counted(() => Find(next.Page));

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"acts: ask without account {asking}, answer from the mail {answering}, say thanks {thanking}, harvest {harvesting}, find {finding}, the whole loop {acts}"
            )
        );
        asking.ShouldBeLessThanOrEqualTo(4);
        answering.ShouldBeLessThanOrEqualTo(3);
        harvesting.ShouldBeLessThanOrEqualTo(2);
        acts.ShouldBeLessThanOrEqualTo(15);
        foreach (var visitor in new[] { asker, knower, gardener, next })
            visitor.Complaints.ShouldBeEmpty();
    }

    private async Task Ask(IPage page)
    {
        await page.Locator("#q").FillAsync(Asked);
        await Enter(page.Locator("#q"));
        await page.GetByLabel("Votre adresse de courriel").FillAsync(Asker);
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "Poser cette question à tous" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Regardez vos courriels" })).ToBeVisibleAsync();
        await OpenLink(page, Asker, "/questions/confirmer/");
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "Poser ma question" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Asked })).ToBeVisibleAsync();
    }

    private async Task<string> WhoWasCalled()
    {
        house.LetPass(AnHour);
        await using var db = await house.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var called = await db
            .QuestionCalls.OrderByDescending(call => call.QuestionId)
            .ThenBy(call => call.Id)
            .Select(call => call.PersonId)
            .FirstAsync();
        return await db.Addresses.Where(one => one.PersonId == called).Select(one => one.Email).FirstAsync();
    }

    private async Task Answer(IPage page, string expert)
    {
        await OpenLink(page, expert, "/questions/par-courriel/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Asked })).ToBeVisibleAsync();
        await page.GetByLabel("Votre réponse").FillAsync(Answered);
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "Répondre" }));
        await Expect(page.Locator(".reply")).ToContainTextAsync("300 mm");
    }

    private async Task Thank(IPage page)
    {
        await OpenLink(page, Asker, "/questions/par-courriel/");
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "C’est ça, merci" }));
        await Expect(page.Locator(".reply .tag")).ToContainTextAsync("Retenue");
    }

    private async Task Harvest(IPage page)
    {
        await Press(page.Locator(".reply a[href*='/recolter/']").First);
        await Press(page.Locator("main form .btn.go").First);
        await page.WaitForURLAsync("**/jardin/*");
    }

    private async Task Find(IPage page)
    {
        await page.Locator("#q").FillAsync("graver de l’ardoise");
        await Enter(page.Locator("#q"));
        await Press(page.Locator("#ou ~ * a[href^='/jardin/'], section[aria-labelledby=ou] a[href^='/jardin/']").First);
        await Expect(page.Locator(".prose")).ToContainTextAsync("300 mm");
    }

    private async Task OpenLink(IPage page, string address, string path)
    {
        var link = await house.LinkSentTo(address, path);
        acts++;
        await page.GotoAsync(link);
    }

    private Task Press(ILocator what)
    {
        acts++;
        return what.ClickAsync();
    }

    private Task Enter(ILocator field)
    {
        acts++;
        return field.PressAsync("Enter");
    }

    private async Task<int> Counted(Func<Task> journey)
    {
        var before = acts;
        await journey();
        return acts - before;
    }
}
