using System.Collections.Concurrent;
using Microsoft.Playwright;
using Parvis.Journeys.House;

namespace Parvis.Journeys;

/// <summary>Whatever people write, nothing of it runs: not with the content policy, and not without it.</summary>
[Trait("needs", "shared")]
public sealed class HostileTextTests(Chromium chromium, HostileHouse house) : IClassFixture<HostileHouse>
{
    private static readonly string[] Lists =
    [
        "/questions",
        "/questions?page=2",
        "/jardin",
        "/gens",
        "/questions.atom",
        "/jardin.atom",
        "/sitemap.xml",
        "/",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_page_runs_what_people_wrote(bool heedsPolicy)
    {
        await using var visitor = await chromium.Visit(house, heedsPolicy: heedsPolicy);
        await house.SignIn(visitor, DemoHouse.Steward);
        var ran = await Watch(visitor);
        var faults = new List<string>();

        foreach (var path in house.Paths.Concat(Lists))
        {
            await visitor.Open(path);
            faults.AddRange((await Suspicious(visitor.Page)).Select(fault => $"{path}: {fault}"));
        }

        ran.ShouldBeEmpty();
        faults.ShouldBeEmpty();
        visitor.Abroad.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_question_that_is_asked_runs_in_the_answers_or_in_the_form_it_leads_to()
    {
        await using var visitor = await chromium.Visit(house, heedsPolicy: false);
        var ran = await Watch(visitor);

        foreach (var attack in Attacks.Short.Where(attack => attack.Trim().Length > 0).Take(30))
        {
            await visitor.Open($"/demander?q={Uri.EscapeDataString(attack)}");
            (await Suspicious(visitor.Page)).ShouldBeEmpty(attack);
            await visitor.Open($"/questions/nouvelle?q={Uri.EscapeDataString(attack)}");
            (await Suspicious(visitor.Page)).ShouldBeEmpty(attack);
        }
        await visitor.Open("/");
        foreach (var attack in Attacks.Short.Where(attack => attack.Trim().Length > 0).Take(12))
        {
            await visitor.Page.Locator("#q").FillAsync(attack);
            await Assertions.Expect(visitor.Page.Locator(".answers [role=option]").Last).ToContainTextAsync("«");
        }

        ran.ShouldBeEmpty();
        visitor.Abroad.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_preview_runs_what_is_in_the_form()
    {
        await using var visitor = await chromium.Visit(house, heedsPolicy: false);
        await house.SignIn(visitor, DemoHouse.Steward);
        var ran = await Watch(visitor);
        await visitor.Open("/planter");

        foreach (var attacks in Attacks.All.Chunk(200))
        {
            await visitor.Page.Locator("textarea[name='Form.Text']").FillAsync(string.Join("\n\n", attacks));
            await visitor.Page.RunAndWaitForResponseAsync(
                () => visitor.Page.Locator("[data-preview]").ClickAsync(),
                answer => answer.Request.Method == "POST"
            );
            (await Suspicious(visitor.Page)).ShouldBeEmpty();
        }

        ran.ShouldBeEmpty();
        visitor.Abroad.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_script_that_runs_would_be_noticed()
    {
        await using var visitor = await chromium.Visit(house, heedsPolicy: false);
        var ran = await Watch(visitor);
        await visitor.Open("/");

        await visitor.Page.EvaluateAsync(
            """
            async () => {
              const box = document.querySelector("main").appendChild(document.createElement("div"));
              box.className = "prose";
              box.innerHTML = `<img src="data:," onerror="alert(1)"><a href="javascript:alert(1)">x</a><form></form>`;
              await new Promise(done => setTimeout(done, 0));
            }
            """
        );

        (await Suspicious(visitor.Page)).Count.ShouldBe(3);
        await visitor.Page.Locator(".prose a[href^=javascript]").ClickAsync();
        ran.ShouldContain("alert");
    }

    // Attacks show that they ran by a box, and so do these: whatever asks for one is heard.
    private static async Task<ConcurrentBag<string>> Watch(Visitor visitor)
    {
        var ran = new ConcurrentBag<string>();
        await visitor.Context.ExposeFunctionAsync("heard", (string name) => ran.Add(name));
        await visitor.Context.AddInitScriptAsync(
            """for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => window.heard(name);"""
        );
        visitor.Page.Dialog += (_, dialog) =>
        {
            ran.Add(dialog.Message);
            _ = dialog.DismissAsync();
        };
        return ran;
    }

    /// <summary>What could run, or send somebody's words elsewhere, though nobody pressed it.</summary>
    private static async Task<IReadOnlyList<string>> Suspicious(IPage page) =>
        await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("*")].flatMap(one => {
              const faults = [...one.attributes]
                .filter(attribute => /^on/i.test(attribute.name)
                  || (/^(href|src|action|formaction|xlink:href|srcdoc|data|poster|background)$/i.test(attribute.name)
                    && /^[\s\u0000-\u001f]*(javascript|vbscript|data:text)/i.test(attribute.value)))
                .map(attribute => `${attribute.name} of ${one.outerHTML.slice(0, 200)}`);
              if (one.closest?.(".prose") && /^(script|iframe|object|embed|base|meta|style|link|form|input|button|svg|math|template|video|audio)$/i.test(one.localName) && !one.closest(".src"))
                faults.push(one.outerHTML.slice(0, 200));
              return faults;
            })
            """
        );
}
