using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions;
using Parvis.Features.Questions.Tending;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

public class TendTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task A_question_is_edited_and_found_by_its_new_words_and_what_it_said_stays_to_be_read()
    {
        var asker = await place.Somebody(Role.Member, "Ada Éditrice");
        var question = await place.Ask("Ou est la perceuze ?", "Je la cherche.", by: asker.PersonId, tags: ["outil"]);
        var browser = await place.SignedIn(asker);

        using var saved = await browser.Send(
            $"/questions/{question.Id}/modifier",
            "Form.Text",
            ("Form.Title", "Où est la perceuse à colonne ?"),
            ("Form.Tags", "bois")
        );

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await browser.Open(saved.Headers.Location!.OriginalString.Split('?')[0]);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Où est la perceuse à colonne ?");
        page.QuerySelectorAll(".tags a").Select(tag => tag.TextContent).ShouldBe(["bois"]);
        (await place.Visitor().GetStringAsync("/api/v1/ask?q=perceuse+colonne")).ShouldContain("à colonne ?");
        (await browser.Open($"/questions/{question.Id}/versions")).Body!.TextContent.ShouldContain("perceuze");
    }

    [Fact]
    public async Task An_answer_is_edited_by_who_wrote_it_and_by_gardeners_and_by_nobody_else()
    {
        var author = await place.Somebody(Role.Member, "Bob Auteur");
        var question = await place.Ask("Qui corrige ?", answers: ("Moi memme.", author.PersonId, false));
        var answer = await place.Read(db => db.Answers.SingleAsync(one => one.QuestionId == question.Id));
        var path = $"/questions/{question.Id}/modifier/{answer.Id}";

        (await (await place.SignedIn(Role.Member)).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var empty = await (await place.SignedIn(author)).Send(path, "Form.Text", ("Form.Text", " "));
        (await empty.Document()).ErrorOf("Form.Text").ShouldNotBeNull();
        foreach (
            var (browser, text) in new[]
            {
                (await place.SignedIn(author), "Moi même."),
                (await place.SignedIn(Role.Gardener), "Moi-même."),
            }
        )
            (await browser.Send(path, "Form.Text", ("Form.Text", text))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await place.Visitor().Open(question.Path))
            .QuerySelector(".reply .prose")!
            .TextContent.Trim()
            .ShouldBe("Moi-même.");
        (await place.Read(db => db.QuestionRevisions.CountAsync(one => one.AnswerId == answer.Id))).ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_edit_at_once_see_both_texts_and_neither_is_lost()
    {
        var question = await place.Ask("À deux ?", "Le début.");
        var path = $"/questions/{question.Id}/modifier";
        var (one, other) = (await place.SignedIn(Role.Gardener), await place.SignedIn(Role.Gardener));
        var late = Pages.Filled(await other.Open(path), "Form.Text", ("Form.Text", "Ma version."));
        await one.Send(path, "Form.Text", ("Form.Text", "L’autre version."));

        using var told = await other.Post(path, late);

        told.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await told.Document();
        page.ValueOf("Form.Text")!.Trim().ShouldBe("Ma version.");
        page.QuerySelector("#eux")!.ParentElement!.TextContent.ShouldContain("L’autre version.");
        (await other.Post(path, Pages.Filled(page, "Form.Text"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (
            await place.Read(db =>
                db.QuestionRevisions.Where(row => row.QuestionId == question.Id)
                    .Select(row => row.Markdown)
                    .ToListAsync()
            )
        ).ShouldBe(["Le début.", "L’autre version."], ignoreOrder: true);
    }

    [Fact]
    public async Task A_question_closed_for_another_leads_there_but_not_to_one_out_of_sight()
    {
        var same = await place.Ask("La vraie question ?");
        var hidden = await place.Ask("La question cachée ?", scope: Scope.Staff);
        var (double1, double2) = (await place.Ask("La même en double ?"), await place.Ask("Une autre en double ?"));
        var staff = await place.SignedIn(Role.Concierge);

        await Post(staff, double1, "Close", ("SameAs", "http://localhost" + same.Path));
        await Post(staff, double2, "Close", ("SameAs", $"{hidden.Id}"));

        var notice = (await place.Visitor().Open(double1.Path)).QuerySelector(".notice")!;
        notice.QuerySelector("a")!.GetAttribute("href").ShouldBe(same.Path);
        (await place.Visitor().Open(double2.Path)).QuerySelector(".notice")!.TextContent.ShouldNotContain("cachée");
        (await Post(staff, double1, "Reopen")).ShouldBe(HttpStatusCode.Redirect);
        (await place.Visitor().Open(double1.Path)).QuerySelector(".notice").ShouldBeNull();
        (
            await place.Read(db =>
                db.Journal.Where(row => row.Kind == Question.Kind && row.ThingId == double1.Id)
                    .Select(row => row.Action)
                    .ToListAsync()
            )
        ).ShouldBe(["close", "reopen"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("999999999", "")]
    [InlineData("n’importe quoi", "")]
    public async Task A_question_is_not_closed_without_a_reason_or_for_one_that_is_not_there(
        string same,
        string because
    )
    {
        var question = await place.Ask("Sans raison ?");
        var staff = await place.SignedIn(Role.Gardener);

        (await Post(staff, question, "Close", ("SameAs", same), ("Because", because))).ShouldBe(HttpStatusCode.OK);

        (await place.Read(db => db.Questions.SingleAsync(one => one.Id == question.Id))).State.ShouldBe(
            QuestionState.Open
        );
    }

    [Fact]
    public async Task A_deleted_question_is_gone_everywhere_and_comes_back_as_it_was()
    {
        var question = await place.Ask("Le code du hangar bleu ?", answers: ("Le hangar bleu est ouvert.", null, true));
        var gardener = await place.SignedIn(Role.Gardener);
        var visitor = place.Visitor();
        (await visitor.GetStringAsync("/questions")).ShouldContain("hangar bleu");

        (await Post(gardener, question, "Delete")).ShouldBe(HttpStatusCode.Redirect);

        foreach (var reader in new[] { visitor, gardener })
        {
            (await reader.GetAsync(question.Path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            foreach (
                var path in new[] { "/questions", "/api/v1/ask?q=hangar+bleu", "/questions.atom", "/sitemap.xml", "/" }
            )
                (await reader.GetStringAsync(path)).ShouldNotContain("hangar", Case.Insensitive, path);
        }
        (await (await place.SignedIn(Role.Member)).GetAsync($"/questions/{question.Id}/suite")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await Post(gardener, question, "PutBack")).ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Open(question.Path)).QuerySelector(".reply")!.TextContent.ShouldContain("ouvert");
        (await visitor.GetStringAsync("/api/v1/ask?q=hangar+bleu")).ShouldContain("hangar");
    }

    [Fact]
    public async Task The_asker_deletes_only_what_nobody_answered_and_members_tend_only_their_own()
    {
        var asker = await place.Somebody(Role.Member, "Cléo Asker");
        var answered = await place.Ask("Répondue déjà ?", by: asker.PersonId, answers: ("Oui.", null, false));
        var browser = await place.SignedIn(asker);

        (await Post(browser, answered, "Delete")).ShouldBe(HttpStatusCode.Forbidden);
        (await Post(browser, answered, "Move", ("Sight", "1"))).ShouldBe(HttpStatusCode.Forbidden);
        (await Post(await place.SignedIn(Role.Member), answered, "Close", ("Because", "Non."))).ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await Post(browser, answered, "Close", ("Because", "Réglé."))).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_question_moved_to_another_circle_is_read_there_only()
    {
        var question = await place.Ask("À déplacer chez les membres ?");
        var gardener = await place.SignedIn(Role.Gardener);

        (await Post(gardener, question, "Move", ("Sight", $"{Scope.Members.Value}"))).ShouldBe(HttpStatusCode.Redirect);
        (await Post(gardener, question, "Move", ("Sight", $"{Scope.Staff.Value}"))).ShouldBe(HttpStatusCode.OK);

        (await place.Visitor().GetAsync(question.Path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await place.SignedIn(Role.Member)).GetAsync(question.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> Post(
        HttpClient browser,
        Question question,
        string handler,
        params (string Name, string Value)[] fields
    )
    {
        using var done = await browser.PostAsync(
            $"/questions/{question.Id}/suite?handler={handler}",
            new FormUrlEncodedContent(fields.Select(one => new KeyValuePair<string, string>(one.Name, one.Value)))
        );
        return done.StatusCode;
    }
}
