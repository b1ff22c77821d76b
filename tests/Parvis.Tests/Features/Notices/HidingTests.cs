using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Notices;
using Parvis.Features.Questions;
using Parvis.Platform;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Notices;

/// <summary>What is hidden is nowhere, at once, in every process, whoever asks; put back, everything is as it was.</summary>
public sealed class HidingTests : IAsyncLifetime
{
    private readonly HidingPlace place = new();

    private Account Author => place.Author;
    private Question Question => place.Question;
    private Answer Answer => place.Answer;
    private Page Page => place.Page;

    public async ValueTask InitializeAsync()
    {
        await place.InitializeAsync();
        await place.Fill();
    }

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task A_hidden_question_is_nowhere_and_comes_back_as_it_was()
    {
        await using var other = await place.Another();

        await CheckThatItGoesAndComesBack(other, $"question:{Question.Id}", Question.Path, "reserver-la-grue");
    }

    [Fact]
    public async Task A_hidden_page_is_nowhere_and_comes_back_as_it_was()
    {
        await using var other = await place.Another();

        await CheckThatItGoesAndComesBack(other, $"page:{Page.Id}", Page.Path, "soulève");
    }

    [Fact]
    public async Task A_hidden_answer_leaves_the_count_the_state_the_search_and_who_knows()
    {
        await using var other = await place.Another();
        var before = await place.Everything(place.Address);
        var (notice, staff) = await place.HideByNotice($"answer:{Answer.Id}");
        await HidingPlace.CaughtUp(other);

        foreach (var address in new[] { place.Address, new Uri(other.Address) })
        {
            var said = await place.Everything(address);
            var shown = said[Question.Path];
            shown.ShouldNotContain("Au comptoir");
            shown.ShouldContain("1 réponse");
            shown.ShouldNotContain("acceptedAnswer\":[{");
            shown.ShouldNotContain("A donné la réponse retenue");
            said.Where(one => one.Value.Contains("Au comptoir", StringComparison.Ordinal)).ShouldBeEmpty();
            said["/questions?etat=repondues"].ShouldNotContain(HidingPlace.InTitle);
            said["/questions?etat=ouvertes"].ShouldContain(HidingPlace.InTitle);
            said[Byline.PathOf(Author.PersonId, "Ondine Plume")].ShouldNotContain(Question.Path);
            said["/api/v1/ask?q=grue+comptoir"].ShouldNotContain($"#reponse-{Answer.Id}");
        }
        var row = await place.Read(db => db.Questions.SingleAsync(one => one.Id == Question.Id));
        (row.AnswerCount, row.State).ShouldBe((1, QuestionState.Open));

        (await staff.Decide(notice, "Restore")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await HidingPlace.CaughtUp(other);
        HidingPlace.Same(await place.Everything(place.Address), before);
        HidingPlace.Same(await place.Everything(new Uri(other.Address)), before);
    }

    [Fact]
    public async Task Staff_and_whoever_wrote_it_see_it_with_the_reason_and_nobody_else()
    {
        foreach (
            var (what, path) in new[] { ($"question:{Question.Id}", Question.Path), ($"page:{Page.Id}", Page.Path) }
        )
        {
            var (_, staff) = await place.HideByNotice(what, "C’est une réclame.");
            foreach (var browser in new[] { staff, await place.SignedIn(Author) })
            {
                var shown = await browser.Open(path);
                shown.QuerySelector(".notice q")!.TextContent.ShouldBe("C’est une réclame.");
                shown.QuerySelector("main")!.TextContent.ShouldContain(HidingPlace.InText);
                shown.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
                shown.QuerySelector("main form, main a[href*='/modifier'], main a[href*='/signaler']").ShouldBeNull();
                (await browser.GetStringAsync("/questions")).ShouldNotContain(HidingPlace.InTitle);
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
        var (_, staff) = await place.HideByNotice($"answer:{Answer.Id}", "C’est une réclame.");

        foreach (var browser in new[] { staff, await place.SignedIn(Author) })
        {
            var shown = (await browser.Open(Question.Path)).GetElementById($"reponse-{Answer.Id}").ShouldNotBeNull();
            shown.QuerySelector("q")!.TextContent.ShouldBe("C’est une réclame.");
            shown.TextContent.ShouldContain("Au comptoir");
        }
        foreach (var browser in new[] { place.Visitor(), await place.SignedIn(Role.Gardener) })
            (await browser.GetStringAsync(Question.Path)).ShouldNotContain("Au comptoir");
    }

    [Fact]
    public async Task What_is_hidden_is_neither_written_in_nor_answered_nor_kept_nor_shown_again_by_a_form_left_open()
    {
        var gardener = await place.SignedIn(Role.Gardener);
        var path = Page.Path + "/modifier";
        var form = Pages.Filled(await gardener.Open(path), "Form.Title", ("Form.Text", "Autre."), ("Form.Sight", "0"));
        await place.HideByNotice($"page:{Page.Id}");
        await place.HideByNotice($"question:{Question.Id}");

        (await gardener.Post(path, form)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await gardener.Open(Page.Path + "/historique", HttpStatusCode.NotFound);
        using var answered = await gardener.Post(
            $"/questions/{Question.Id}/repondre",
            ("", [new KeyValuePair<string, string>("Text", "Encore.")])
        );
        answered.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var kept = await gardener.PostAsync($"/questions/{Question.Id}/retenir/{Answer.Id}", null);
        kept.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await place.Acts.Run(async db => (await db.Pages.SingleAsync(one => one.Id == Page.Id)).ShowTo(Scope.Public));
        await place.Visitor().Open(Page.Path, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_to_a_hidden_page_leads_nowhere_for_whoever_reads_it()
    {
        var other = await place.Sow("Avec un lien", $"Voir [la grue]({Page.Path}).");
        await place.HideByNotice($"page:{Page.Id}");

        (await place.Visitor().Open(other.Path)).QuerySelector("a.missing").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_for_some_only_is_for_the_same_again()
    {
        var inside = await place.Ask("Entre nous ?", scope: Scope.OfSpace(place.Space.Id));
        var member = await place.SignedIn(Role.Member, place.Space.Id);
        using var sent = await member.Report($"question:{inside.Id}");
        var notice = await place.Read(db => db.Notices.SingleAsync());
        var staff = await place.SignedIn(Role.Concierge);

        foreach (var act in new[] { "Hide", "Restore" })
            (await staff.Decide(notice.Id, act)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await member.Open(inside.Path);
        await staff.Open(inside.Path, HttpStatusCode.NotFound);
    }

    /// <summary>Warms every cache of both programs, hides, looks everywhere, restores, and looks again.</summary>
    private async Task CheckThatItGoesAndComesBack(OpenHouse other, string what, string path, string ownWords)
    {
        var before = await place.Everything(place.Address);
        var there = await place.Everything(new Uri(other.Address));
        before
            .Count(one => one.Value.Contains(HidingPlace.InTitle, StringComparison.OrdinalIgnoreCase))
            .ShouldBeGreaterThan(8);

        var (notice, staff) = await place.HideByNotice(what);
        await HidingPlace.CaughtUp(other);

        foreach (var address in new[] { place.Address, new Uri(other.Address) })
        {
            var said = await place.Everything(address);
            said[path].ShouldStartWith("404");
            said[Reporting.FormFor(what)].ShouldStartWith("404");
            foreach (var (where, text) in said.Where(one => one.Key != path))
            {
                foreach (var end in "\"<#")
                    text.Contains(path + end, StringComparison.Ordinal).ShouldBeFalse(where);
                text.Contains(ownWords, StringComparison.Ordinal).ShouldBeFalse(where);
            }
        }

        (await staff.Decide(notice, "Restore")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await HidingPlace.CaughtUp(other);
        HidingPlace.Same(await place.Everything(place.Address), before);
        HidingPlace.Same(await place.Everything(new Uri(other.Address)), there);
    }
}
