using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Garden;
using Parvis.Features.Questions;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Notices;

/// <summary>What is hidden is nowhere, at once, in every process, whoever asks; put back, everything is as it was.</summary>
public sealed partial class HidingTests : IAsyncLifetime
{
    // One word in the title and one in the text of everything that gets hidden.
    private const string InTitle = "zibeline";
    private const string InText = "hermine";

    private readonly TestPlace place = new();
    private Account author = null!;
    private Question question = null!;
    private Answer answer = null!;
    private Question neighbour = null!;
    private Page page = null!;
    private Page beside = null!;
    private Space space = null!;

    public async ValueTask InitializeAsync()
    {
        await place.InitializeAsync();
        author = await place.Somebody(Role.Member, "Ondine Plume", SeenBy.Everyone);
        space = await place.OpenSpace("Atelier");
        neighbour = await place.Ask(
            "Qui graisse la grue ?",
            tags: ["grue"],
            spaceId: space.Id,
            answers: ("Tout le monde.", null, true)
        );
        beside = await place.Sow("Autour de la grue", "Elle tourne.", tags: ["grue"]);
        question = await place.Ask(
            $"Réserver la grue {InTitle} ?",
            $"Pour y poser une {InText}.",
            by: author.PersonId,
            spaceId: space.Id,
            tags: ["grue"],
            answers: [($"Au comptoir, avec une {InText}.", author.PersonId, true), ("Ou par courriel.", null, false)]
        );
        answer = await place.Read(db => db.Answers.FirstAsync(one => one.AuthorId == author.PersonId));
        page = await place.Sow(
            $"La grue {InTitle}",
            $"La grue soulève une {InText}.",
            caredBy: author.PersonId,
            spaceId: space.Id,
            tags: ["grue"]
        );
    }

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task A_hidden_question_is_nowhere_and_comes_back_as_it_was()
    {
        await using var other = await Beside();

        await CheckThatItGoesAndComesBack(other, $"question:{question.Id}", question.Path, "reserver-la-grue");
    }

    [Fact]
    public async Task A_hidden_page_is_nowhere_and_comes_back_as_it_was()
    {
        await using var other = await Beside();

        await CheckThatItGoesAndComesBack(other, $"page:{page.Id}", page.Path, "soulève");
    }

