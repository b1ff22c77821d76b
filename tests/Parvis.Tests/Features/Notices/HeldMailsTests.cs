using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Questions;
using Parvis.Formats.Mail;
using Parvis.Platform;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Notices;

/// <summary>What is hidden leaves by no mail, and is read in none.</summary>
public sealed class HeldMailsTests(HeldMailsTests.Place place) : IClassFixture<HeldMailsTests.Place>
{
    /// <summary>A place whose relay takes nothing as long as the test says so.</summary>
    public sealed class Place : TestPlace
    {
        internal Relay Relay { get; } = new();

        protected override HouseOptions With(HouseOptions options) =>
            options with
            {
                Outside = services =>
                {
                    options.Outside!(services);
                    services.AddSingleton<ICourier>(Relay);
                },
            };
    }

    internal sealed class Relay : ICourier
    {
        public bool Refuses { get; set; }
        public List<MailMessage> Taken { get; } = [];

        public Task Deliver(MailMessage message, string name, CancellationToken cancellation)
        {
            if (Refuses)
                throw new MailNotTakenException("451 later", forGood: false);
            Taken.Add(message);
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("question")]
    public async Task A_mail_that_waits_with_hidden_words_waits_on_and_leaves_once_when_they_are_back(string kind)
    {
        var (asker, address) = await place.Reachable(Role.Member, "Noé");
        var question = await place.Ask($"Une hermine dans la {kind} ?", by: asker.PersonId);
        var member = await place.SignedIn(Role.Member);
        place.Relay.Refuses = true;
        (await member.Send(question.Path, "Text", ("Text", $"Un furet, {kind}."))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        await place.DoJobs();
        var answer = await place.Read(db => db.Answers.SingleAsync(one => one.QuestionId == question.Id));
        var what = kind == "answer" ? $"answer:{answer.Id}" : $"question:{question.Id}";

        var (notice, staff) = await place.HideByNotice(what);
        place.Relay.Refuses = false;
        place.Clock.Advance(TimeSpan.FromMinutes(30));
        await place.DoJobs();

        ToAsker().ShouldBeEmpty();
        var list = (await staff.Open("/coulisses/courriels")).QuerySelector("main")!.TextContent;
        list.ShouldNotContain($"Un furet, {kind}");
        list.ShouldNotContain($"Une hermine dans la {kind}");
        (await staff.Decide(notice, "Restore")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await place.DoJobs();
        ToAsker().ShouldHaveSingleItem().Text.ShouldContain($"Un furet, {kind}");
        // Its title stays for who receives it, as that of every mail with a key in it.
        var sent = (await staff.Open("/coulisses/courriels"))
            .QuerySelectorAll("main .rows li")
            .Select(row => row.TextContent)
            .First(row => row.Contains(address, StringComparison.Ordinal) && row.Contains("Réponse arrivée"));
        sent.ShouldContain("Parti");
        sent.ShouldNotContain("texte est masqué");

        List<MailMessage> ToAsker() =>
            [.. place.Relay.Taken.Where(mail => mail.To.Address == address && mail.Text.Contains($"furet, {kind}"))];
    }

    [Theory]
    [InlineData("Delete", "PutBack", "", "")]
    [InlineData("Move", "Move", "2", "0")]
    public async Task A_mail_that_waits_does_not_leave_once_its_question_is_not_everybodys_any_more(
        string away,
        string back,
        string awayTo,
        string backTo
    )
    {
        var (asker, address) = await place.Reachable(Role.Member, $"Noé {away}");
        var question = await place.Ask($"Une martre {away} ?", by: asker.PersonId);
        place.Relay.Refuses = true;
        await (await place.SignedIn(Role.Member)).Send(question.Path, "Text", ("Text", $"Un putois, {away}."));
        await place.DoJobs();
        var concierge = await place.SignedIn(Role.Concierge);

        await Post(away, awayTo);
        place.Relay.Refuses = false;
        place.Clock.Advance(TimeSpan.FromMinutes(30));
        await place.DoJobs();

        ToAsker().ShouldBeEmpty();
        await Post(back, backTo);
        await place.DoJobs();
        ToAsker().ShouldHaveSingleItem();

        List<MailMessage> ToAsker() =>
            [.. place.Relay.Taken.Where(mail => mail.To.Address == address && mail.Text.Contains($"putois, {away}"))];

        async Task Post(string handler, string sight)
        {
            using var form = new FormUrlEncodedContent([new("Sight", sight)]);
            using var done = await concierge.PostAsync($"/questions/{question.Id}/suite?handler={handler}", form);
            done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
    }
}
