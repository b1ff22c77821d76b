using Parvis.Language.Text;

namespace Parvis.Tests.Language.Text;

/// <summary>
/// Our light stemmer against Snowball's French one. They should agree where a word only takes its plural, feminine or an ending
/// of a verb: words of one Snowball class should mostly get one stem of ours (measured: 79.5 %), and words of two classes two (90.5 %).
/// </summary>
[Trait("needs", "shared")]
public class SnowballTests
{
    [Fact]
    public void Words_that_snowball_puts_together_are_mostly_together_here()
    {
        var classes = Fixtures
            .SnowballFrench()
            .GroupBy(p => p.Stem, p => OursOf(p.Word))
            .Where(g => g.Count() > 1)
            .ToList();

        var together = classes.Sum(g => g.GroupBy(s => s).Max(s => s.Count()));

        ((double)together / classes.Sum(g => g.Count())).ShouldBeGreaterThan(0.79);
    }

    [Fact]
    public void Words_that_are_together_here_are_mostly_together_for_snowball()
    {
        var classes = Fixtures
            .SnowballFrench()
            .GroupBy(p => OursOf(p.Word), p => p.Stem)
            .Where(g => g.Count() > 1)
            .ToList();

        var together = classes.Sum(g => g.GroupBy(s => s).Max(s => s.Count()));

        ((double)together / classes.Sum(g => g.Count())).ShouldBeGreaterThan(0.90);
    }

    [Fact]
    public void Plurals_always_meet_their_singular()
    {
        var words = Fixtures.SnowballFrench().Select(p => p.Word).ToHashSet();
        var pairs = words.Where(w => w.Length >= 5 && words.Contains(w + "s") && w[^1] is not ('s' or 'x')).ToList();

        var apart = pairs.Where(w => OursOf(w) != OursOf(w + "s")).ToList();

        pairs.Count.ShouldBeGreaterThan(1000);
        ((double)apart.Count / pairs.Count).ShouldBeLessThan(0.02, string.Join(' ', apart.Take(50)));
    }

    private static string OursOf(string word) => Analyzer.Stem(Folding.Fold(word), Tongue.French);
}
