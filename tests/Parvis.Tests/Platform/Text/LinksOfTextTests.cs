using Parvis.Platform.Text;

namespace Parvis.Tests.Platform.Text;

public class LinksOfTextTests
{
    private static readonly string Html = Markdown.ToHtml(
        "[a](/jardin/a#x) [b](/jardin/b) [c](https://c.example/jardin/c) [d](/questions/1-d) `<a href=\"/jardin/e\">`"
    );

    [Fact]
    public void Only_links_are_found_never_words_that_look_like_one() =>
        LinksOfText.Under("/jardin/", Html).ShouldBe(["a", "b"], ignoreOrder: true);

    [Fact]
    public void A_missing_page_is_marked_and_the_language_put_before()
    {
        var html = LinksOfText.Resolve(Html, "/en", "/jardin/", new HashSet<string> { "a" });
        html.ShouldContain("<a class=\"missing\" href=\"/en/jardin/a#x\">a</a>");
        html.ShouldContain("<a href=\"/en/jardin/b\">b</a>");
        html.ShouldContain("<a href=\"/en/questions/1-d\">d</a>");
        html.ShouldContain("https://c.example/jardin/c");
    }

    [Fact]
    public void In_French_with_nothing_missing_the_text_is_the_same_object() =>
        LinksOfText.Resolve(Html, "", "/jardin/", new HashSet<string>()).ShouldBeSameAs(Html);
}
