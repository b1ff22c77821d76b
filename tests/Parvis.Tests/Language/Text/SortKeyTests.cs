using Parvis.Language.Text;

namespace Parvis.Tests.Language.Text;

public class SortKeyTests
{
    [Fact]
    public void Names_come_in_the_order_people_expect()
    {
        string[] expected =
        [
            "",
            "1 rue",
            "9 rue",
            "10 rue",
            "Atelier",
            "Éclair",
            "Élan",
            "elan vital",
            "Ève",
            "Salle 2",
            "Salle 10",
            "Zoé",
            "Жар",
        ];

        expected.OrderBy(SortKey.Of, StringComparer.Ordinal).ShouldBe(expected);
    }

    [Fact]
    public void Accents_break_ties_and_capitals_do_not_matter()
    {
        SortKey.Of("cote").ShouldNotBe(SortKey.Of("coté"));
        SortKey.Of("COTÉ").ShouldBe(SortKey.Of("coté"));
        SortKey.Of("Cote\u0301").ShouldBe(SortKey.Of("coté"));
        string.CompareOrdinal(SortKey.Of("coté"), SortKey.Of("cotée")).ShouldBeLessThan(0);
    }

    [Fact]
    public void A_key_is_short_and_made_of_small_letters_and_digits()
    {
        var key = SortKey.Of(string.Concat(Enumerable.Repeat("Éa 東京 12345678901234567890 ’!~", 1000)));

        key.Length.ShouldBeLessThanOrEqualTo(300);
        key.ShouldAllBe(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
    }
}
