using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Notices;
using Parvis.Features.Questions;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Notices;

public sealed class DeskTests : IAsyncLifetime
{
    private readonly TestPlace place = new();

    public ValueTask InitializeAsync() => place.InitializeAsync();

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task What_waits_comes_first_with_what_why_by_whom_and_when()
    {
        var question = await place.Ask("Celle que l’on signale ?", "Avec ces mots.");
        var staff = await place.SignedIn(Role.Concierge);
        var first = await place.Reported($"question:{question.Id}");
        (await staff.Decide(first, "Dismiss", "Rien de grave.")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var second = await place.Reported(
            $"question:{question.Id}",
            ("Form.Name", "Nina"),
            ("Form.Email", "nina@exemple.example")
        );

        var cards = (await staff.Open(Reporting.Desk)).QuerySelectorAll("li[id^=signalement]");

        cards.Select(card => card.Id).ShouldBe([$"signalement-{second}", $"signalement-{first}"]);
        cards[0].QuerySelector("h2 a")!.GetAttribute("href").ShouldBe(question.Path);
        var words = cards[0].TextContent;
        foreach (var part in new[] { "Publicité", "Avec ces mots.", "Cela ne va pas", "Nina", "nina@exemple.example" })
            words.ShouldContain(part);
        cards[0].QuerySelector("time").ShouldNotBeNull();
        cards[1].TextContent.ShouldContain("Rien de grave.");
    }

    [Fact]
    public async Task Hiding_tells_whoever_reported_and_whoever_wrote_with_the_reason_and_each_once()
    {
        var (author, theirs) = await place.Reachable(Role.Member, "Ugo Auteur");
        var question = await place.Ask("Mes montres ?", by: author.PersonId);
        await place.Reported($"question:{question.Id}", ("Form.Email", "nina@exemple.example"));
        var (notice, staff) = await place.HideByNotice($"question:{question.Id}", "C’est une réclame.");
        (await staff.Decide(notice, "Hide", "Encore.")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var told = await place.MailsTo("nina@exemple.example");
        told.Select(mail => mail.Kind).ShouldContain("notice-settled");
        told.Count(mail => mail.Text.Contains("C’est une réclame.", StringComparison.Ordinal)).ShouldBe(1);
        var mail = (await place.MailsTo(theirs)).ShouldHaveSingleItem();
        mail.Text.ShouldContain("C’est une réclame.");
        (await place.Read(db => db.Notices.Select(one => one.Outcome).ToListAsync())).ShouldBe([
            Outcome.Hidden,
            Outcome.Hidden,
        ]);
        var journal = await place.Read(db => db.Journal.Where(one => one.Action == "hide").ToListAsync());
        var line = journal.ShouldHaveSingleItem();
        (line.Kind, line.ThingId, line.Reason).ShouldBe(("question", question.Id, "C’est une réclame."));
        line.PersonId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_decision_can_be_undone_and_stands_in_the_journal()
    {
        var page = await place.Sow("La page du va-et-vient");
        var (notice, staff) = await place.HideByNotice($"page:{page.Id}");

        foreach (var act in new[] { "Restore", "Restore", "Reopen", "Dismiss", "Dismiss", "Reopen", "Hide", "Restore" })
            (await staff.Decide(notice, act, $"Parce que {act}.")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var journal = await place.Read(db =>
            db.Journal.Where(one => one.Action != "receive-notice").OrderBy(one => one.Id).ToListAsync()
        );
        journal
            .Select(one => one.Action)
            .ShouldBe(["hide", "put-back", "reopen-notice", "dismiss-notice", "reopen-notice", "hide", "put-back"]);
        journal.ShouldAllBe(one => one.Reason!.Length > 0 && one.PersonId != null);
        (await place.Read(db => db.HiddenThings.AnyAsync())).ShouldBeFalse();
        await place.Visitor().Open(page.Path);
        var steward = await place.SignedIn(Role.Steward);
        (await steward.Open("/coulisses/journal"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("a rétabli un texte");
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_done_and_what_was_typed_stays_in_its_card()
    {
        var question = await place.Ask("Sans raison ?");
        var (other, notice) = (
            await place.Reported($"question:{question.Id}", ("Form.Name", "Nina")),
            await place.Reported($"question:{question.Id}", ("Form.Name", "Omar"))
        );
        var staff = await place.SignedIn(Role.Concierge);

        using var empty = await staff.Decide(notice, "Hide", " ");
        using var endless = await staff.Decide(notice, "Hide", new string('x', 2_000));
        using var odd = await staff.Decide(notice, "Burn", "Pour voir.");
        using var nobody = await staff.Decide(999, "Hide", "Pour voir.");

        (await empty.Document()).GetElementById($"pourquoi-{notice}-error").ShouldNotBeNull();
        var page = await endless.Document();
        page.GetElementById($"pourquoi-{notice}-error")!.TextContent.ShouldContain("1000");
        page.GetElementById($"pourquoi-{notice}")!.TextContent.Length.ShouldBe(2_000);
        page.GetElementById($"pourquoi-{other}-error").ShouldBeNull();
        odd.StatusCode.ShouldBe(HttpStatusCode.OK);
        nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await place.Read(db => db.HiddenThings.AnyAsync())).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Role.Visitor)]
    [InlineData(Role.Member)]
    [InlineData(Role.Gardener)]
    public async Task Only_staff_decides(Role role)
    {
        var question = await place.Ask("Qui décide ?");
        var notice = await place.Reported($"question:{question.Id}");
        var browser = await place.SignedIn(role);

        await browser.Open(Reporting.Desk, HttpStatusCode.Forbidden);
        (await browser.Decide(notice, "Hide")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await place.Visitor().Decide(notice, "Hide")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await place.Visitor().Open(question.Path);
    }

    [Fact]
    public async Task Two_who_hide_at_once_hide_once()
    {
        var page = await place.Sow("La page des deux mains");
        var notices = new[]
        {
            await place.Reported($"page:{page.Id}", ("Form.Name", "Nina")),
            await place.Reported($"page:{page.Id}", ("Form.Name", "Omar")),
        };
        var staff = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => place.SignedIn(Role.Concierge)));

        var answers = await Task.WhenAll(staff.Select((one, i) => one.Decide(notices[i % 2], "Hide")));
        var back = await Task.WhenAll(staff.Select((one, i) => one.Decide(notices[i % 2], "Restore")));

        answers.Concat(back).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await place.Read(db => db.Journal.CountAsync(one => one.Action == "hide"))).ShouldBe(1);
        (await place.Read(db => db.Journal.CountAsync(one => one.Action == "put-back"))).ShouldBe(1);
        await place.Visitor().Open(page.Path);
    }

    [Fact]
    public async Task The_desk_makes_at_most_six_statements_whatever_it_holds()
    {
        for (var i = 0; i < 4; i++)
        {
            var question = await place.Ask($"Question {i} ?", answers: ("Oui.", null, false));
            var answer = await place.Read(db => db.Answers.SingleAsync(one => one.QuestionId == question.Id));
            var page = await place.Sow($"Page {i}");
            await place.Acts.Run(db =>
            {
                foreach (var thing in new Thing[] { question.Changes, page.Changes, new("answer", answer.Id) })
                    db.Notices.Add(
                        Notice.Of(thing, Wrong.Other, "Non.", null, null, Reader.Anonymous, default, place.Now)
                    );
                return Task.CompletedTask;
            });
        }
        var staff = await place.SignedIn(Role.Concierge);
        await staff.Open(Reporting.Desk);

        var (status, statements) = await place.Statements.During(staff, Reporting.Desk);

        status.ShouldBe(HttpStatusCode.OK);
        statements.ShouldBeLessThanOrEqualTo(6);
    }
}
