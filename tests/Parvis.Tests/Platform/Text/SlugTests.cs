using FsCheck;
using FsCheck.Fluent;
using Parvis.Platform.Text;

namespace Parvis.Tests.Platform.Text;

public class SlugTests
{
    [Theory]
    [InlineData("Réserver la découpeuse", "reserver-la-decoupeuse")]
    [InlineData("L’Établi : à l’œuvre", "l-etabli-a-l-oeuvre")]
    [InlineData("  --  ", "sans-titre")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("re\u0301serve\u200Br", "reserver")]
    public void A_title_becomes_plain_words(string title, string slug) => Slug.Of(title).ShouldBe(slug);

    [Fact]
    public void A_title_of_a_million_letters_is_cut_between_words()
    {
        var slug = Slug.Of(string.Concat(Enumerable.Repeat("mot long ", 100_000)));
        slug.Length.ShouldBeLessThanOrEqualTo(80);
        slug.ShouldEndWith("mot-long");
    }

    [Fact]
    public void Whatever_comes_in_only_letters_digits_and_hyphens_come_out() =>
        Prop.ForAll<string>(title =>
                Slug.Of(title ?? "").All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            )
            .QuickCheckThrowOnFailure();
}
