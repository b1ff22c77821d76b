using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Tests.Language.Index;

public class LikenessTests
{
    [Fact]
    public void Two_wordings_of_one_question_are_nearer_than_two_questions()
    {
        var index = new PassageIndex();
        index.PutMany(
            new[] { "réserver la salle", "réserver la découpeuse", "réserver le four", "ouvrir la porte" }.Select(
                (t, i) => new Passage(i, i, 1, "", "", "", t, Tongue.French)
            )
        );
        var likeness = new Likeness(index, new ReaderScopes(1));
        var asked = likeness.VectorOf("Comment réserver la découpeuse ?");

        var same = Likeness.Cosine(asked, likeness.VectorOf("réservation des découpeuses"));
        var other = Likeness.Cosine(asked, likeness.VectorOf("réserver le four"));

        same.ShouldBeGreaterThan(other);
        Likeness.Cosine(asked, asked).ShouldBe(1, 1e-9);
        Likeness.Cosine(asked, likeness.VectorOf("")).ShouldBe(0);
    }
}
