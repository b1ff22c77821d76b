using Parvis.Platform.Text;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Text;

/// <summary>CommonMark's own examples, before cleaning. What we add on purpose changes some of them, listed here.</summary>
[Trait("needs", "shared")]
public class CommonMarkTests
{
    // 540: the name of a link is compared without folding ẞ to ss; 608 and 611: bare addresses become links.
    private static readonly int[] Otherwise = [540, 608, 611];

    [Fact]
    public void The_examples_come_out_as_the_specification_says()
    {
        var different = new List<int>();
        foreach (var one in Shared.Json("markdown/commonmark-spec.zip", "commonmark-0.31.2.json").EnumerateArray())
        {
            var html = Markdown.Unclean(one.GetProperty("markdown").GetString()!);
            if (Plain(html) != Plain(one.GetProperty("html").GetString()!))
                different.Add(one.GetProperty("example").GetInt32());
        }
        different.ShouldBe(Otherwise);
    }

    private static string Plain(string html) => html.Trim().Replace("&quot;", "\"").Replace("\n", "");
}
