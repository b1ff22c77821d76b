using Parvis.Language.Highlights;
using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Tests.Language.Highlights;

public class MarkerTests
{
    [Fact]
    public void Words_of_the_question_are_marked_in_every_form()
    {
        const string text = "Les réservations se font à l’accueil. Réserver est gratuit.";

        var marks = new Marker("réservation accueil").MarksOf(text);

        marks.Select(m => text.Substring(m.Start, m.Length)).ShouldBe(["réservations", "accueil", "Réserver"]);
    }

    [Fact]
    public void What_the_search_corrected_or_added_is_marked_too()
    {
        const string text = "La découpeuse coupe.";
        var index = new PassageIndex();
        index.Put(new Passage(1, 1, 1, "", "", "", text, Tongue.French));

        var marks = new Marker("decoupuese", index.Search("decoupuese", new ReaderScopes(1))).MarksOf(text);

        marks.Select(m => text.Substring(m.Start, m.Length)).ShouldContain("découpeuse");
    }

    [Fact]
    public void The_best_sentence_is_shown()
    {
        var text = "Bienvenue à tous. " + new string('x', 300) + ". La clé se rend au bureau le soir. Merci.";

        var best = new Marker("rendre la clé").Best(text);

        best.Text.ShouldStartWith("La clé se rend");
        best.Text.Length.ShouldBeLessThanOrEqualTo(240);
        best.Marks.Select(m => best.Text.Substring(m.Start, m.Length)).ShouldContain("clé");
        text.Substring(best.Start, best.Text.Length).ShouldBe(best.Text);
    }

    [Fact]
    public void A_long_sentence_is_cut_at_words_around_the_marks()
    {
        var text =
            string.Join(' ', Enumerable.Repeat("bavardage", 60))
            + " la clé "
            + string.Join(' ', Enumerable.Repeat("palabre", 60));

        var best = new Marker("clé").Best(text);

        best.Text.Length.ShouldBeLessThanOrEqualTo(240);
        best.Marks.Count.ShouldBe(1);
        best.Text.Split(' ').ShouldAllBe(w => w == "bavardage" || w == "la" || w == "clé" || w == "palabre");
    }
}
