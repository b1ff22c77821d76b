using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

public class AskWithoutAccountTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const string Path = "/questions/nouvelle";

    [Fact]
    public async Task A_question_waits_until_the_link_in_the_mail_is_used_and_then_the_answer_comes_by_mail()
    {
        var visitor = place.Visitor();
        using var sent = await Send(visitor, "Où recycler des piles ?", "lea@exemple.example", "Léa");
        sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sent.Document()).QuerySelector(".lead[role=status]")!.TextContent.ShouldContain("lea@exemple.example");
        (await Found("recycler+piles")).ShouldNotContain("piles ?");

        var link = await LinkTo("lea@exemple.example", "/questions/confirmer/");
        (await visitor.Open(link)).QuerySelector("h1")!.TextContent.ShouldBe("Où recycler des piles ?");
        (await Found("recycler+piles")).ShouldNotContain("piles ?");
        using var posted = await Press(visitor, link);

        posted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var own = await visitor.Open(posted.Headers.Location!.OriginalString);
        own.Body!.TextContent.ShouldContain("Votre question");
        (await Found("recycler+piles")).ShouldContain("piles ?");
        var question = await place.Read(db => db.Questions.SingleAsync(one => one.Title == "Où recycler des piles ?"));
        (await visitor.Open(question.Path)).QuerySelector(".asked .by")!.TextContent.ShouldContain("Léa");

        var member = await place.SignedIn(Role.Member);
        await member.Send(question.Path, "Text", ("Text", "Dans le bac de l’entrée."));
        var mine = await visitor.Open(await LinkTo("lea@exemple.example", "/questions/par-courriel/"));
        mine.QuerySelector(".reply")!.TextContent.ShouldContain("bac de l’entrée");
    }

    [Fact]
    public async Task The_asker_keeps_an_answer_adds_a_word_and_stops_the_mails_from_the_link_alone()
    {
        var visitor = place.Visitor();
        var (question, key) = await Asked(visitor, "Qui prête une échelle ?", "paul@exemple.example");
        var member = await place.SignedIn(Role.Member);
        await member.Send(question.Path, "Text", ("Text", "Moi, le jeudi."));
        var answer = await place.Read(db => db.Answers.SingleAsync(one => one.QuestionId == question.Id));

        await Act(visitor, key, "Keep", ("answer", $"{answer.Id}"), ("takesBack", "false"));
        await Act(visitor, key, "Thank", ("answer", $"{answer.Id}"));
        await Act(visitor, key, "Thank", ("answer", $"{answer.Id}"));
        using var added = await visitor.Send(key, "Text", ("Text", "Jeudi me va."));
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Act(visitor, key, "Stop");
        var before = (await MailsTo("paul@exemple.example")).Count;
        await member.Send(question.Path, "Text", ("Text", "Alors à jeudi."));

        var row = await place.Read(db =>
            db.Questions.Include(one => one.Answers).SingleAsync(one => one.Id == question.Id)
        );
        row.State.ShouldBe(QuestionState.Answered);
        row.Answers.Count.ShouldBe(3);
        row.Answers.Single(one => one.Id == answer.Id).Thanks.ShouldBe(1);
        (await MailsTo("paul@exemple.example")).Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_link_posts_once_however_often_and_at_once_it_is_used()
    {
        var visitor = place.Visitor();
        using var sent = await Send(visitor, "Une seule fois ?", "zoe@exemple.example", "Zoé");
        var link = await LinkTo("zoe@exemple.example", "/questions/confirmer/");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.PostAsync(link, null)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await place.Read(db => db.Questions.CountAsync(one => one.Title == "Une seule fois ?"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_that_is_too_old_posts_nothing_and_says_so()
    {
        var visitor = place.Visitor();
        using var sent = await Send(visitor, "Trop tard ?", "max@exemple.example", "");
        var link = await LinkTo("max@exemple.example", "/questions/confirmer/");
        place.Clock.Advance(TimeSpan.FromDays(4));

        (await visitor.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.Gone);

        (await visitor.Open(link, HttpStatusCode.Gone)).QuerySelector("h1")!.TextContent.ShouldContain("ne sert plus");
        (await place.Read(db => db.Questions.AnyAsync(one => one.Title == "Trop tard ?"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Form.Email", "")]
    [InlineData("Form.Email", "pas une adresse")]
    [InlineData("Form.Email", "a@b.example\nBcc: tous@exemple.example")]
    [InlineData("Form.Title", "")]
    [InlineData("Form.Sight", "1")]
    public async Task What_cannot_be_is_told_and_nothing_typed_is_lost(string field, string value)
    {
        var visitor = place.Visitor();

        using var answer = await visitor.Send(
            Path,
            "Form.Title",
            ("Form.Title", "Gardez mon texte ?"),
            ("Form.Text", "Le texte reste."),
            ("Form.Email", "ok@exemple.example"),
            (field, value)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Document();
        page.QuerySelector(".lead[role=status]").ShouldBeNull();
        page.ValueOf("Form.Text")!.Trim().ShouldBe("Le texte reste.");
        (
            await place.Read(db => db.PendingQuestions.AnyAsync(one => one.Title == "Gardez mon texte ?"))
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task A_form_without_its_seal_and_a_flood_from_one_client_send_nothing()
    {
        var visitor = place.Visitor();
        using var unsealed = await visitor.Send(
            Path,
            "Form.Title",
            ("Form.Title", "Sans sceau ?"),
            ("Form.Email", "sceau@exemple.example"),
            ("sceau", "")
        );
        (await unsealed.Document()).QuerySelector(".faults").ShouldNotBeNull();
        (await MailsTo("sceau@exemple.example")).ShouldBeEmpty();

        for (var i = 0; i < 12; i++)
            (await Send(visitor, $"Flot {i} ?", "flot@exemple.example", "")).Dispose();

        (await MailsTo("flot@exemple.example")).Count.ShouldBeLessThanOrEqualTo(4);
        place.Clock.Advance(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task A_key_that_was_bent_or_belongs_to_another_question_opens_nothing()
    {
        var visitor = place.Visitor();
        var (_, key) = await Asked(visitor, "Une clé pour une porte ?", "cle@exemple.example");

        (await visitor.GetAsync(key[..^4] + "AAAA")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await visitor.GetAsync("/questions/par-courriel/nimporte")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        place.Clock.Advance(TimeSpan.FromDays(91));
        (await visitor.GetAsync(key)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_question_that_was_moved_out_of_sight_is_out_of_the_sight_of_its_links()
    {
        var visitor = place.Visitor();
        var (question, key) = await Asked(visitor, "Bientôt entre nous ?", "dehors@exemple.example");
        await place.Acts.Run(async db =>
            (await db.Questions.SingleAsync(one => one.Id == question.Id)).Scope = Scope.Members
        );

        (await visitor.GetAsync(key)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("Léa", true)]
    [InlineData("Paul", false)]
    public async Task An_address_that_is_known_brings_its_person_unless_another_name_is_given(string name, bool known)
    {
        var email = $"connue{name.Length}{known}@exemple.example".ToLowerInvariant();
        var person = await place.Meet("Léa Martin");
        await place.Acts.Run(async db =>
            (await db.People.Include(one => one.Addresses).SingleAsync(one => one.Id == person.Id)).Addresses.Add(
                Parvis.Platform.People.Address.Of(email)
            )
        );

        (await Send(place.Visitor(), $"Qui suis-je, {name} ?", email, name)).Dispose();
        (await Press(place.Visitor(), await LinkTo(email, "/questions/confirmer/"))).Dispose();

        var author = await place.Read(db =>
            db.Questions.Where(one => one.Title == $"Qui suis-je, {name} ?").Select(one => one.AuthorId).SingleAsync()
        );
        (author == person.Id).ShouldBe(known);
    }

    private static Task<HttpResponseMessage> Send(HttpClient visitor, string title, string email, string name) =>
        visitor.Send(Path, "Form.Title", ("Form.Title", title), ("Form.Email", email), ("Form.Name", name));

    private static async Task<HttpResponseMessage> Press(HttpClient visitor, string link) =>
        await visitor.PostAsync(link, null);

    private static async Task Act(
        HttpClient visitor,
        string key,
        string handler,
        params (string Name, string Value)[] fields
    )
    {
        using var done = await visitor.PostAsync(
            $"{key}?handler={handler}",
            new FormUrlEncodedContent(fields.Select(one => new KeyValuePair<string, string>(one.Name, one.Value)))
        );
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect, handler);
    }

    private async Task<(Question Question, string Key)> Asked(HttpClient visitor, string title, string email)
    {
        (await Send(visitor, title, email, "")).Dispose();
        using var posted = await Press(visitor, await LinkTo(email, "/questions/confirmer/"));
        var key = posted.Headers.Location!.OriginalString.Split('?')[0];
        return (await place.Read(db => db.Questions.SingleAsync(one => one.Title == title)), key);
    }

    private async Task<string> Found(string words) => await place.Visitor().GetStringAsync("/api/v1/ask?q=" + words);

    private async Task<List<OutgoingMail>> MailsTo(string address)
    {
        await place.DoJobs();
        return await place.Read(db =>
            db.OutgoingMails.Where(mail => mail.To == address).OrderBy(mail => mail.Id).ToListAsync()
        );
    }

    private async Task<string> LinkTo(string address, string start)
    {
        await place.DoJobs();
        var mail = (await MailsTo(address))[^1];
        var text = await place.WordsOf(mail);
        var from = text.IndexOf(start, StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0);
        return text[from..text.IndexOfAny(['\r', '"', ' ', '<'], from)];
    }
}
