using System.Buffers;

namespace Parvis.Language.Text;

/// <summary>Where sentences begin and end, for excerpts: marks of the end followed by a space, and line breaks.</summary>
public static class Sentences
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("\n\r.!?…");

    /// <summary>The sentences of a text as ranges without the blanks around them, in order, never empty.</summary>
    public static IReadOnlyList<(int Start, int Length)> Split(ReadOnlySpan<char> text)
    {
        var sentences = new List<(int, int)>();
        var start = 0;
        for (var i = NextEnd(text, 0); i < text.Length; i = NextEnd(text, i + 1))
        {
            if (!EndsAt(text, i))
                continue;
            Add(text, start, i + 1, sentences);
            start = i + 1;
        }
        Add(text, start, text.Length, sentences);
        return sentences;
    }

    // Most letters end nothing, and are passed over many at a time.
    private static int NextEnd(ReadOnlySpan<char> text, int from) =>
        text[from..].IndexOfAny(Ends) is var further && further < 0 ? text.Length : from + further;

    private static bool EndsAt(ReadOnlySpan<char> text, int i) =>
        text[i] switch
        {
            '\n' or '\r' => true,
            '.' => i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]) && !IsAbbreviation(text, i),
            '!' or '?' or '…' => i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]),
            _ => false,
        };

    /// <summary>M. Dupont, p. 12, J. Doe: one letter before the dot ends no sentence; nor do the usual abbreviations.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> text, int dot)
    {
        var start = dot;
        while (start > 0 && dot - start < 6 && char.IsLetter(text[start - 1]))
            start--;
        var word = text[start..dot];
        return word.Length == 1
            || word is "MM" or "Mme" or "Mlle" or "Dr" or "Pr" or "cf" or "ex" or "env" or "art" or "Mr" or "Mrs";
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, List<(int, int)> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add((start, end - start));
    }
}
