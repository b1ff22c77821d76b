using System.Net;
using Parvis.Tests.House;
using Parvis.Tests.Language;

namespace Parvis.Tests.Features.Ask;

/// <summary>Questions that nobody asks in good faith, and some that people do.</summary>
public sealed class OddQuestionsTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u202Eمرحبا\u202C")]
    [InlineData("a\u200Bb\u200Dc\uFEFF")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE \"Page\"; --")]
    [InlineData("%00%0d%0aSet-Cookie:x")]
    [InlineData("🦄🦄🦄")]
    public async Task Odd_questions_get_a_page(string question)
    {
        var page = await place.Visitor().Open("/demander?q=" + Uri.EscapeDataString(question));

        page.QuerySelectorAll("script:not([src]):not([type])").ShouldBeEmpty();
        page.QuerySelector("#demander").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_question_of_ten_thousand_characters_and_a_word_of_ten_thousand_letters_are_answered()
    {
        await place.Visitor().Open("/demander?q=" + new string('a', 10_000));
        await place.Visitor().Open("/demander?q=" + string.Join('+', Enumerable.Repeat("été", 2_500)));
        (await place.Visitor().GetAsync("/demander?q=" + new string('a', 200_000))).StatusCode.ShouldBe(
            HttpStatusCode.RequestUriTooLong
        );
    }

    [Fact]
    [Trait("needs", "shared")]
    public async Task Every_naughty_string_is_answered_and_none_is_taken_for_markup()
    {
        var browser = place.Visitor();
        foreach (var question in Fixtures.NaughtyStrings())
        {
            var page = await browser.Open("/demander?q=" + Uri.EscapeDataString(question));
            page.QuerySelectorAll("script:not([src]):not([type]), iframe, object, embed").ShouldBeEmpty(question);
            page.QuerySelectorAll("[onerror], [onload], [onclick], [onmouseover]").ShouldBeEmpty(question);
            page.QuerySelector("#demander").ShouldNotBeNull(question);
        }
    }
}
