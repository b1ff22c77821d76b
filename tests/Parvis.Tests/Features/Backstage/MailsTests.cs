using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Backstage;
using Parvis.Features.SignIn;
using Parvis.Formats.Mail;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Backstage;

public sealed class MailsTests(MailsTests.Place place) : IClassFixture<MailsTests.Place>
{
    /// <summary>A place whose courier does as the test says.</summary>
    public sealed class Place : TestPlace
    {
        internal Courier Courier { get; } = new();

        protected override HouseOptions With(HouseOptions options) =>
            options with
            {
                Outside = services =>
                {
                    options.Outside!(services);
                    services.AddSingleton<ICourier>(Courier);
                },
            };
    }

    internal sealed class Courier : ICourier
    {
        public MailNotTakenException? Refuses { get; set; }
        public List<MailMessage> Taken { get; } = [];

        public Task Deliver(MailMessage message, string name, CancellationToken cancellation)
        {
            if (Refuses is not null)
                throw Refuses;
            Taken.Add(message);
            return Task.CompletedTask;
        }
    }

    private sealed record Note(string Address, long? Person) : Mail(Address, "", Person)
    {
        public override string Kind => "note";
        public override Type Body => typeof(SignInLinkBody);

        public override string Subject(Parvis.Platform.Web.Texts texts, string place) => "Une note";
    }

    [Fact]
    public async Task A_mail_refused_for_good_waits_for_staff_who_have_it_tried_again_under_the_same_name()
    {
        place.Courier.Refuses = new MailNotTakenException("550 no such user", forGood: true);
        var id = await Write("perdue@exemple.example", secret: false);
        await place.DoJobs();
        var mail = await Row(id);
        mail.FailedAt.ShouldNotBeNull();
        mail.TriedAt.ShouldNotBeNull();

        var staff = await place.SignedIn(Role.Concierge);
        var page = await staff.Open("/coulisses/courriels");
        page.QuerySelector("main .rows li")!.TextContent.ShouldContain("550 no such user");
        place.Courier.Refuses = null;
        await staff.Send("/coulisses/courriels", "id");
        await place.DoJobs();

        (await Row(id)).SentAt.ShouldNotBeNull();
        place
            .Courier.Taken.Single(one => one.To.Address == "perdue@exemple.example")
            .MessageId.ShouldBe(mail.MessageId);
    }

    [Fact]
    public async Task A_mail_that_cannot_leave_now_leaves_later()
    {
        place.Courier.Refuses = new MailNotTakenException("450 later", forGood: false);
        var id = await Write("tard@exemple.example", secret: false);
        await place.DoJobs();
        (await Row(id)).LastError.ShouldBe("450 later");
        (await Row(id)).FailedAt.ShouldBeNull();

        place.Courier.Refuses = null;
        place.Clock.Advance(TimeSpan.FromMinutes(2));
        await place.DoJobs();

        (await Row(id)).SentAt.ShouldNotBeNull();
        (await Row(id)).LastError.ShouldBeNull();
    }

    [Fact]
    public async Task Staff_see_mails_but_not_the_links_that_open_doors_and_members_see_nothing()
    {
        await Write("secrete@exemple.example", secret: true);
        await place.DoJobs();

        var page = await (await place.SignedIn(Role.Concierge)).Open("/coulisses/courriels");
        page.QuerySelectorAll("main .rows li")
            .Select(row => row.TextContent)
            .Single(row => row.Contains("secrete@exemple.example", StringComparison.Ordinal))
            .ShouldNotContain("/entrer/lien/");
        page.QuerySelectorAll("main .rows li")
            .Single(row => row.TextContent.Contains("secrete@exemple.example", StringComparison.Ordinal))
            .QuerySelector("h2")!
            .TextContent.ShouldBe("Un courriel personnel");
        foreach (var path in new[] { "/coulisses", "/coulisses/courriels", "/coulisses/journal" })
        {
            await (await place.SignedIn(Role.Gardener)).Open(path, HttpStatusCode.Forbidden);
            await (await place.SignedIn(Role.Concierge)).Open(path);
        }
    }

