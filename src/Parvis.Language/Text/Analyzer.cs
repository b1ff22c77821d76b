namespace Parvis.Language.Text;

/// <summary>Cuts a text into words with their folded form and their stem. The same analysis serves index, question and marks.</summary>
public static class Analyzer
{
    [ThreadStatic]
    private static WordReader? _reader;

    /// <summary>The thread's own reader: what it read holds until it reads again.</summary>
    internal static WordReader Reader => _reader ??= new WordReader();

    /// <summary>The words of a text, in order; time and memory are linear in its length.</summary>
    public static IReadOnlyList<Token> Analyse(ReadOnlySpan<char> text, Tongue tongue)
    {
        var reader = Reader;
        reader.Read(text);
        var tokens = new Token[reader.Words.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = reader.Words[i];
            var form = reader.FormOf(word);
            var exact = form.ToString();
            var stem = StemOf(form, tongue);
            var isFunction = FunctionWords.Contains(form, tongue);
            tokens[i] = new Token(
                word.Start,
                word.Length,
                word.Position,
                exact,
                stem == exact ? exact : stem,
                isFunction
            );
        }
        return tokens;
    }

    /// <summary>The light stem of a folded word.</summary>
    public static string Stem(string folded, Tongue tongue) => StemOf(folded, tongue);

    internal static string StemOf(ReadOnlySpan<char> folded, Tongue tongue)
    {
        Span<char> room = stackalloc char[WordReader.LongestWord + 8];
        return room[..Stem(folded, tongue, room)].ToString();
    }

    /// <summary>Writes the stem into <paramref name="room"/>, which holds the longest word and eight more.</summary>
    internal static int Stem(ReadOnlySpan<char> folded, Tongue tongue, Span<char> room)
    {
        var length = Math.Min(folded.Length, WordReader.LongestWord);
        folded[..length].CopyTo(room);
        return tongue == Tongue.French ? FrenchStemmer.Stem(room, length) : EnglishStemmer.Stem(room, length);
    }
}
