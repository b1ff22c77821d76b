using Parvis.Language.Duplicates;
using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Tests.Language.Duplicates;

public class SimilarQuestionsTests
{
    private readonly SimilarQuestions _questions = new();

    public SimilarQuestionsTests()
    {
        Know(1, "Comment réserver la découpeuse laser ?", "Je peux louer la découpe laser demain ?");
        Know(2, "Quels sont les horaires du café ?");
        Know(3, "Comment réserver une salle de réunion ?");
    }

    [Fact]
    public void The_same_question_in_other_words_comes_first()
    {
        var found = Ask("réserver découpeuse laser svp");

        found[0].Question.ShouldBe(1);
        found.ShouldAllBe(l => l.Score > 0 && l.Score <= 1);
    }

    [Fact]
    public void The_nearest_wording_is_named()
    {
        Ask("peut-on louer la découpe laser ?")[0].Passage.ShouldBe(101);
    }

    [Fact]
    public void The_same_words_are_surer_than_some_of_them()
    {
        var same = Ask("Quels sont les horaires du café ?")[0].Score;
        var some = Ask("Quels sont les horaires des trains pour Lyon ?")[0].Score;

        same.ShouldBeGreaterThan(2 * some);
    }

    [Fact]
    public void A_question_without_a_word_in_common_is_new()
    {
        Ask("Zorglub ?").ShouldBeEmpty();
        Ask("").ShouldBeEmpty();
    }

    [Fact]
    public void A_slip_is_read_as_what_it_means()
    {
        var found = _questions.Among(
            "horraires",
            [1, 2, 3],
            new ReaderScopes(0),
            [new Correction("horraires", "horaires")],
            3
        );

        found.ShouldHaveSingleItem().Question.ShouldBe(2);
    }

    [Fact]
    public void Questions_out_of_sight_change_not_even_a_digit()
    {
        var before = Ask("réserver la découpeuse");
        for (var n = 10; n < 60; n++)
            _questions.Put(n, scope: 7, Tongue.French, [new Wording(0, "Réserver la découpeuse pour le personnel")]);

        Ask("réserver la découpeuse").ShouldBe(before);
    }

    [Fact]
    public void A_question_put_again_or_taken_away_counts_as_it_is_now()
    {
        var before = Ask("salle de réunion");
        Know(2, "Salle de réunion fermée ?");
        Know(2, "Quels sont les horaires du café ?");
        Ask("salle de réunion").ShouldBe(before);

        _questions.Remove(3);
        Ask("salle de réunion").ShouldBeEmpty();
    }

    [Fact]
    public void A_hundred_thousand_words_are_read_to_a_bound()
    {
        Know(4, string.Join(' ', Enumerable.Range(0, 100_000).Select(n => $"mot{n}")));

        Ask(string.Join(' ', Enumerable.Range(0, 100_000).Select(n => $"mot{n}")))[0].Question.ShouldBe(4);
    }

    private void Know(long question, params string[] wordings) =>
        _questions.Put(question, 0, Tongue.French, wordings.Select((w, i) => new Wording(i == 0 ? 0 : 100 + i, w)));

    private IReadOnlyList<Likeness> Ask(string text) =>
        _questions.Among(text, [1, 2, 3, 4, .. Enumerable.Range(10, 50)], new ReaderScopes(0), [], 10);
}