    [Fact]
    public async Task A_job_given_up_is_shown_and_tried_again()
    {
        var id = await place.Acts.Run(async db =>
        {
            var job = new Job
            {
                Kind = nameof(PurgeBackstage),
                Payload = "{}",
                CreatedAt = place.Now,
                DueAt = place.Now,
                FailedAt = place.Now,
                LastError = "le disque <b>dort</b>",
            };
            db.Jobs.Add(job);
            await db.SaveChangesAsync();
            return job.Id;
        });
        var staff = await place.SignedIn(Role.Steward);
        var page = await staff.Open("/coulisses");
        page.Body!.TextContent.ShouldContain("le disque <b>dort</b>");
        page.Body.TextContent.ShouldContain("Effacer les vieux travaux");

        await staff.Post("/coulisses", Pages.Filled(page, "id"));
        await place.DoJobs();

        (await place.Read(db => db.Jobs.SingleAsync(job => job.Id == id))).DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_over_goes_after_thirty_days_and_the_rows_of_mails_stay()
    {
        var account = await place.Somebody(Role.Member, "Ancienne");
        var id = await Write("vieille@exemple.example", secret: false, to: account.PersonId);
        var stranger = await Write("inconnue@exemple.example", secret: false);
        place.Courier.Refuses = new MailNotTakenException("550 no such user", forGood: true);
        var lost = await Write("jamais@exemple.example", secret: false, to: account.PersonId);
        await place.SignedIn(account);
        await place.Acts.Run(async db =>
        {
            db.AddSignInLink(Token.New(), account.Id, null, place.Now, SignInLink.Lasts);
            await db.EndSessions(account.Id, "", place.Now);
        });
        await place.DoJobs();
        place.Clock.Advance(TimeSpan.FromDays(31));
        await place.Acts.Run(db =>
        {
            db.Enqueue(new PurgeBackstage(), place.Now);
            db.Enqueue(new PurgeSignIns(), place.Now);
            return Task.CompletedTask;
        });
        await place.DoJobs();

        var mail = await Row(id);
        mail.Text.ShouldBeEmpty();
        mail.Subject.ShouldBe("Une note");
        (await Row(lost)).Text.ShouldBeEmpty();
        (await place.Read(db => db.OutgoingMails.AnyAsync(row => row.Id == stranger))).ShouldBeFalse();
        (await place.Read(db => db.Sessions.AnyAsync(one => one.AccountId == account.Id))).ShouldBeFalse();
        (await place.Read(db => db.SignInLinks.AnyAsync(one => one.AccountId == account.Id))).ShouldBeFalse();
        (
            await place.Read(db => db.Jobs.AnyAsync(job => job.DoneAt != null && job.DoneAt < place.Now.AddDays(-30)))
        ).ShouldBeFalse();
        (await place.Read(db => db.Changes.AnyAsync(change => change.At < place.Now.AddDays(-30)))).ShouldBeFalse();
    }

    private async Task<long> Write(string address, bool secret, long? to = null)
    {
        var composed = await place
            .Services.GetRequiredService<Composer>()
            .Compose(
                new SignInLinkMail(address, "", null, "http://localhost/entrer/lien/x"),
                Parvis.Platform.Web.Texts.Vous
            );
        if (!secret)
            composed = composed with { Mail = new Note(address, to), Subject = "Une note" };
        await place.Acts.Run(db => db.Send(composed, place.Now));
        return await place.Read(db =>
            db.OutgoingMails.Where(mail => mail.To == address).Select(mail => mail.Id).SingleAsync()
        );
    }

    private Task<OutgoingMail> Row(long id) =>
        place.Read(db => db.OutgoingMails.AsNoTracking().SingleAsync(mail => mail.Id == id));
}
