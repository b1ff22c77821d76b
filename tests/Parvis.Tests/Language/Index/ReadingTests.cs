using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Tests.Language.Index;

public class ReadingTests
{
    [Fact]
    public void A_long_text_asks_for_its_words_and_not_for_their_nearness()
    {
        var index = Of(Make(1, "four poterie a b c d e f"), Make(2, "four a b c d e f poterie"));

        Scores(index, "four poterie", Reading.Question).Values.ShouldBeUnique();
        Scores(index, "four poterie", Reading.LongText).Values.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Own_words_are_those_of_the_text_and_not_those_above_it()
    {
        var index = Of(Make(1, "Le matin seulement", "Le four"), Make(2, "Un four parmi dix machines"));

        Scores(index, "four", Reading.LongText).Keys.ShouldBe([1, 2], ignoreOrder: true);
        Scores(index, "four", Reading.OwnWords).Keys.ShouldBe([2]);
    }

    [Fact]
    public void Own_words_are_told_from_titles_among_any_number_of_passages()
    {
        var named = Enumerable.Range(1, 6_000).Select(id => Make(id, "rien", "Réserver, la réservation, réservons"));
        var index = Of([.. named, Make(7_000, "On réserve le four")]);

        Scores(index, "réserver réservation réservons", Reading.OwnWords).Keys.ShouldBe([7_000]);
    }

    private static Dictionary<long, double> Scores(PassageIndex index, string text, Reading reading) =>
        index
            .Search(text, new ReaderScopes(1), new SearchOptions { Reading = reading })
            .Items.ToDictionary(h => h.Passage, h => h.Score);

    private static PassageIndex Of(params Passage[] passages)
    {
        var index = new PassageIndex();
        index.PutMany(passages);
        return index;
    }

    private static Passage Make(long id, string body, string title = "") =>
        new(id, id, 1, title, "", "", body, Tongue.French);
}
