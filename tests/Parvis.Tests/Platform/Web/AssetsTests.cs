using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Parvis.Platform.Web;

namespace Parvis.Tests.Platform.Web;

public sealed class AssetsTests
{
    private const int FontsOfAPage = 35 * 1024;
    private const int ScriptOfAPage = 12 * 1024;
    private static readonly Assets Assets = new();

    [Fact]
    public async Task A_file_is_served_in_the_smallest_form_that_the_browser_takes_and_kept_for_ever()
    {
        var (context, body) = await Get(Assets.Href("main.css"), "gzip, br;q=0.9");

        context.Response.Headers.ContentEncoding.ToString().ShouldBe("br");
        context.Response.Headers.CacheControl.ToString().ShouldContain("immutable");
        context.Response.Headers.Vary.ToString().ShouldBe("Accept-Encoding");
        context.Response.ContentType.ShouldBe("text/css; charset=utf-8");
        Unpacked(body).ShouldContain("@layer");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("identity", "")]
    [InlineData("br;q=0", "")]
    [InlineData("gzip", "gzip")]
    public async Task A_browser_gets_only_an_encoding_that_it_asked_for(string accepted, string expected)
    {
        var (context, _) = await Get(Assets.Href("main.js"), accepted);

        context.Response.Headers.ContentEncoding.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("../Parvis.dll")]
    [InlineData("main.css")]
    public async Task Only_files_of_the_manifest_are_served(string file)
    {
        var (context, _) = await Get($"{Assets.Root}/{file}", "br");

        context.Response.StatusCode.ShouldBe(StatusCodes.Status404NotFound);
    }

    [Fact]
    public async Task The_fonts_of_a_page_and_its_script_stay_small()
    {
        var (_, text) = await Get(Assets.Href("text-base.woff2"), "");
        var (_, heading) = await Get(Assets.Href("heading-base.woff2"), "");
        var (_, script) = await Get(Assets.Href("main.js"), "br");

        (text.Length + heading.Length).ShouldBeLessThanOrEqualTo(FontsOfAPage);
        script.Length.ShouldBeLessThanOrEqualTo(ScriptOfAPage);
    }

    [Fact]
    public async Task Styles_ask_for_nothing_from_elsewhere_and_nothing_inline()
    {
        var (_, body) = await Get(Assets.Href("main.css"), "");
        var css = Encoding.UTF8.GetString(body);

        css.ShouldNotContain("data:");
        css.ShouldNotContain("//");
    }

    private static async Task<(HttpContext, byte[])> Get(string address, string accepted)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Headers.AcceptEncoding = accepted;
        var body = new MemoryStream();
        context.Response.Body = body;
        await Assets.Serve(context, address[(Assets.Root.Length + 1)..]);
        return (context, body.ToArray());
    }

    private static string Unpacked(byte[] brotli)
    {
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
