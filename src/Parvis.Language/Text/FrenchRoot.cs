namespace Parvis.Language.Text;

/// <summary>
/// The root that relatives share (garde, garder, garderie; payer, paie, paiement): the light stem without its derivational
/// suffixes. Much coarser than the stem, so what it brings together counts less.
/// </summary>
internal static class FrenchRoot
{
    private const int Shortest = 4;

    // What a second suffix leaves must be longer: « restaur-ant » is no relative of « rester ».
    private const int ShortestTwice = 5;

    private static readonly string[] Suffixes =
    [
        "isation",
        "iquement",
        "issement",
        "ellement",
        "abilit",
        "ibilit",
        "ement",
        "ation",
        "ition",
        "ateur",
        "atric",
        "iteur",
        "eresse",
        "erait",
        "eront",
        "ament",
        "aison",
        "ment",
        "teur",
        "tric",
        "euse",
        "erie",
        "ique",
        "iste",
        "isme",
        "able",
        "ible",
        "ance",
        "ence",
        "aire",
        "oire",
        "eur",
        "eus",
        "eux",
        "ier",
        "iti",
        "ion",
        "age",
        "iqu",
        "ist",
        "ism",
        "abl",
        "ibl",
        "anc",
        "enc",
        "air",
        "ant",
        "ent",
        "ite",
        "ive",
        "eri",
        "era",
        "ure",
        "it",
        "is",
        "if",
        "iv",
        "al",
        "el",
        "er",
        "ir",
        "eu",
        "at",
        "on",
        "ur",
        "ai",
        "an",
        "en",
    ];

    /// <summary>The root of a folded word, written into <paramref name="room"/>, which holds the longest word and eight more.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> folded, Span<char> room)
    {
        var length = Analyzer.Stem(folded, Tongue.French, room);
        if (length > Shortest && !room[..length].ContainsAnyInRange('0', '9'))
        {
            length = Cut(room, length, Shortest);
            length = Cut(room, length, ShortestTwice);
        }
        return room[..Ending(room, length)];
    }

    private static int Cut(Span<char> word, int length, int shortest)
    {
        foreach (var suffix in Suffixes)
            if (length - suffix.Length >= shortest && word[..length].EndsWith(suffix))
                return length - suffix.Length;
        return length;
    }

    /// <summary>Last vowels go, and what they change before them: paye and paie, publique and public.</summary>
    private static int Ending(Span<char> word, int length)
    {
        while (length > 3 && word[length - 1] is 'e' or 'a' or 'o' or 'u')
            length--;
        if (length >= 3 && word[length - 1] == 'y')
            word[length - 1] = 'i';
        if (length > Shortest && word[length - 1] == 'i')
            length--;
        if (length > 3 && word[length - 1] is 'q')
            word[length - 1] = 'c';
        return length;
    }
}
