using Parvis.Platform.Text;

namespace Parvis.Tests.Platform.Text;

public sealed class TextDifferenceTests
{
    private static string Shown(string before, string after) =>
        string.Concat(
            TextDifference
                .Between(before, after)
                .Select(piece =>
                    piece.Lines > 0 ? $"…{piece.Lines}…\n"
                    : piece.Fate == Fate.Gone ? $"[-{piece.Text}-]"
                    : piece.Fate == Fate.Came ? $"[+{piece.Text}+]"
                    : piece.Text
                )
        );

    [Theory]
    [InlineData("le laser coupe", "le laser grave", "le laser [-coupe-][+grave+]")]
    [InlineData("", "tout neuf", "[+tout neuf+]")]
    [InlineData("tout vieux", "", "[-tout vieux-]")]
    [InlineData("rien", "rien", "rien")]
    [InlineData("a b c d", "a x c y", "a [-b -][+x +]c [-d-][+y+]")]
    [InlineData("\nun deux\n\ntrois", "un quatre\n\ntrois", "[-\n-]un [-deux\n-][+quatre\n+]\ntrois")]
    [InlineData("un\ndeux\ntrois\n", "un\ntrois\n", "un\n[-deux\n-]trois\n")]
    public void A_change_is_shown_word_by_word(string before, string after, string shown) =>
        Shown(before, after).ShouldBe(shown);

    [Fact]
    public void What_did_not_change_is_folded_but_for_two_lines_around()
    {
        var lines = Enumerable.Range(1, 40).Select(i => $"ligne {i}\n").ToArray();
        var changed = lines.Select((line, i) => i == 19 ? "autre 20\n" : line);

        Shown(string.Concat(lines), string.Concat(changed))
            .ShouldBe("…17…\nligne 18\nligne 19\n[-ligne -][+autre +]20\nligne 21\nligne 22\n…18…\n");
    }

    [Theory]
    [InlineData(7, 3)]
    [InlineData(60, 4)]
    [InlineData(9_000, 5)]
    public void Both_versions_can_be_read_off_it_whatever_changed(int words, int seed)
    {
        var random = new Random(seed);
        string Text() =>
            string.Concat(
                Enumerable
                    .Range(0, words)
                    .Select(_ => $"{(char)('a' + random.Next(6))}{(random.Next(5) == 0 ? "\n" : " ")}")
            );
        var (before, after) = (Text(), Text());

        var pieces = TextDifference.Between(before, after);

        string Without(Fate fate) =>
            string.Concat(pieces.Where(piece => piece.Fate != fate).Select(piece => piece.Text));
        if (pieces.All(piece => piece.Lines == 0))
        {
            Without(Fate.Came).ShouldBe(before);
            Without(Fate.Gone).ShouldBe(after);
        }
        pieces.ShouldContain(piece => piece.Fate != Fate.Same);
    }
}
