namespace Parvis.Language.Text;

/// <summary>
/// Light English stemming: plurals after D. Harman's S-stemmer ("How Effective Is Suffixing?", JASIS 1991), then -ed, -ing,
/// -ly and final e, with the doubled consonant put right. Works in place on folded words.
/// </summary>
public static class EnglishStemmer
{
    /// <summary>Stems the first <paramref name="length"/> letters in place and says how many remain.</summary>
    public static int Stem(Span<char> word, int length)
    {
        if (length < 4 || word[..length].ContainsAnyInRange('0', '9'))
            return length;
        length = Plural(word, length);
        length = Inflection(word, length);
        if (length > 4 && word[..length].EndsWith("ly"))
            length -= 2;
        if (length > 3 && word[length - 1] == 'e')
            length--;
        if (length > 2 && word[length - 1] == 'y' && !IsVowel(word[length - 2]))
            word[length - 1] = 'i';
        return length;
    }

    private static int Plural(Span<char> word, int length)
    {
        if (word[length - 1] != 's')
            return length;
        var current = word[..length];
        if (current.EndsWith("ies") && length > 4)
        {
            word[length - 3] = 'y';
            return length - 2;
        }
        if (current.EndsWith("sses") || current.EndsWith("shes") || current.EndsWith("ches") || current.EndsWith("xes"))
            return length - 2;
        return word[length - 2] is 's' or 'u' or 'i' ? length : length - 1;
    }

    private static int Inflection(Span<char> word, int length)
    {
        var current = word[..length];
        var cut =
            current.EndsWith("ing") && length > 5 ? 3
            : current.EndsWith("ed") && length > 4 ? 2
            : 0;
        if (cut == 0 || !HasVowel(word[..(length - cut)]))
            return length;
        if (cut == 2 && word[length - 3] == 'e')
            return length;
        if (cut == 2 && word[length - 3] == 'i')
        {
            word[length - 3] = 'y';
            return length - 2;
        }
        length -= cut;
        var last = word[length - 1];
        return length > 3 && last == word[length - 2] && last is not ('l' or 's' or 'z') ? length - 1 : length;
    }

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (IsVowel(c))
                return true;
        return false;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
