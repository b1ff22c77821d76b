using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Notices;
using Parvis.Features.Questions;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Notices;

/// <summary>What the form refuses.</summary>
public sealed class ReportFormTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Theory]
    [InlineData("")]
    [InlineData("question")]
    [InlineData("question:")]
    [InlineData("question:0")]
    [InlineData("question:999999")]
    [InlineData("question:-1")]
    [InlineData("question:1:1")]
    [InlineData("question:99999999999999999999999")]
    [InlineData("person:1")]
    [InlineData("<script>:1")]
    public async Task What_is_nothing_that_one_reports_is_not_found(string what)
    {
        using var browser = place.Visitor();
        await browser.Open(Reporting.FormFor(Uri.EscapeDataString(what)), HttpStatusCode.NotFound);
        using var posted = await browser.Post("/signaler", ("", [new KeyValuePair<string, string>("quoi", what)]));
        posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_one_may_not_read_one_cannot_report_nor_learn_that_it_exists()
    {
        var question = await place.Ask("Entre membres ?", scope: Scope.Members, answers: ("Chut.", null, false));
        var answer = await place.Read(db => db.Answers.SingleAsync(one => one.QuestionId == question.Id));
        var page = await place.Sow("Entre nous", scope: Scope.Staff);
        var (visitor, member) = (place.Visitor(), await place.SignedIn(Role.Member));

        foreach (var what in new[] { $"question:{question.Id}", $"answer:{answer.Id}", $"page:{page.Id}" })
            await visitor.Open(Reporting.FormFor(what), HttpStatusCode.NotFound);
        await member.Open(Reporting.FormFor($"answer:{answer.Id}"));
        await member.Open(Reporting.FormFor($"page:{page.Id}"), HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Form.Wrong", "")]
    [InlineData("Form.Wrong", "Rien")]
    [InlineData("Form.Wrong", "99")]
    [InlineData("Form.Text", "")]
    [InlineData("Form.Text", "  ")]
    [InlineData("Form.Email", "nina")]
    [InlineData("Form.Email", "nina@exemple.example\r\nBcc: tous@exemple.example")]
    [InlineData("Form.GoodFaith", "false")]
    [InlineData("Form.GoodFaith", "oui")]
    public async Task What_cannot_be_is_told_beside_its_field_and_nothing_typed_is_lost(string field, string value)
    {
        var question = await place.Ask("Mal signalée ?");

        using var answer = await place
            .Visitor()
            .Report($"question:{question.Id}", "Mon texte reste.", ("Form.Name", "Nina"), (field, value));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Document();
        page.ErrorOf(field).ShouldNotBeNull();
        page.ValueOf("Form.Name").ShouldBe("Nina");
        if (field != "Form.Text")
            page.ValueOf("Form.Text")!.Trim().ShouldBe("Mon texte reste.");
        (await place.Read(db => db.Notices.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_megabyte_is_refused_and_stays_in_the_form()
    {
        var question = await place.Ask("Trop long ?");

        using var answer = await place.Visitor().Report($"question:{question.Id}", new string('x', 1_000_000));

        var page = await answer.Document();
        page.ErrorOf("Form.Text")!.ShouldContain("5000");
        page.ValueOf("Form.Text")!.Trim().Length.ShouldBe(1_000_000);
    }

    [Fact]
    public async Task A_form_that_is_none_of_ours_is_asked_to_send_again_and_one_of_another_site_is_refused()
    {
        var question = await place.Ask("D’ailleurs ?");
        var browser = place.Visitor();
        List<KeyValuePair<string, string>> fields =
        [
            new("quoi", $"question:{question.Id}"),
            new("Form.Wrong", "Spam"),
            new("Form.Text", "Sans sceau."),
            new("Form.GoodFaith", "true"),
        ];

        using var unsealed = await browser.Post("/signaler", ("", fields));
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var foreign = await browser.Post("/signaler", ("", fields));

        (await unsealed.Document()).ValueOf("Form.Text")!.Trim().ShouldBe("Sans sceau.");
        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await place.Read(db => db.Notices.AnyAsync())).ShouldBeFalse();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("perdu")]
    [InlineData("%3Cscript%3E")]
    public async Task A_receipt_that_was_not_given_opens_nothing(string key) =>
        await place.Visitor().Open($"/signaler/recu/{key}", HttpStatusCode.NotFound);
}
