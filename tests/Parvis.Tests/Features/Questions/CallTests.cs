using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions;
using Parvis.Features.Questions.Calling;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Questions;

public class CallTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task Who_probably_knows_is_asked_by_one_mail_with_the_reason_after_ten_minutes()
    {
        var (knower, address) = await Knower("Farid Tour", "tour à bois", "gouge");
        var asker = await place.SignedIn(Role.Member);

        var question = await Asked(asker, "Comment affûter la gouge du tour à bois ?");

        (await MailsTo(address)).ShouldBeEmpty();
        var page = await asker.Open(question.Path);
        page.QuerySelector("aside")!.TextContent.ShouldContain("Farid Tour");
        place.Clock.Advance(Callees.Grace);
        var mail = (await MailsTo(address)).ShouldHaveSingleItem();
        mail.Subject.ShouldContain("gouge du tour");
        var call = await place.Read(db => db.QuestionCalls.SingleAsync(one => one.PersonId == knower.PersonId));
        call.Reason.ShouldContain("répondu");
        call.ToldAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_call_that_is_taken_back_in_time_writes_to_nobody_and_another_may_be_called()
    {
        var (knower, address) = await Knower("Gilles Four", "four à céramique", "cuisson");
        var (other, otherAddress) = await Reachable("Huguette Autre");
        var asker = await place.SignedIn(Role.Member);
        var question = await Asked(asker, "Quelle cuisson au four à céramique ?");
        var path = $"/questions/{question.Id}/a-qui";

        (await Post(asker, path + "?handler=Withdraw", knower.PersonId)).ShouldBe(HttpStatusCode.Redirect);
        (await Post(asker, path, other.PersonId)).ShouldBe(HttpStatusCode.Redirect);
        (await Post(asker, path, other.PersonId)).ShouldBe(HttpStatusCode.Redirect);
        place.Clock.Advance(TimeSpan.FromHours(1));

        (await MailsTo(address)).ShouldBeEmpty();
        (await MailsTo(otherAddress)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nobody_is_asked_more_than_three_times_a_week()
    {
        var (_, address) = await Knower("Irène Brode", "brodeuse", "canevas");
        var asker = await place.SignedIn(Role.Member);

        for (var i = 0; i < 5; i++)
            await Asked(asker, $"Question {i} sur le canevas de la brodeuse ?");
        place.Clock.Advance(TimeSpan.FromHours(1));

        (await MailsTo(address)).Count.ShouldBe(Person.UsualAsksAWeek);
    }

    [Fact]
    public async Task Nobody_is_asked_at_night()
    {
        var (_, address) = await Knower("Jules Nuit", "télescope", "oculaire");
        var night = place.Clock.GetUtcNow().Date.AddDays(1).AddHours(22);
        place.Clock.Advance(night - place.Clock.GetUtcNow().UtcDateTime);
        await Asked(await place.SignedIn(Role.Member), "Nettoyer un oculaire de télescope ?");

        place.Clock.Advance(TimeSpan.FromHours(1));
        (await MailsTo(address)).ShouldBeEmpty();
        place.Clock.Advance(TimeSpan.FromHours(9));
        (await MailsTo(address)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Only_the_asker_and_staff_choose_and_only_among_those_who_may_read_and_be_named()
    {
        var staff = await place.SignedIn(Role.Concierge);
        var question = await place.Ask("Pour la loge ?", scope: Scope.Staff);
        var open = await place.Ask("Pour tous, à choisir ?");
        var member = await place.Somebody(Role.Member, "Simple Membre");
        var hidden = await place.Somebody(Role.Member, "Discrète", SeenBy.Nobody);
        var guest = await place.Somebody(Role.Visitor, "De Passage", SeenBy.Everyone);

        (await Post(await place.SignedIn(Role.Member), $"/questions/{open.Id}/a-qui", member.PersonId)).ShouldBe(
            HttpStatusCode.Forbidden
        );
        foreach (var (asked, person) in new[] { (question, member), (open, hidden), (open, guest) })
            (await Post(staff, $"/questions/{asked.Id}/a-qui", person.PersonId)).ShouldBe(HttpStatusCode.OK);

        (
            await place.Read(db =>
                db.QuestionCalls.AnyAsync(one => one.QuestionId == question.Id || one.QuestionId == open.Id)
            )
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task A_reason_that_speaks_of_what_became_hidden_is_not_read_any_more()
    {
        var (_, _) = await Knower("Karl Verre", "vitrail", "plomb");
        var asker = await place.SignedIn(Role.Member);
        var question = await Asked(asker, "Souder le plomb d’un vitrail ?");
        (await asker.Open(question.Path)).QuerySelector("aside")!.TextContent.ShouldContain("a répondu");

        await place.Acts.Run(async db =>
        {
            foreach (
                var one in await db
                    .Questions.Where(one => one.Title.Contains("vitrail") && one.Id != question.Id)
                    .ToListAsync()
            )
                one.Scope = Scope.Staff;
        });

        var aside = (await asker.Open(question.Path)).QuerySelector("aside")!.TextContent;
        aside.ShouldContain("Karl Verre");
        aside.ShouldNotContain("a répondu");
    }

    private async Task<(Account Account, string Address)> Knower(string name, params string[] words)
    {
        var (account, address) = await Reachable(name);
        for (var i = 0; i < 2; i++)
            await place.Ask(
                $"Le {words[0]}, la {words[1]}, question {i} ?",
                $"À propos de {words[0]} et de {words[1]}.",
                answers: ($"Avec {words[0]} et {words[1]}, voici comment.", account.PersonId, true)
            );
        return (account, address);
    }

    private async Task<(Account Account, string Address)> Reachable(string name)
    {
        var account = await place.Somebody(Role.Member, name);
        var address = await place.Acts.Run(async db =>
        {
            var row = await db.Addresses.SingleAsync(one => one.PersonId == account.PersonId);
            row.ConfirmedAt = place.Now;
            return row.Email;
        });
        return (account, address);
    }

    private async Task<Question> Asked(HttpClient browser, string title)
    {
        using var asked = await browser.Send("/questions/nouvelle", "Form.Title", ("Form.Title", title));
        asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await place.Read(db => db.Questions.SingleAsync(one => one.Title == title));
    }

    private static async Task<HttpStatusCode> Post(HttpClient browser, string path, long person)
    {
        using var done = await browser.PostAsync(
            path,
            new FormUrlEncodedContent([new KeyValuePair<string, string>("person", $"{person}")])
        );
        return done.StatusCode;
    }

    private async Task<List<OutgoingMail>> MailsTo(string address)
    {
        await place.DoJobs();
        return await place.Read(db => db.OutgoingMails.Where(mail => mail.To == address).ToListAsync());
    }
}
