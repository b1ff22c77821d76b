using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Tests.Language.Index;

public class AssociationsTests
{
    private static readonly string[] Tied =
    [
        "La shapeoko, notre fraiseuse, se réserve la veille",
        "Un tapis sous la shapeoko : la fraiseuse vibre",
        "Qui forme à la shapeoko forme à toute fraiseuse",
    ];

    [Fact]
    public void A_rare_word_also_finds_what_the_text_always_ties_to_it()
    {
        var index = Of(Tied, scope: 1);
        index.Put(PassageOf(10, 1, "Les horaires de la fraiseuse"));
        index.Put(PassageOf(11, 1, "Les horaires du four"));

        var hits = index.Search("shapeoko", new ReaderScopes(1));

        hits.Items.Select(h => h.Passage).ShouldBe([0, 1, 2, 10], ignoreOrder: true);
        hits.Items[^1].Passage.ShouldBe(10);
        hits.Expanded.ShouldBe(["fraiseuse"]);
    }

    [Fact]
    public void Words_that_only_meet_now_and_then_are_not_tied()
    {
        var index = Of(
            [.. Tied, "La fraiseuse du sous-sol", "Une autre fraiseuse", "La fraiseuse est libre", "Ma fraiseuse"],
            scope: 1
        );

        index.Search("shapeoko", new ReaderScopes(1)).Expanded.ShouldNotContain("fraiseuse");
    }

    [Fact]
    public void What_is_out_of_sight_ties_nothing()
    {
        var index = Of(Tied, scope: 2);
        index.PutMany([PassageOf(10, 1, "La shapeoko"), PassageOf(11, 1, "La fraiseuse")]);

        index.Search("shapeoko", new ReaderScopes(1)).Items.Select(h => h.Passage).ShouldBe([10]);
    }

    private static PassageIndex Of(string[] texts, long scope)
    {
        var index = new PassageIndex();
        index.PutMany(texts.Select((text, i) => PassageOf(i, scope, text)));
        return index;
    }

    private static Passage PassageOf(long id, long scope, string text) =>
        new(id, id, scope, "", "", "", text, Tongue.French);
}
