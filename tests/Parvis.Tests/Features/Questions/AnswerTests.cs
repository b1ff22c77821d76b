using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

public class AnswerTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task An_answer_written_under_the_question_stands_there_and_is_found_at_once()
    {
        var question = await place.Ask("Quelle colle pour le polystyrène ?");
        var browser = await place.SignedIn(Role.Member);

        using var answered = await browser.Send(question.Path, "Text", ("Text", "La colle **sans solvant**."));

        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answered.Headers.Location!.OriginalString.ShouldContain("#reponse-");
        var page = await browser.Open(question.Path);
        page.QuerySelector(".reply strong")!.TextContent.ShouldBe("sans solvant");
        (await place.Visitor().GetStringAsync("/api/v1/ask?q=colle+sans+solvant")).ShouldContain("polystyrène");
    }

    [Fact]
    public async Task Answers_given_at_once_are_all_kept_and_counted_and_a_double_one_is_one()
    {
        var question = await place.Ask("Combien de réponses ?");
        var browsers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => place.SignedIn(Role.Member)));
        var path = $"/questions/{question.Id}/repondre";

        await Task.WhenAll(
            browsers.SelectMany(
                (browser, i) =>
                    new[] { 0, 1 }.Select(_ =>
                        browser.Post(path, ("", [new KeyValuePair<string, string>("Text", $"La réponse {i}.")]))
                    )
            )
        );

        var row = await place.Read(db => db.Questions.SingleAsync(one => one.Id == question.Id));
        row.AnswerCount.ShouldBe(6);
        (await place.Read(db => db.Answers.CountAsync(one => one.QuestionId == question.Id))).ShouldBe(6);
    }

    [Fact]
    public async Task An_empty_or_endless_answer_is_refused_and_what_was_typed_stays()
    {
        var question = await place.Ask("Et sans réponse ?");
        var browser = await place.SignedIn(Role.Member);
        var path = $"/questions/{question.Id}/repondre";

        using var empty = await browser.Send(path, "Text", ("Text", "  "));
        using var endless = await browser.Send(path, "Text", ("Text", new string('x', 30_000)));

        (await empty.Document()).ErrorOf("Text").ShouldNotBeNull();
        var page = await endless.Document();
        page.ErrorOf("Text")!.ShouldContain("20000");
        page.ValueOf("Text")!.Trim().Length.ShouldBe(30_000);
        (await place.Read(db => db.Answers.AnyAsync(one => one.QuestionId == question.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_may_not_see_or_answer_a_question_does_not()
    {
        var hidden = await place.Ask("Pour l’équipe seulement ?", scope: Scope.Staff);
        var open = await place.Ask("Pour tous ?");
        var (member, guest) = (await place.SignedIn(Role.Member), await place.SignedIn(Role.Visitor));

        (await Answer(member, hidden)).ShouldBe(HttpStatusCode.NotFound);
        (await Answer(guest, open)).ShouldBe(HttpStatusCode.Forbidden);
        (await Answer(place.Visitor(), open)).ShouldBe(HttpStatusCode.Unauthorized);

        (await place.Read(db => db.Answers.CountAsync(one => one.QuestionId == open.Id))).ShouldBe(0);
        (await guest.Open(open.Path)).QuerySelector("[name=Text]").ShouldBeNull();
    }

    [Fact]
    public async Task A_closed_question_takes_no_more_answers()
    {
        var question = await place.Ask("Close ?");
        await place.Acts.Run(async db =>
            (await db.Questions.SingleAsync(one => one.Id == question.Id)).State = QuestionState.Closed
        );
        var browser = await place.SignedIn(Role.Member);

        (await Answer(browser, question)).ShouldBe(HttpStatusCode.OK);

        (await browser.Open(question.Path)).QuerySelector("[name=Text]").ShouldBeNull();
        (await place.Read(db => db.Answers.CountAsync(one => one.QuestionId == question.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task The_asker_keeps_several_answers_and_takes_it_back()
    {
        var asker = await place.Somebody(Role.Visitor, "Zoé Asker");
        var question = await place.Ask(
            "Plusieurs bonnes ?",
            by: asker.PersonId,
            answers: [("Une bonne.", null, false), ("Une autre.", null, false)]
        );
        var browser = await place.SignedIn(asker);

        foreach (var answer in await Ids(question))
            (await Keep(browser, question, answer)).ShouldBe(HttpStatusCode.Redirect);
        (await StateOf(question)).ShouldBe(QuestionState.Answered);
        (await browser.Open(question.Path)).QuerySelectorAll(".reply.pinned").Length.ShouldBe(2);

        foreach (var answer in await Ids(question))
            (await Keep(browser, question, answer, "?reprendre")).ShouldBe(HttpStatusCode.Redirect);
        (await StateOf(question)).ShouldBe(QuestionState.Open);
    }

    [Fact]
    public async Task Only_the_asker_gardeners_and_staff_say_which_answer_helped()
    {
        var question = await place.Ask("Qui décide ?", answers: ("Moi.", null, false));
        var other = await place.Ask("Une autre ?", answers: ("Elle.", null, false));
        var answer = (await Ids(question)).Single();
        var (member, gardener) = (await place.SignedIn(Role.Member), await place.SignedIn(Role.Gardener));

        (await Keep(member, question, answer)).ShouldBe(HttpStatusCode.Forbidden);
        (await Keep(gardener, other, answer)).ShouldBe(HttpStatusCode.NotFound);
        (await StateOf(question)).ShouldBe(QuestionState.Open);
        (await Keep(gardener, question, answer)).ShouldBe(HttpStatusCode.Redirect);
        (await StateOf(question)).ShouldBe(QuestionState.Answered);
    }

    [Fact]
    public async Task Whoever_asked_is_told_once_by_mail_with_the_words_of_the_answer()
    {
        var (asker, address) = await Reachable("Noé Asker", confirmed: true);
        var question = await place.Ask("Comment affûter un ciseau ?", by: asker.PersonId);
        var browser = await place.SignedIn(Role.Member);

        for (var i = 0; i < 2; i++)
            await browser.Send(question.Path, "Text", ("Text", "À la pierre à **eau**."));

        var mail = (await MailsTo(address)).ShouldHaveSingleItem();
        mail.Subject.ShouldContain("Comment affûter un ciseau ?");
        var words = await place.WordsOf(mail);
        words.ShouldContain("À la pierre à eau.");
        words.ShouldContain("/questions/par-courriel/");
    }

    [Fact]
    public async Task The_mail_speaks_the_language_of_the_question_not_of_whoever_answers()
    {
        var (asker, address) = await Reachable("Noa French", confirmed: true);
        var question = await place.Ask("Où sont les gants ?", by: asker.PersonId);
        var browser = await place.SignedIn(Role.Member);

        await browser.Send("/en" + question.Path, "Text", ("Text", "In the drawer."));

        var mail = (await MailsTo(address)).ShouldHaveSingleItem();
        mail.Subject.ShouldStartWith("Une réponse");
        (await place.WordsOf(mail)).ShouldNotContain("/en/questions");
    }

    [Fact]
    public async Task Who_answers_reads_a_question_of_an_older_renderer_as_it_is_written_today()
    {
        var question = await place.Ask("Ancienne ?", "Du **gras**.");
        await place.Acts.Run(async db =>
            (await db.Questions.SingleAsync(one => one.Id == question.Id)).Text = new RichText
            {
                Markdown = "Du **gras**.",
                Html = "<p>Ancien.</p>",
                Version = 0,
            }
        );
        var browser = await place.SignedIn(Role.Member);

        foreach (var path in new[] { question.Path, $"/questions/{question.Id}/repondre" })
            (await browser.Open(path)).QuerySelector(".prose")!.TextContent.Trim().ShouldBe("Du gras.");
    }

    [Fact]
    public async Task No_mail_goes_to_an_address_that_nobody_confirmed_and_none_says_what_is_not_public()
    {
        var (unsure, unconfirmed) = await Reachable("Peut-être", confirmed: false);
        var (member, address) = await Reachable("Membre", confirmed: true);
        var open = await place.Ask("À une adresse douteuse ?", by: unsure.PersonId);
        var inside = await place.Ask("Le code de la porte ?", scope: Scope.Members, by: member.PersonId);
        var browser = await place.SignedIn(Role.Member);

        await browser.Send(open.Path, "Text", ("Text", "Oui."));
        await browser.Send(inside.Path, "Text", ("Text", "Le 4321."));

        (await MailsTo(unconfirmed)).ShouldBeEmpty();
        (await place.WordsOf((await MailsTo(address)).ShouldHaveSingleItem())).ShouldNotContain("4321");
    }

    [Fact]
    public async Task However_many_answers_come_the_asker_gets_six_mails_an_hour_at_most()
    {
        var (asker, address) = await Reachable("Très demandée", confirmed: true);
        var question = await place.Ask("Qui n’a pas d’avis ?", by: asker.PersonId);
        var browser = await place.SignedIn(Role.Member);

        for (var i = 0; i < 8; i++)
            await browser.Send(question.Path, "Text", ("Text", $"Avis {i}."));

        (await MailsTo(address)).Count.ShouldBe(6);
        (await place.Read(db => db.Answers.CountAsync(one => one.QuestionId == question.Id))).ShouldBe(8);
    }

    private async Task<(Account Account, string Address)> Reachable(string name, bool confirmed)
    {
        var account = await place.Somebody(Role.Member, name);
        var address = await place.Acts.Run(async db =>
        {
            var row = await db.Addresses.SingleAsync(one => one.PersonId == account.PersonId);
            row.ConfirmedAt = confirmed ? place.Now : null;
            return row.Email;
        });
        return (account, address);
    }

    private async Task<List<OutgoingMail>> MailsTo(string address)
    {
        await place.DoJobs();
        return await place.Read(db => db.OutgoingMails.Where(mail => mail.To == address).ToListAsync());
    }

    private static async Task<HttpStatusCode> Answer(HttpClient browser, Question question)
    {
        var path = $"/questions/{question.Id}/repondre";
        using var answer = await browser.Post(path, ("", [new KeyValuePair<string, string>("Text", "Oui.")]));
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Keep(HttpClient browser, Question question, long answer, string end = "")
    {
        using var done = await browser.PostAsync($"/questions/{question.Id}/retenir/{answer}{end}", null);
        return done.StatusCode;
    }

    private Task<List<long>> Ids(Question question) =>
        place.Read(db => db.Answers.Where(one => one.QuestionId == question.Id).Select(one => one.Id).ToListAsync());

    private async Task<QuestionState> StateOf(Question question) =>
        (await place.Read(db => db.Questions.SingleAsync(one => one.Id == question.Id))).State;
}
