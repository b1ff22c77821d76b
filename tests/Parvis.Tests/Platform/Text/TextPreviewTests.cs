using Parvis.Platform.Text;

namespace Parvis.Tests.Platform.Text;

public sealed class TextPreviewTests
{
    [Theory]
    [InlineData("<p>Deux passes, air ouvert.</p><p>Puis on attend.</p>", "Deux passes, air ouvert. Puis on attend.")]
    [InlineData("<p>Un <strong>réglage</strong>.</p>", "Un réglage.")]
    [InlineData("<p>3 &lt; 4 &amp; 5</p>", "3 < 4 & 5")]
    [InlineData("", "")]
    public void It_is_the_words_without_the_tags(string html, string words) => TextPreview.Of(html).ShouldBe(words);

    [Fact]
    public void It_is_cut_between_two_words() =>
        TextPreview
            .Of("<p>Le portail ouvre à neuf heures, sauf le lundi.</p>", most: 24)
            .ShouldBe("Le portail ouvre à neuf…");

    [Theory]
    [InlineData("<h2 id=\"a\">Ce qui est sûr</h2>")]
    [InlineData("<table><tr><th>Passe</th></tr></table>")]
    [InlineData("<pre><code>ping</code></pre>")]
    public void It_stops_before_what_is_no_sentence(string block) =>
        TextPreview
            .Of($"<p>C’est la vitesse qui sauve les bords, pas la puissance :</p>{block}<p>Suite.</p>")
            .ShouldBe("C’est la vitesse qui sauve les bords, pas la puissance…");

    [Fact]
    public void It_steps_over_a_heading_that_comes_before_the_words() =>
        TextPreview.Of("<h2>Horaires</h2><p>Ouvert le mardi.</p>").ShouldBe("Ouvert le mardi.");

    [Fact]
    public void A_text_that_is_nothing_but_a_table_still_says_something() =>
        TextPreview.Of("<table><tr><td>Bois</td><td>3 mm</td></tr></table>").ShouldBe("Bois 3 mm");
}
