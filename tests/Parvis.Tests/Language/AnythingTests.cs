using FsCheck;
using FsCheck.Fluent;
using Parvis.Language.Highlights;
using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Tests.Language;

/// <summary>What must hold of any text whatever.</summary>
public class AnythingTests
{
    [Fact]
    public void Any_text_is_read_without_harm() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Texts(), HoldsFor));

    [Fact]
    [Trait("needs", "shared")]
    public void The_naughty_strings_are_read_without_harm()
    {
        foreach (var text in Fixtures.NaughtyStrings())
            HoldsFor(text).ShouldBeTrue(text);
    }

    [Fact]
    public void Folding_twice_changes_nothing_more() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(Texts(), t => Folding.Fold(Folding.Fold(t)) == Folding.Fold(t))
        );

    [Fact]
    public void Every_letter_folds_to_something_folded()
    {
        for (var c = 0; c < char.MaxValue; c++)
        {
            var once = Folding.Fold([(char)c]);
            Folding.Fold(once).ShouldBe(once, $"U+{c:X4}");
        }
    }

    [Fact]
    public void Reading_is_linear()
    {
        foreach (
            var piece in new[] { "a", "a-", "l'", "1 000 ", "S.", "é\u0301", " ", "aa'bb-", "9,9.", "\uD83D\uDE00" }
        )
        {
            var (one, ten) = (new WordReader(), new WordReader());
            one.Read(string.Concat(Enumerable.Repeat(piece, 1_000)));
            ten.Read(string.Concat(Enumerable.Repeat(piece, 10_000)));
            ten.Steps.ShouldBeLessThanOrEqualTo(one.Steps * 11, piece);
        }
    }

    private static Arbitrary<string> Texts()
    {
        var pieces = Gen.Elements(
            "l’",
            "d'",
            "é",
            "e\u0301",
            "-",
            "'",
            ".",
            " ",
            "S.A.R.L.",
            "10 000",
            "2,7",
            "mot",
            "Straße",
            "\u200B",
            "𝐁",
            "\uD83D",
            "😀",
            "ﬁ",
            "가",
            "\0",
            "\n"
        );
        var mixed = Gen.ListOf(pieces).Select(p => string.Concat(p));
        return Arb.From(Gen.OneOf(mixed, ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "")));
    }

    private static bool HoldsFor(string text)
    {
        foreach (var tongue in Enum.GetValues<Tongue>())
        {
            var (start, position) = (-1, -1);
            foreach (var token in Analyzer.Analyse(text, tongue))
            {
                var joined = token.Start <= start;
                (token.Start >= 0 && token.Length > 0 && token.Start + token.Length <= text.Length).ShouldBeTrue();
                (joined || token.Position == position + 1).ShouldBeTrue();
                (token.Exact.Length is > 0 and <= 48).ShouldBeTrue();
                if (!joined)
                    (start, position) = (token.Start, token.Position);
            }
        }
        var index = new PassageIndex();
        index.Put(new Passage(1, 1, 1, text, text, text, text, LanguageGuess.Of(text)));
        var hits = index.Search(text, new ReaderScopes(1), new SearchOptions { AsYouType = true });
        (hits.Confidence is >= 0 and <= 1.0001).ShouldBeTrue();
        MarksHold(new Marker(text, hits), text);
        SortKey.Of(text).Length.ShouldBeLessThanOrEqualTo(300);
        return true;
    }

    private static void MarksHold(Marker marker, string text)
    {
        var end = 0;
        foreach (var mark in marker.MarksOf(text))
        {
            (mark.Start >= end && mark.Length > 0).ShouldBeTrue();
            end = mark.Start + mark.Length;
        }
        end.ShouldBeLessThanOrEqualTo(text.Length);
        var best = marker.Best(text);
        best.Text.Length.ShouldBeLessThanOrEqualTo(240);
        best.Marks.ShouldAllBe(m => m.Start >= 0 && m.Start + m.Length <= best.Text.Length);
    }
}
