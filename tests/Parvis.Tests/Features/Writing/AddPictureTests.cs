using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Writing;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;
using Parvis.Platform.Pictures;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Writing;

public class AddPictureTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const string Path = "/ecrire/image";

    private sealed record Said(string? Markdown, string? Fault);

    [Fact]
    public async Task A_picture_put_here_is_shown_by_the_page_that_carries_it_without_what_the_camera_wrote()
    {
        var browser = await place.SignedIn(Role.Member);
        var file = SamplePictures.Jpeg(30, 20, SamplePictures.Segment(0xE1, SamplePictures.Exif));

        var line = (await Put(browser, file, alt: "La poignée [rouge]")).Markdown!;
        line.ShouldStartWith("![La poignée \\[rouge\\]](/images/");
        var address = line[(line.IndexOf("](", StringComparison.Ordinal) + 2)..^1];
        (await place.Visitor().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await browser.Send("/planter", "Form.Title", ("Form.Title", "La porte illustrée"), ("Form.Text", line));

        var image = (await place.Visitor().Open("/jardin/la-porte-illustree")).QuerySelector(".prose img")!;
        image.GetAttribute("alt").ShouldBe("La poignée [rouge]");
        (image.GetAttribute("width"), image.GetAttribute("height")).ShouldBe(("20", "30"));
        image.GetAttribute("loading").ShouldBe("lazy");
        using var shown = await place.Visitor().GetAsync(image.GetAttribute("src"));
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        shown.Headers.CacheControl!.ToString().ShouldContain("immutable");
        shown.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        shown.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        System.Text.Encoding.Latin1.GetString(await shown.Content.ReadAsByteArrayAsync()).ShouldNotContain("GPS");
    }

    [Fact]
    public async Task A_picture_follows_the_circle_of_what_carries_it()
    {
        var gardener = await place.SignedIn(Role.Gardener);
        var line = (await Put(gardener, SamplePictures.Png(9, 9))).Markdown!;
        var address = line[(line.IndexOf("](", StringComparison.Ordinal) + 2)..^1];
        await gardener.Send(
            "/planter",
            "Form.Title",
            ("Form.Title", "Plan du local"),
            ("Form.Text", line),
            ("Form.Sight", $"{Scope.Members.Value}")
        );

        var member = await place.SignedIn(Role.Member);
        (await member.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await member.GetAsync(address)).Headers.CacheControl!.ToString().ShouldContain("no-cache");
        (await place.Visitor().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await gardener.Send("/jardin/plan-du-local/modifier", "Form.Title", ("Form.Sight", "0"));
        (await place.Visitor().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // Today's text no longer carries it: who may read the versions still sees it there, the others do not.
        await gardener.Send("/jardin/plan-du-local/modifier", "Form.Title", ("Form.Text", "Sans image."));
        (await place.Visitor().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await member.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_pictures_of_a_question_and_of_its_answers_are_for_who_may_read_it()
    {
        var browser = await place.SignedIn(Role.Member);
        var (asked, answered) = (
            (await Put(browser, SamplePictures.Gif())).Markdown!,
            (await Put(browser, SamplePictures.WebP())).Markdown!
        );
        using var question = await browser.Send(
            "/questions/nouvelle",
            "Form.Title",
            ("Form.Title", "C’est quelle vis ?"),
            ("Form.Text", asked)
        );
        var path = question.Headers.Location!.OriginalString;
        await browser.Send(path, "Text", ("Text", answered));

        var page = await place.Visitor().Open(path.Split('?')[0]);

        foreach (var image in page.QuerySelectorAll(".prose img"))
            (await place.Visitor().GetAsync(image.GetAttribute("src"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll(".prose img").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_script_the_page_itself_says_what_is_wrong_or_gives_the_line()
    {
        var browser = await place.SignedIn(Role.Visitor);

        using var wrong = await browser.PostAsync(
            Path,
            Form("<svg><script/></svg>"u8.ToArray(), "dessin.png", "", false)
        );
        using var right = await browser.PostAsync(Path, Form(SamplePictures.Png(), "a.png", "", true));

        var page = await wrong.Document();
        page.ErrorOf("Form.File")!.ShouldContain("SVG");
        page.ErrorOf("Form.Alt").ShouldNotBeNull();
        (await right.Document()).GetElementById("ligne")!.GetAttribute("value")!.ShouldStartWith("![](/images/");
    }

    [Fact]
    public async Task What_is_no_picture_or_too_large_is_told_and_nothing_is_kept()
    {
        var browser = await place.SignedIn(Role.Member);
        var before = await place.Read(db => db.Pictures.CountAsync());

        (await Put(browser, "PK\u0003\u0004"u8.ToArray())).Fault!.ShouldContain("n’est pas une image");
        (await Put(browser, SamplePictures.Png(30_000, 30_000))).Fault!.ShouldContain("40 millions");
        (await Put(browser, SamplePictures.Jpeg()[..60])).Fault!.ShouldContain("incomplet");
        (await Put(browser, new byte[11 * 1024 * 1024])).Fault!.ShouldContain("10 Mo");
        (await Put(browser, SamplePictures.Png(), alt: "  ")).Fault!.ShouldContain("Décorative");
        (await Put(browser, SamplePictures.Png(), alt: new string('a', 301))).Fault.ShouldNotBeNull();

        (await place.Read(db => db.Pictures.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_picture_twice_even_at_once_is_one_picture()
    {
        var browser = await place.SignedIn(Role.Member);
        var file = SamplePictures.Png(11, 12);

        var lines = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Put(browser, file)));

        lines.Select(one => one.Markdown).Distinct().Count().ShouldBe(1);
        (await place.Read(db => db.Pictures.CountAsync(one => one.Width == 11 && one.Height == 12))).ShouldBe(1);
    }

    [Fact]
    public async Task A_picture_that_no_text_carries_goes_after_a_week_and_its_file_with_it()
    {
        var browser = await place.SignedIn(Role.Member);
        await Put(browser, SamplePictures.Png(21, 22));
        var kept = (await Put(browser, SamplePictures.Png(23, 24))).Markdown!;
        await browser.Send("/planter", "Form.Title", ("Form.Title", "Celle qui reste"), ("Form.Text", kept));
        var files = place.Services.GetRequiredService<PictureFolder>();
        var gone = await place.Read(db => db.Pictures.SingleAsync(one => one.Width == 21));
        File.Exists(files.FileOf(gone.Hash)).ShouldBeTrue();

        place.Clock.Advance(TimeSpan.FromDays(8));
        await place.Acts.Run(db =>
        {
            db.Enqueue(new DropPictures(), place.Now);
            return Task.CompletedTask;
        });
        await place.DoJobs();

        File.Exists(files.FileOf(gone.Hash)).ShouldBeFalse();
        var left = await place.Read(db => db.Pictures.Where(one => one.Width > 20).ToListAsync());
        left.Select(one => one.Width).ShouldContain(23);
        left.Select(one => one.Width).ShouldNotContain(21);
        File.Exists(files.FileOf(left.Single(one => one.Width == 23).Hash)).ShouldBeTrue();
    }

    private static async Task<Said> Put(HttpClient browser, byte[] file, string alt = "Une image")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = Form(file, "photo.jpg", alt, false),
        };
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await browser.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<Said>())!;
    }

    private static MultipartFormDataContent Form(byte[] file, string name, string alt, bool decorative) =>
        new()
        {
            { new ByteArrayContent(file), "Form.File", name },
            { new StringContent(alt), "Form.Alt" },
            { new StringContent(decorative ? "true" : "false"), "Form.Decorative" },
        };
}
