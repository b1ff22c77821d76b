using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Notices;
using Parvis.Features.Questions;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Notices;

public sealed class ReportTests : IAsyncLifetime
{
    private readonly TestPlace place = new();

    public ValueTask InitializeAsync() => place.InitializeAsync();

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task Each_text_has_its_link_and_leads_to_a_form_that_shows_it()
    {
        var question = await place.Ask("Une question de trop ?", answers: ("Une réponse de trop.", null, false));
        var page = await place.Sow("Une page de trop", "Du texte de trop.");
        var visitor = place.Visitor();

        var links = new List<string>();
        foreach (var path in new[] { question.Path, page.Path })
            links.AddRange(
                (await visitor.Open(path))
                    .QuerySelectorAll("a[rel=nofollow][href^='/signaler']")
                    .Select(one => one.GetAttribute("href")!)
            );

        links.Count.ShouldBe(3);
        var shown = "";
        foreach (var link in links)
            shown += (await visitor.Open(link)).QuerySelector("[aria-labelledby=quoi]")!.TextContent;
        shown.ShouldContain("Une question.");
        shown.ShouldContain("Une réponse de trop.");
        shown.ShouldContain("Du texte de trop.");
    }

    [Fact]
    public async Task Whoever_passes_by_reports_a_text_and_finds_the_receipt_again()
    {
        var question = await place.Ask("À signaler ?");

        using var sent = await place.Visitor().Report($"question:{question.Id}", "Une réclame.\nDeux fois.");

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        sent.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var notice = await place.Read(db => db.Notices.SingleAsync());
        (notice.Reported, notice.Wrong, notice.PersonId).ShouldBe(
            (new Thing("question", question.Id), Wrong.Spam, null)
        );
        await place.Restart();
        var receipt = await place.Visitor().Open(sent.Headers.Location!.OriginalString);
        receipt.QuerySelector("h1")!.TextContent.ShouldBe($"Signalement n°\u00a0{notice.Id}");
        receipt.QuerySelector("dl")!.TextContent.ShouldContain("14 avril 2026");
        receipt.QuerySelector("dl")!.TextContent.ShouldContain("Une réclame.");
        (await place.Read(db => db.Journal.SingleAsync(one => one.Action == "receive-notice"))).ThingId.ShouldBe(
            notice.Id
        );
        await place.DoJobs();
        (await place.Read(db => db.OutgoingMails.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_gives_an_address_is_written_to_once_without_a_word_that_was_typed()
    {
        const string Address = "nina@exemple.example";
        var page = await place.Sow("Page réclame");
        var visitor = place.Visitor();
        var form = Pages.Filled(
            await visitor.Open(Reporting.FormFor($"page:{page.Id}")),
            "Form.Text",
            ("Form.Wrong", "Illegal"),
            ("Form.Text", "Achetez mes montres."),
            ("Form.Name", "Vendeur de montres"),
            ("Form.Email", $" {Address} ")
        );

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.Post("/signaler", form)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        var notice = await place.Read(db => db.Notices.SingleAsync());
        var mail = (await place.MailsTo(Address)).ShouldHaveSingleItem();
        mail.Subject.ShouldContain($"{notice.Id}");
        mail.ToName.ShouldBe("");
        mail.Text.Replace('\u00a0', ' ').ShouldContain("14 avril 2026");
        mail.Text.ShouldNotContain("montres");
        var link = mail.Text[mail.Text.IndexOf("/signaler/recu/", StringComparison.Ordinal)..].Split('\n')[0].Trim();
        (await place.Visitor().Open(link)).QuerySelector("dl")!.TextContent.ShouldContain("montres");
    }

    [Fact]
    public async Task A_script_is_shown_as_it_was_typed()
    {
        var question = await place.Ask("Avec un script ?");
        const string Script = "<script>alert('a')</script>";

        using var sent = await place.Visitor().Report($"question:{question.Id}", Script, ("Form.Name", "<img src=x>"));

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var receipt = await place.Visitor().Open(sent.Headers.Location!.OriginalString);
        var desk = await (await place.SignedIn(Role.Concierge)).Open(Reporting.Desk);
        receipt.QuerySelector("dl")!.TextContent.ShouldContain(Script);
        desk.QuerySelector("main")!.TextContent.ShouldContain(Script);
        desk.QuerySelectorAll("main script, main img").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_flood_from_one_address_ends_with_how_long_to_wait_and_loses_nothing()
    {
        var question = await place.Ask("Inondée ?");
        var what = $"question:{question.Id}";
        for (var i = 0; i < NoticePaces.MostFromOne; i++)
            (await place.Visitor().Report(what, $"Vague {i}.")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var refused = await place.Visitor().Report(what, "Une de trop.");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        var page = await refused.Document();
        page.QuerySelector(".faults")!.TextContent.ShouldContain("60 min");
        page.ValueOf("Form.Text")!.Trim().ShouldBe("Une de trop.");
        place.Clock.Advance(TimeSpan.FromHours(1));
        (await place.Visitor().Report(what, "Une heure après.")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled_by_notices_that_name_it()
    {
        var question = await place.Ask("Qui écrit à qui ?");
        for (var i = 0; i < 8; i++)
            (
                await place
                    .Visitor()
                    .Report($"question:{question.Id}", $"Lettre {i}.", ("Form.Email", "v@exemple.example"))
            ).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await place.MailsTo("v@exemple.example")).Count.ShouldBe(5);
        (await place.Read(db => db.Notices.CountAsync())).ShouldBe(8);
    }

    [Fact]
    public async Task A_year_after_the_decision_the_words_and_the_names_are_gone_and_the_count_stays()
    {
        var question = await place.Ask("Il y a longtemps ?");
        var staff = await place.SignedIn(Role.Concierge);
        var settled = await place.Reported($"question:{question.Id}", ("Form.Name", "Nina"));
        (await staff.Decide(settled, "Dismiss")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var open = await place.Reported($"question:{question.Id}", ("Form.Name", "Omar"));

        place.Clock.Advance(TimeSpan.FromDays(367));
        await place.Acts.Run(db =>
        {
            db.Enqueue(new PurgeNotices(), place.Now);
            return Task.CompletedTask;
        });
        await place.DoJobs();

        var notices = await place.Read(db => db.Notices.OrderBy(one => one.Id).ToListAsync());
        notices
            .Select(one => (one.Id, one.Name, one.Text.Length > 0))
            .ShouldBe([(settled, null, false), (open, "Omar", true)]);
    }
}
