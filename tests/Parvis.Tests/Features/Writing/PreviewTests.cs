using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Writing;

public class PreviewTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task A_form_that_no_browser_writes_is_refused_in_plain_words()
    {
        var browser = await place.SignedIn(Role.Member);
        using var previewed = await browser.PostAsync("/ecrire/apercu", WithNull());
        using var planted = await browser.PostAsync("/planter", WithNull());

        previewed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await planted.Document()).QuerySelector(".faults")!.TextContent.ShouldContain("Ceci n’est pas compris.");
        (await place.Read(db => db.Pages.AnyAsync(one => one.Text.Markdown == "cd"))).ShouldBeFalse();

        static StringContent WithNull() =>
            new(
                "Form.Title=a%00b&Form.Text=c%00d&text=e%00f",
                new MediaTypeHeaderValue("application/x-www-form-urlencoded")
            );
    }

    [Theory]
    [InlineData("/planter", "Form.Text")]
    [InlineData("/questions/nouvelle", "Form.Text")]
    [InlineData("/jardin/a-voir-avant/modifier", "Form.Text")]
    [InlineData("/questions/{0}/repondre", "Text")]
    public async Task Without_a_script_a_button_shows_the_text_as_it_will_be_read_and_keeps_nothing(
        string path,
        string field
    )
    {
        if (!await place.Read(db => db.Pages.AnyAsync(one => one.Slug == "a-voir-avant")))
            await place.Sow("À voir avant");
        var question = await place.Ask("À voir avant ?");
        path = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, question.Id);
        var browser = await place.SignedIn(Role.Member);
        var page = await browser.Open(path);
        page.QuerySelector("button[data-preview]")!.GetAttribute("formaction").ShouldBe("?handler=Preview");

        using var answer = await browser.Post(
            path,
            ("?handler=Preview", Pages.Filled(page, field, (field, "C’est **gras** <script>alert(1)</script>")).Fields)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var shown = await answer.Document();
        shown.QuerySelector(".preview strong")!.TextContent.ShouldBe("gras");
        shown.QuerySelector(".preview script").ShouldBeNull();
        shown.QuerySelector(".faults").ShouldBeNull();
        shown.ValueOf(field)!.Trim().ShouldStartWith("C’est **gras**");
        (await place.Read(db => db.Pages.CountAsync(one => one.Text.Markdown.Contains("gras")))).ShouldBe(0);
    }

    [Fact]
    public async Task The_editor_gets_the_same_by_itself_in_the_language_one_reads()
    {
        var browser = await place.SignedIn(Role.Visitor);
        using var text = new FormUrlEncodedContent([new("text", "Voir [la page](/jardin/ici).")]);

        using var answer = await browser.PostAsync("/en/ecrire/apercu", text);

        (await answer.Content.ReadAsStringAsync()).ShouldBe("<p>Voir <a href=\"/en/jardin/ici\">la page</a>.</p>");
    }

    [Fact]
    public async Task A_text_beyond_reason_is_refused_and_no_form_at_all_too()
    {
        var browser = await place.SignedIn(Role.Visitor);
        using var much = new FormUrlEncodedContent([new("text", new string('x', 1_000_000))]);

        (await browser.PostAsync("/ecrire/apercu", much)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await browser.PostAsync("/ecrire/apercu", null)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }
}
