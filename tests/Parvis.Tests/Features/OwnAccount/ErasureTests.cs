using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Garden;
using Parvis.Features.Questions;
using Parvis.Features.Questions.Following;
using Parvis.Platform.Finding;
using Parvis.Platform.Jobs;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Privacy;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.OwnAccount;

public sealed class ErasureTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const string Path = "/moi/effacer";

    [Fact]
    public async Task What_goes_and_what_stays_is_shown_first()
    {
        var account = await place.Somebody(Role.Member, "Regarde Effacement");
        await place.Ask("Restera", by: account.PersonId);

        var page = await (await place.SignedIn(account)).Open(Path);

        page.QuerySelector("[aria-labelledby=reste]")!.TextContent.ShouldContain("Questions posées (1)");
        page.QuerySelector("[aria-labelledby=part]")!.TextContent.ShouldContain("Appareils connectés (1)");
        (await place.Read(db => db.People.AnyAsync(one => one.Id == account.PersonId))).ShouldBeTrue();
    }

    [Fact]
    public async Task Knowledge_stays_and_the_name_goes()
    {
        var account = await place.Somebody(Role.Gardener, "Odile Quiseffacera", SeenBy.Everyone);
        var question = await place.Ask("Où est la colle ?", by: account.PersonId);
        var answered = await place.Ask("Où est le fil ?", answers: ("Dans le tiroir rouge.", account.PersonId, true));
        var sown = await place.Sow("La colle", "Elle est au froid.", caredBy: account.PersonId);
        var stranger = await place.Somebody(Role.Member, "Reste Là");
        await place.Acts.Run(async db =>
        {
            await db.Follow(answered.Id, account.PersonId, place.Now);
            await db.PutOffers(account.PersonId, ["colle"], place.Now);
            db.Record(place.Now, stranger.PersonId, "give-role", new("account", account.Id), "Odile le mérite");
        });

        await Erase(account);

        var visitor = await place.Visitor().GetStringAsync(answered.Path);
        visitor.ShouldContain("Dans le tiroir rouge.");
        visitor.ShouldNotContain("Quiseffacera");
        (await place.Visitor().GetStringAsync(sown.Path)).ShouldNotContain("Quiseffacera");
        (await place.Visitor().GetStringAsync("/api/v1/ask?q=colle+fil")).ShouldNotContain("Quiseffacera");
        (await place.Visitor().GetAsync(Byline.PathOf(account.PersonId, "Odile Quiseffacera"))).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        await place.Read(async db =>
        {
            (await db.Questions.SingleAsync(one => one.Id == question.Id)).AuthorId.ShouldBeNull();
            (await db.Pages.SingleAsync(one => one.Id == sown.Id)).CaredById.ShouldBeNull();
            (await db.Revisions.SingleAsync(one => one.PageId == sown.Id)).AuthorId.ShouldBeNull();
            (await db.Evidence.AnyAsync(one => one.PersonId == account.PersonId)).ShouldBeFalse();
            (await db.Journal.AnyAsync(one => one.Reason == "Odile le mérite")).ShouldBeFalse();
            return true;
        });
        (await Left(account)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_is_signed_out_everywhere_and_written_to_for_the_last_time()
    {
        var account = await place.Somebody(Role.Member, "Adieu Effacement");
        var email = await EmailOf(account);
        var (here, there) = (await place.SignedIn(account), await place.SignedIn(account));

        using var done = await here.Send(Path, "Typed", ("Typed", email.ToUpperInvariant()));

        done.Headers.Location!.OriginalString.ShouldBe("/adieu");
        (await place.Visitor().Open("/adieu")).QuerySelector("h1")!.TextContent.ShouldBe("C’est effacé");
        foreach (var browser in new[] { here, there })
        {
            using var gone = await browser.GetAsync("/moi");
            gone.Headers.Location!.OriginalString.ShouldStartWith("/entrer");
        }
        await place.DoJobs();
        Directory.GetFiles(place.Folder.Mails).Select(File.ReadAllText).ShouldContain(mail => mail.Contains(email));
        (await place.Read(db => db.OutgoingMails.AnyAsync(mail => mail.To == email))).ShouldBeFalse("nor is that kept");
        var entry = await place.Read(db =>
            db.Journal.SingleAsync(one => one.Action == Erasing.Erased && one.ThingId == account.PersonId)
        );
        entry.PersonId.ShouldBeNull();
        (await place.LinkSentTo(email)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("quelqu’un@d’autre.fr")]
    [InlineData("effacer")]
    public async Task Without_ones_own_address_nothing_is_erased(string typed)
    {
        var account = await place.Somebody(Role.Member, "Hésite Effacement");
        var browser = await place.SignedIn(account);

        using var answer = await browser.Send(Path, "Typed", ("Typed", typed));

        (await answer.Document()).ErrorOf("Typed").ShouldNotBeNullOrEmpty();
        (await browser.Open("/moi")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_has_no_address_types_a_word()
    {
        var account = await place.Somebody(Role.Member, "Sans Adresse");
        await place.Acts.Run(db => db.Addresses.Where(one => one.PersonId == account.PersonId).ExecuteDeleteAsync());
        var browser = await place.SignedIn(account);

        using var done = await browser.Send(Path, "Typed", ("Typed", " Effacer "));

        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_last_steward_is_told_to_hand_over_first()
    {
        await place.Acts.Run(db =>
            db.Accounts.Where(one => one.Role == Role.Steward)
                .ExecuteUpdateAsync(one => one.SetProperty(row => row.Role, Role.Member))
        );
        var account = await place.Somebody(Role.Steward, "Dernière Intendante");
        var browser = await place.SignedIn(account);
        var page = await browser.Open(Path);
        page.QuerySelector("main .notice.t-now")!.TextContent.ShouldContain("dernière personne");
        page.QuerySelector("main form").ShouldBeNull();

        using var forced = await browser.PostAsync(
            Path,
            new FormUrlEncodedContent([new("Typed", await EmailOf(account))])
        );

        (await forced.Document()).QuerySelector("main .notice.t-now").ShouldNotBeNull();
        (await place.Read(db => db.Accounts.AnyAsync(one => one.Id == account.Id))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_in_an_old_mail_opens_nothing_for_who_was_erased()
    {
        var account = await place.Somebody(Role.Member, "Lien Effacement");
        var question = await place.Ask("Encore là ?", by: account.PersonId);
        var path = place.Services.GetRequiredService<QuestionKeys>().PathFor(question, account.PersonId);
        (await place.Visitor().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await Erase(account);

        (await place.Visitor().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Mails_that_wait_and_links_that_were_asked_for_go_with_the_address()
    {
        var account = await place.Somebody(Role.Member, "Attend Effacement");
        var email = await EmailOf(account);
        using var asked = await place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", email));
        await place.DoJobs();
        (await place.Read(db => db.Jobs.AnyAsync(job => job.Payload.Contains(email)))).ShouldBeTrue();

        await Erase(account);

        (await place.Read(db => db.Jobs.AnyAsync(job => job.Payload.Contains(email)))).ShouldBeFalse();
        (
            await place.Read(db => db.OutgoingMails.AnyAsync(mail => mail.To == email && mail.Kind == "sign-in-link"))
        ).ShouldBeFalse();
    }

    private async Task Erase(Account account)
    {
        var browser = await place.SignedIn(account);
        using var done = await browser.Send(Path, "Typed", ("Typed", await EmailOf(account)));
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private Task<string> EmailOf(Account account) =>
        place.Read(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId).Select(one => one.Email).FirstAsync()
        );

    /// <summary>What is still held about somebody, by kind, but for the numbers that stay: in the journal, and that of who was erased.</summary>
    private async Task<List<string>> Left(Account account)
    {
        var holdings = place.Services.GetRequiredService<HeldData>().Holdings;
        var left = new List<string>();
        foreach (var holding in holdings.Where(one => one.Key is not ("effacement" or "journal")))
        {
            var count = await place.Read(db => holding.Rows(db, new Subject(account.PersonId, [])).CountAsync());
            if (count > 0)
                left.Add(holding.Key);
        }
        return left;
    }
}