    [Fact]
    public async Task A_hidden_answer_leaves_the_count_the_state_the_search_and_who_knows()
    {
        await using var other = await Beside();
        var before = await Everything(place.Address);
        var (notice, staff) = await place.HideByNotice($"answer:{answer.Id}");
        await CaughtUp(other);

        foreach (var address in new[] { place.Address, new Uri(other.Address) })
        {
            var said = await Everything(address);
            var shown = said[question.Path];
            shown.ShouldNotContain("Au comptoir");
            shown.ShouldContain("1 réponse");
            shown.ShouldNotContain("acceptedAnswer\":[{");
            shown.ShouldNotContain("A donné la réponse retenue");
            said.Where(one => one.Value.Contains("Au comptoir", StringComparison.Ordinal)).ShouldBeEmpty();
            said["/questions?etat=repondues"].ShouldNotContain(InTitle);
            said["/questions?etat=ouvertes"].ShouldContain(InTitle);
            said[Byline.PathOf(author.PersonId, "Ondine Plume")].ShouldNotContain(question.Path);
            said["/api/v1/ask?q=grue+comptoir"].ShouldNotContain($"#reponse-{answer.Id}");
        }
        var row = await place.Read(db => db.Questions.SingleAsync(one => one.Id == question.Id));
        (row.AnswerCount, row.State).ShouldBe((1, QuestionState.Open));

        (await staff.Decide(notice, "Restore")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await CaughtUp(other);
        Same(await Everything(place.Address), before);
        Same(await Everything(new Uri(other.Address)), before);
    }

    [Fact]
    public async Task Staff_and_whoever_wrote_it_see_it_with_the_reason_and_nobody_else()
    {
        foreach (
            var (what, path) in new[] { ($"question:{question.Id}", question.Path), ($"page:{page.Id}", page.Path) }
        )
        {
            var (_, staff) = await place.HideByNotice(what, "C’est une réclame.");
            foreach (var browser in new[] { staff, await place.SignedIn(author) })
            {
                var shown = await browser.Open(path);
                shown.QuerySelector(".notice q")!.TextContent.ShouldBe("C’est une réclame.");
                shown.QuerySelector("main")!.TextContent.ShouldContain(InText);
                shown.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
                shown.QuerySelector("main form, main a[href*='/modifier'], main a[href*='/signaler']").ShouldBeNull();
                (await browser.GetStringAsync("/questions")).ShouldNotContain(InTitle);
                (await browser.GetStringAsync("/api/v1/ask?q=grue")).ShouldNotContain(path);
            }
            foreach (var role in new[] { Role.Visitor, Role.Member, Role.Gardener })
                await (await place.SignedIn(role)).Open(path, HttpStatusCode.NotFound);
            await place.Visitor().Open(path, HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Under_its_question_a_hidden_answer_is_read_by_staff_and_by_whoever_wrote_it()
    {
        var (_, staff) = await place.HideByNotice($"answer:{answer.Id}", "C’est une réclame.");

        foreach (var browser in new[] { staff, await place.SignedIn(author) })
        {
            var shown = (await browser.Open(question.Path)).GetElementById($"reponse-{answer.Id}").ShouldNotBeNull();
            shown.QuerySelector("q")!.TextContent.ShouldBe("C’est une réclame.");
            shown.TextContent.ShouldContain("Au comptoir");
        }
        foreach (var browser in new[] { place.Visitor(), await place.SignedIn(Role.Gardener) })
            (await browser.GetStringAsync(question.Path)).ShouldNotContain("Au comptoir");
    }

    [Fact]
    public async Task What_is_hidden_is_neither_written_in_nor_answered_nor_kept_nor_shown_again_by_a_form_left_open()
    {
        var gardener = await place.SignedIn(Role.Gardener);
        var path = page.Path + "/modifier";
        var form = Pages.Filled(await gardener.Open(path), "Form.Title", ("Form.Text", "Autre."), ("Form.Sight", "0"));
        await place.HideByNotice($"page:{page.Id}");
        await place.HideByNotice($"question:{question.Id}");

        (await gardener.Post(path, form)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await gardener.Open(page.Path + "/historique", HttpStatusCode.NotFound);
        using var answered = await gardener.Post(
            $"/questions/{question.Id}/repondre",
            ("", [new KeyValuePair<string, string>("Text", "Encore.")])
        );
        answered.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var kept = await gardener.PostAsync($"/questions/{question.Id}/retenir/{answer.Id}", null);
        kept.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await place.Acts.Run(async db => (await db.Pages.SingleAsync(one => one.Id == page.Id)).ShowTo(Scope.Public));
        await place.Visitor().Open(page.Path, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_to_a_hidden_page_leads_nowhere_for_whoever_reads_it()
    {
        var other = await place.Sow("Avec un lien", $"Voir [la grue]({page.Path}).");
        await place.HideByNotice($"page:{page.Id}");

        (await place.Visitor().Open(other.Path)).QuerySelector("a.missing").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_for_some_only_is_for_the_same_again()
    {
        var inside = await place.Ask("Entre nous ?", scope: Scope.OfSpace(space.Id));
        var member = await place.SignedIn(Role.Member, space.Id);
        using var sent = await member.Report($"question:{inside.Id}");
        var notice = await place.Read(db => db.Set<Parvis.Features.Notices.Notice>().SingleAsync());
        var staff = await place.SignedIn(Role.Concierge);

        foreach (var act in new[] { "Hide", "Restore" })
            (await staff.Decide(notice.Id, act)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await member.Open(inside.Path);
        await staff.Open(inside.Path, HttpStatusCode.NotFound);
    }

    /// <summary>Warms every cache of both programs, hides, looks everywhere, restores, and looks again.</summary>
    private async Task CheckThatItGoesAndComesBack(OpenHouse other, string what, string path, string ownWords)
    {
        var before = await Everything(place.Address);
        var there = await Everything(new Uri(other.Address));
        before.Count(one => one.Value.Contains(InTitle, StringComparison.OrdinalIgnoreCase)).ShouldBeGreaterThan(8);

        var (notice, staff) = await place.HideByNotice(what);
        await CaughtUp(other);

        foreach (var address in new[] { place.Address, new Uri(other.Address) })
        {
            var said = await Everything(address);
            said[path].ShouldStartWith("404");
            said[Reporting.FormFor(what)].ShouldStartWith("404");
            foreach (var (where, text) in said.Where(one => one.Key != path))
            {
                text.Contains(path + "\"", StringComparison.Ordinal).ShouldBeFalse(where);
                text.Contains(path + "<", StringComparison.Ordinal).ShouldBeFalse(where);
                text.Contains(ownWords, StringComparison.Ordinal).ShouldBeFalse(where);
            }
        }

        (await staff.Decide(notice, "Restore")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await CaughtUp(other);
        Same(await Everything(place.Address), before);
        Same(await Everything(new Uri(other.Address)), there);
    }

    /// <summary>All that a visitor can open here, each address twice, so that what was kept is read too.</summary>
    private async Task<Dictionary<string, string>> Everything(Uri address)
    {
        using var browser = place.Visitor();
        var said = new Dictionary<string, string>();
        for (var time = 0; time < 2; time++)
            foreach (var path in Addresses())
            {
                using var got = await browser.GetAsync(new Uri(address, path));
                var text = $"{(int)got.StatusCode} {await got.Content.ReadAsStringAsync()}";
                said[path] = Changing().Replace(text, "").Replace(address.Authority, "", StringComparison.Ordinal);
            }
        return said;
    }

    private IEnumerable<string> Addresses() =>
        [
            "/",
            "/questions",
            "/questions?etat=repondues",
            "/questions?etat=ouvertes",
            "/questions?etiquette=grue",
            question.Path,
            neighbour.Path,
            "/jardin",
            "/jardin?etiquette=grue",
            $"/jardin?espace={space.Slug}",
            page.Path,
            beside.Path,
            $"/espaces/{space.Slug}",
            "/personnes",
            Byline.PathOf(author.PersonId, "Ondine Plume"),
            "/demander?q=comment+avoir+la+grue",
            "/demander/reponses?q=gru",
            "/api/v1/ask?q=grue",
            "/api/v1/ask?q=grue+comptoir",
            "/questions.atom",
            "/jardin.atom",
            "/sitemap.xml",
            "/plan/questions-1.xml",
            "/plan/jardin-1.xml",
            "/en/questions",
            "/en/jardin",
            Reporting.FormFor($"question:{question.Id}"),
            Reporting.FormFor($"answer:{answer.Id}"),
            Reporting.FormFor($"page:{page.Id}"),
        ];

    private static void Same(Dictionary<string, string> now, Dictionary<string, string> before)
    {
        foreach (var (path, text) in before)
            now[path].ShouldBe(text, path);
    }

    /// <summary>A second program on the same database.</summary>
    private async Task<OpenHouse> Beside()
    {
        var other = await OpenHouse.Open(
            new HouseOptions(place.Folder, Program.Features)
            {
                Postgres = place.Postgres,
                Outside = services => services.AddSingleton<TimeProvider>(place.Clock),
            }
        );
        await other.App.StartAsync();
        await other.Services.GetRequiredService<FindingIndex>().Ready(CancellationToken.None);
        return other;
    }

    // It hears of it by itself, a moment later; here nobody waits.
    private static async Task CaughtUp(OpenHouse other) =>
        await other
            .Services.GetRequiredService<ChangeFeed>()
            .CatchUp(await other.Read(db => ChangeFeed.LastNumber(db)));

    // The seal of a form and the score of a passage are new each time.
    [GeneratedRegex(@"name=""sceau"" value=""[^""]*""|""score"":[0-9.]+", RegexOptions.None, 1000)]
    private static partial Regex Changing();
}
