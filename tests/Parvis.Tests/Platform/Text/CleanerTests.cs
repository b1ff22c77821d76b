using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Parvis.Platform.Text;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Text;

/// <summary>Others' attacks, from DOMPurify and OWASP: whatever comes out holds only what the allow-list names.</summary>
[Trait("needs", "shared")]
public class CleanerTests
{
    private static readonly string[] Attributes =
    [
        "href",
        "rel",
        "class",
        "id",
        "tabindex",
        "role",
        "aria-label",
        "src",
        "alt",
        "width",
        "height",
        "loading",
        "decoding",
        "start",
        "colspan",
        "rowspan",
        "title",
        "datetime",
    ];

    public static TheoryData<string> Attacks()
    {
        var data = new TheoryData<string>();
        foreach (var one in Shared.Json("html/dompurify-expect.zip", "expect.json").EnumerateArray())
            data.Add(one.GetProperty("payload").GetString()!);
        foreach (var one in Shared.Json("html/owasp-xss-evasion.zip", "payloads.json").EnumerateArray())
            data.Add(one.GetProperty("payload").GetString()!);
        return data;
    }

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public void Nothing_that_runs_gets_through(string payload)
    {
        Check(new Cleaner("x").Clean(payload));
        Check(Markdown.ToHtml(payload));
    }

    private static void Check(string html)
    {
        var body = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument("<body>" + html).Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            (SafeHtml.Kept.Contains(element.LocalName) || element.LocalName == "span").ShouldBeTrue(element.OuterHtml);
            element.NamespaceUri.ShouldBe(NamespaceNames.HtmlUri);
            foreach (var attribute in element.Attributes)
            {
                Attributes.ShouldContain(attribute.Name, element.OuterHtml);
                if (attribute.Name is "href" or "src")
                    SafeHtml.Address(attribute.Value).ShouldBe(attribute.Value);
            }
        }
        foreach (var picture in body.QuerySelectorAll("img"))
            OwnPictures.SizeOf(picture.GetAttribute("src")).ShouldNotBeNull();
    }
}
