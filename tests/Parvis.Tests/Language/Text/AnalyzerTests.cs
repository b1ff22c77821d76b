using Parvis.Language.Text;

namespace Parvis.Tests.Language.Text;

public class AnalyzerTests
{
    [Theory]
    [InlineData("L’École d'été", "ecole ete")]
    [InlineData("qu'est-ce jusqu’à lorsqu'il", "est ce a il")]
    [InlineData("Le porte-monnaie", "le porte monnaie portemonnaie")]
    [InlineData("wifi wi-fi", "wifi wi fi wifi")]
    [InlineData("la S.A.R.L. et la SARL.", "la sarl et la sarl")]
    [InlineData("10 000 euros, 2,7 % et 1 234 567", "10000 euros 2.7 et 1234567")]
    [InlineData("18h30, le 12.03.2020", "18h30 le 12.03 2020")]
    [InlineData("Cœur ﬁn Ｗｉｄｅ m² 𝐁old ÆØ Straße", "coeur fin wide m2 bold aeo strasse")]
    [InlineData("co\u00ADop\u200Bé e\u0301te\u0301", "coope ete")]
    [InlineData("the dog's don't", "the dog don t")]
    [InlineData("aujourd’hui", "aujourd hui aujourdhui")]
    [InlineData("", "")]
    [InlineData("’’ -- . … 🎉", "")]
    public void Words_are_cut_and_folded(string text, string expected) =>
        string.Join(' ', Analyzer.Analyse(text, Tongue.French).Select(t => t.Exact)).ShouldBe(expected);

    [Fact]
    public void Composed_and_decomposed_text_give_the_same_words()
    {
        var composed = Analyzer.Analyse("Élève à Noël, ça où naïveté", Tongue.French);
        var decomposed = Analyzer.Analyse(
            "E\u0301le\u0300ve a\u0300 Noe\u0308l, c\u0327a ou\u0300 nai\u0308vete\u0301",
            Tongue.French
        );

        decomposed.Select(t => t.Exact).ShouldBe(composed.Select(t => t.Exact));
    }

    [Fact]
    public void A_word_of_ten_thousand_letters_is_one_term()
    {
        var tokens = Analyzer.Analyse(new string('a', 10_000), Tongue.French);

        tokens.Count.ShouldBe(1);
        tokens[0].Length.ShouldBe(10_000);
        tokens[0].Exact.Length.ShouldBe(48);
    }

    [Fact]
    public void The_joined_form_of_a_compound_shares_the_place_of_its_first_part()
    {
        var tokens = Analyzer.Analyse("mon porte-monnaie rouge", Tongue.French);

        tokens.Select(t => t.Position).ShouldBe([0, 1, 2, 1, 3]);
        tokens[3].Start.ShouldBe(4);
        tokens[3].Length.ShouldBe("porte-monnaie".Length);
    }

    [Theory]
    [InlineData("réservation", "réserver", "réservations", "réservé", "réservée")]
    [InlineData("cheval", "chevaux")]
    [InlineData("sportif", "sportives", "sportive")]
    [InlineData("heureux", "heureuse", "heureuses")]
    [InlineData("fermer", "fermé", "fermées", "fermeront", "fermait")]
    [InlineData("national", "nationaux", "nationale")]
    [InlineData("atelier", "ateliers")]
    public void Forms_of_a_word_share_a_stem(params string[] forms) =>
        forms
            .Select(f => Analyzer.Analyse(f, Tongue.French)[0].Stem)
            .Distinct()
            .Count()
            .ShouldBe(1, string.Join(", ", forms.Select(f => Analyzer.Analyse(f, Tongue.French)[0].Stem)));

    [Theory]
    [InlineData("running", "run", "runs")]
    [InlineData("cities", "city")]
    [InlineData("boxes", "box")]
    [InlineData("planned", "plan", "plans", "planning")]
    public void Forms_of_an_english_word_share_a_stem(params string[] forms) =>
        forms.Select(f => Analyzer.Analyse(f, Tongue.English)[0].Stem).Distinct().Count().ShouldBe(1);

    [Theory]
    [InlineData("Comment réserver la découpeuse laser ?", Tongue.French)]
    [InlineData("How do I book the laser cutter?", Tongue.English)]
    [InlineData("l'atelier", Tongue.French)]
    [InlineData("", Tongue.French)]
    public void The_language_of_a_text_is_told(string text, Tongue expected) =>
        LanguageGuess.Of(text).ShouldBe(expected);
}
