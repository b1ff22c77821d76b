namespace Parvis.Language.Text;

/// <summary>
/// Light French stemming after J. Savoy, "Light Stemming Approaches for the French, Portuguese, German and Hungarian
/// Languages" (SAC 2006): plurals, feminines and the commonest suffixes of nouns and adjectives, then the endings of verbs
/// that leave at least four letters. Works in place on folded words.
/// </summary>
public static class FrenchStemmer
{
    /// <summary>Suffix, shortest word it is taken from, what replaces it. The first that fits is applied, once.</summary>
    private static readonly (string Suffix, int Longer, string By)[] Rules =
    [
        ("issement", 9, "ir"),
        ("issant", 8, "ir"),
        ("ivement", 9, "if"),
        ("ellement", 10, "el"),
        ("euement", 9, "eu"),
        ("ablement", 10, "abl"),
        ("iblement", 10, "ibl"),
        ("amment", 8, "ant"),
        ("emment", 8, "ent"),
        ("ement", 7, "e"),
        ("ficatrice", 11, "fier"),
        ("ficateur", 10, "fier"),
        ("fication", 10, "fier"),
        ("catrice", 9, "quer"),
        ("cateur", 8, "quer"),
        ("atrice", 8, "er"),
        ("ateur", 7, "er"),
        ("isation", 9, ""),
        ("trice", 6, "teur"),
        ("ieme", 5, ""),
        ("teuse", 7, "ter"),
        ("teur", 6, "ter"),
        ("euse", 5, "eu"),
        ("iere", 7, "ier"),
        ("ive", 6, "if"),
        ("nnelle", 9, "n"),
        ("nnel", 9, "n"),
        ("elle", 7, "el"),
        ("ete", 6, "et"),
        ("ique", 8, ""),
        ("esse", 8, ""),
        ("ation", 8, "er"),
        ("ition", 8, ""),
    ];

    /// <summary>Endings of conjugated verbs; each must leave four letters, so that nouns are mostly spared.</summary>
    private static readonly string[] Verbs =
    [
        "eraient",
        "iraient",
        "assent",
        "issent",
        "issons",
        "issait",
        "erions",
        "erait",
        "erais",
        "eront",
        "erons",
        "iront",
        "aient",
        "erez",
        "iez",
        "eras",
        "irait",
        "irais",
        "ions",
        "era",
        "ira",
        "ait",
        "ais",
        "ant",
        "ons",
        "ez",
        "ent",
        "ai",
    ];

    // Every word of every text comes here: only what ends as it does is tried.
    private static readonly (string Suffix, int Longer, string By)[][] RulesByLetter = ByLetter(Rules, r => r.Suffix);
    private static readonly string[][] VerbsByLetter = ByLetter(Verbs, v => v);

    /// <summary>Stems the first <paramref name="length"/> letters in place and says how many remain.</summary>
    public static int Stem(Span<char> word, int length)
    {
        if (length < 4 || HasDigit(word[..length]))
            return length;
        length = Plural(word, length);
        length = Suffix(word, length, out var changed);
        if (!changed)
            length = Verb(word, length);
        return Normalise(word, length);
    }

    private static int Plural(Span<char> word, int length)
    {
        if (length > 5 && word[..length].EndsWith("aux") && word[length - 4] != 'e')
        {
            word[length - 2] = 'l';
            return length - 1;
        }
        if (length > 3 && word[length - 1] == 'x')
            return length - 1;
        return length > 3 && word[length - 1] == 's' && word[length - 2] != 's' ? length - 1 : length;
    }

    private static int Suffix(Span<char> word, int length, out bool changed)
    {
        changed = false;
        foreach (var (suffix, longer, by) in Ending(RulesByLetter, word[length - 1]))
        {
            if (length < longer || !word[..length].EndsWith(suffix))
                continue;
            changed = true;
            by.CopyTo(word[(length - suffix.Length)..]);
            return length - suffix.Length + by.Length;
        }
        return length;
    }

    private static int Verb(Span<char> word, int length)
    {
        foreach (var ending in Ending(VerbsByLetter, word[length - 1]))
            if (length - ending.Length >= 4 && word[..length].EndsWith(ending))
                return length - ending.Length;
        return length;
    }

    private static int Normalise(Span<char> word, int length)
    {
        if (length <= 4)
            return length;
        length = Undouble(word, length);
        if (length > 4 && word[length - 1] == 'e' && word[length - 2] == 'i')
            return length - 2;
        if (length > 4 && word[length - 1] == 'r')
            length--;
        if (length > 4 && word[length - 1] == 'e')
            length--;
        if (length > 4 && word[length - 1] == 'e')
            length--;
        if (length > 4 && word[length - 1] == 'i')
            length--;
        return length;
    }

    /// <summary>Doubled letters are written once: bonne and bonnet meet bon, and so do many slips.</summary>
    private static int Undouble(Span<char> word, int length)
    {
        var kept = 1;
        for (var i = 1; i < length; i++)
            if (word[i] != word[kept - 1])
                word[kept++] = word[i];
        return kept;
    }

    private static T[][] ByLetter<T>(T[] all, Func<T, string> text) =>
        [.. Enumerable.Range('a', 26).Select(letter => Array.FindAll(all, one => text(one)[^1] == letter))];

    private static T[] Ending<T>(T[][] byLetter, char letter) =>
        letter is >= 'a' and <= 'z' ? byLetter[letter - 'a'] : [];

    private static bool HasDigit(ReadOnlySpan<char> word) => word.ContainsAnyInRange('0', '9');
}
