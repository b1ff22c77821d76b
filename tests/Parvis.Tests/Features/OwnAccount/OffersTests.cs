using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions.Calling;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.OwnAccount;

public sealed class OffersTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const string Path = "/moi/demandes";

    [Fact]
    public async Task What_one_offers_is_kept_and_says_who_knows_with_the_reason()
    {
        var nadia = await place.Somebody(Role.Member, "Nadia Offre", SeenBy.Everyone);
        var browser = await place.SignedIn(nadia);

        using var saved = await Offer(
            browser,
            ("Form.Subjects", " Sérigraphie, reliure , sérigraphie"),
            ("Form.MostAWeek", "2")
        );

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await browser.Open(Path);
        page.ValueOf("Form.Subjects").ShouldBe("reliure, Sérigraphie");
        page.ValueOf("Form.MostAWeek").ShouldBe("2");
        var (answer, who) = (await Ask("comment apprendre la sérigraphie"), "who");
        var first = answer.GetProperty(who)[0];
        first.GetProperty("name").GetString().ShouldBe("Nadia Offre");
        first.GetProperty("reason").GetString().ShouldBe("veut bien qu’on lui demande\u00A0: Sérigraphie");
        answer
            .GetProperty("where")
            .EnumerateArray()
            .ShouldNotContain(one => one.GetProperty("kind").GetString() == "offer");
        (await place.Visitor().GetStringAsync(Byline.PathOf(nadia.PersonId, "Nadia Offre"))).ShouldContain("reliure");
    }

    [Fact]
    public async Task Who_shows_to_nobody_offers_nothing_and_is_told_so()
    {
        var hidden = await place.Somebody(Role.Member, "Caché Offre", SeenBy.Nobody);
        var browser = await place.SignedIn(hidden);
        await Offer(browser, ("Form.Subjects", "ferronnerie"));

        (await Ask("ferronnerie")).GetProperty("who").GetArrayLength().ShouldBe(0);
        (await browser.Open(Path)).QuerySelector("main .notice.t-ochre").ShouldNotBeNull();
    }

    [Fact]
    public async Task When_somebody_hides_what_they_offer_is_forgotten_with_them()
    {
        var account = await place.Somebody(Role.Member, "Change Offre", SeenBy.Everyone);
        var browser = await place.SignedIn(account);
        await Offer(browser, ("Form.Subjects", "vannerie"));
        (await Ask("vannerie")).GetProperty("who").GetArrayLength().ShouldBe(1);

        await browser.Send("/moi", "Form.Name", ("Form.SeenBy", "Members"));

        (await Ask("vannerie")).GetProperty("who").GetArrayLength().ShouldBe(0);
        var member = await place.SignedIn(Role.Member);
        (await Ask("vannerie", member)).GetProperty("who").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-04-10", "2026-04-20", false)]
    [InlineData("", "2026-04-20", false)]
    [InlineData("2026-05-10", "2026-05-20", true)]
    public async Task Who_is_away_is_not_proposed_meanwhile(string from, string until, bool proposed)
    {
        var subject = $"poterie{from}{until}".Replace("-", "", StringComparison.Ordinal);
        var account = await place.Somebody(Role.Member, "Absente Offre", SeenBy.Everyone);
        var browser = await place.SignedIn(account);

        await Offer(browser, ("Form.Subjects", subject), ("Form.AbsentFrom", from), ("Form.AbsentUntil", until));

        (await Ask(subject)).GetProperty("who").GetArrayLength().ShouldBe(proposed ? 1 : 0);
        var page = await browser.Open(Path);
        page.ValueOf("Form.AbsentFrom").ShouldBe(from);
        page.ValueOf("Form.AbsentUntil").ShouldBe(until);
        var me = await place.Read(db => db.People.SingleAsync(person => person.Id == account.PersonId));
        me.AbsentUntil!.Value.Hour.ShouldBe(22, "midnight in Paris");
    }

    [Fact]
    public async Task Nobody_is_sent_to_who_wants_no_question_and_no_more_than_wanted_to_the_others()
    {
        var none = await place.Somebody(Role.Member, "Zéro Offre", SeenBy.Everyone);
        await Offer(await place.SignedIn(none), ("Form.Subjects", "tournage"), ("Form.MostAWeek", "0"));
        (await Ask("tournage")).GetProperty("who").GetArrayLength().ShouldBe(0);

        var one = new Person
        {
            Name = "Un",
            SortKey = "un",
            MostAsksAWeek = 1,
        };
        one.MayBeAsked(0, place.Now).ShouldBeTrue();
        one.MayBeAsked(1, place.Now).ShouldBeFalse();
        var silent = new Person { Name = "Muet", SortKey = "muet" };
        silent.MayBeAsked(Person.UsualAsksAWeek - 1, place.Now).ShouldBeTrue();
        silent.MayBeAsked(Person.UsualAsksAWeek, place.Now).ShouldBeFalse();
    }

    [Fact]
    public async Task A_question_goes_to_who_offers_its_subject_as_often_as_they_want()
    {
        var account = await place.Somebody(Role.Member, "Appelée Offre");
        await Offer(await place.SignedIn(account), ("Form.Subjects", "apiculture"), ("Form.MostAWeek", "1"));
        var asker = await place.SignedIn(Role.Member);

        foreach (var title in (string[])["Apiculture : où poser la ruche ?", "Apiculture : quand récolter le miel ?"])
        {
            using var asked = await asker.Send("/questions/nouvelle", "Form.Title", ("Form.Title", title));
            asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        var calls = await place.Read(db =>
            db.QuestionCalls.Where(call => call.PersonId == account.PersonId).OrderBy(call => call.Id).ToListAsync()
        );
        calls.Count.ShouldBe(2);
        calls[0].Reason.ShouldContain("veut bien");
        calls.Select(call => call.CalledAt is not null).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("Form.MostAWeek", "-1")]
    [InlineData("Form.MostAWeek", "21")]
    [InlineData("Form.MostAWeek", "beaucoup")]
    [InlineData("Form.MostAWeek", "99999999999999999999")]
    [InlineData("Form.AbsentUntil", "2020-01-01")]
    [InlineData("Form.AbsentUntil", "9999-12-31")]
    [InlineData("Form.AbsentUntil", "demain")]
    [InlineData("Form.AbsentFrom", "2026-06-01")]
    [InlineData("Form.Subjects", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u")]
    public async Task A_mistake_is_said_beside_its_field_and_the_rest_stays(string field, string typed)
    {
        var browser = await place.SignedIn(Role.Member);
        (string, string)[] sound = [("Form.Subjects", "à garder"), ("Form.AbsentUntil", "2026-05-01")];
        using var answer = await Offer(browser, [.. sound.Where(one => one.Item1 != field), (field, typed)]);

        var page = await answer.Document();
        page.ErrorOf(field).ShouldNotBeNullOrEmpty();
        page.ValueOf(field == "Form.Subjects" ? "Form.AbsentUntil" : "Form.Subjects").ShouldNotBeNullOrEmpty();
        (await place.Read(db => db.Offers.AnyAsync(offer => offer.Subject == "à garder"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0001-01-01", "2026-05-01", "Form.AbsentFrom")]
    [InlineData("2026-05-01", "", "Form.AbsentUntil")]
    public async Task An_absence_without_an_end_or_from_the_beginning_of_time_is_refused(
        string from,
        string until,
        string field
    )
    {
        var browser = await place.SignedIn(Role.Member);
        using var answer = await Offer(browser, ("Form.AbsentFrom", from), ("Form.AbsentUntil", until));

        (await answer.Document()).ErrorOf(field).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_subject_of_a_hundred_letters_is_refused_and_kept_on_the_page()
    {
        var browser = await place.SignedIn(Role.Member);
        var subject = new string('é', 100);
        using var answer = await Offer(browser, ("Form.Subjects", subject));

        var page = await answer.Document();
        page.ErrorOf("Form.Subjects").ShouldNotBeNull();
        page.ValueOf("Form.Subjects").ShouldBe(subject);
    }

    private static Task<HttpResponseMessage> Offer(HttpClient browser, params (string, string)[] values) =>
        browser.Send(Path, "Form.Subjects", values);

    private async Task<JsonElement> Ask(string question, HttpClient? browser = null)
    {
        var json = await (browser ?? place.Visitor()).GetStringAsync("/api/v1/ask?q=" + Uri.EscapeDataString(question));
        return JsonDocument.Parse(json).RootElement;
    }
}
