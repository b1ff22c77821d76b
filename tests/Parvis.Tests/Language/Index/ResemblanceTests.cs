using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Tests.Language.Index;

public class ResemblanceTests
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
        var resemblance = new Resemblance(index, new ReaderScopes(1));
        var asked = resemblance.VectorOf("Comment réserver la découpeuse ?");

        var same = Resemblance.Cosine(asked, resemblance.VectorOf("réservation des découpeuses"));
        var other = Resemblance.Cosine(asked, resemblance.VectorOf("réserver le four"));

        same.ShouldBeGreaterThan(other);
        Resemblance.Cosine(asked, asked).ShouldBe(1, 1e-9);
        Resemblance.Cosine(asked, resemblance.VectorOf("")).ShouldBe(0);
    }
}
