using System.Numerics;

namespace Parvis.Language.Index;

/// <summary>Words as bits, so that a whole vocabulary is looked through at the speed of memory, and the distance of two words.</summary>
internal static class Spelling
{
    private const int LongestCompared = 32;

    /// <summary>
    /// Which letters a word holds, once and twice (unary, two bits a letter), any digit or other sign, and its length in the top
    /// byte. One edit changes at most two of these bits, so two words at distance d differ in at most 2d.
    /// </summary>
    public static ulong LettersOf(ReadOnlySpan<char> word)
    {
        var bits = 0UL;
        foreach (var c in word)
        {
            var at = c is >= 'a' and <= 'z' ? (c - 'a') * 2 : 52;
            bits |= (bits >> at & 1) != 0 ? 2UL << at : 1UL << at;
        }
        return bits | (ulong)Math.Min(word.Length, 255) << 56;
    }

    public static int LengthOf(ulong letters) => (int)(letters >> 56);

    public static bool MayBeWithin(ulong one, ulong other, int distance) =>
        Math.Abs(LengthOf(one) - LengthOf(other)) <= distance
        && BitOperations.PopCount((one ^ other) & 0x00FF_FFFF_FFFF_FFFF) <= 2 * distance;

    /// <summary>The first ten letters in six bits each, the first one highest: words with one beginning are neighbours.</summary>
    public static ulong HeadOf(ReadOnlySpan<char> word)
    {
        var head = 0UL;
        for (var i = 0; i < 10; i++)
            head = head << 6 | (i < word.Length ? Code(word[i]) : 0);
        return head;
    }

    /// <summary>Which bits of <see cref="HeadOf"/> the first <paramref name="length"/> letters fill.</summary>
    public static ulong HeadMask(int length) =>
        length >= 10 ? (1UL << 60) - 1 : ((1UL << 60) - 1) & ~((1UL << 6 * (10 - length)) - 1);

    /// <summary>
    /// Damerau-Levenshtein distance with adjacent letters swapped once (optimal string alignment), or
    /// <paramref name="most"/> + 1 when it is more than <paramref name="most"/>.
    /// </summary>
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (
            Math.Abs(one.Length - other.Length) > most
            || one.Length > LongestCompared
            || other.Length > LongestCompared
        )
            return most + 1;
        Span<int> rows = stackalloc int[(LongestCompared + 1) * 3];
        var width = other.Length + 1;
        Span<int> older = rows[..width],
            old = rows.Slice(LongestCompared + 1, width),
            row = rows.Slice((LongestCompared + 1) * 2, width);
        for (var j = 0; j < width; j++)
            old[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(old[j], row[j - 1]) + 1, old[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    best = Math.Min(best, older[j - 2] + 1);
                row[j] = best;
                least = Math.Min(least, best);
            }
            if (least > most)
                return most + 1;
            var spare = older;
            older = old;
            old = row;
            row = spare;
        }
        return old[width - 1];
    }

    private static ulong Code(char c) =>
        c switch
        {
            >= 'a' and <= 'z' => (ulong)(c - 'a' + 1),
            >= '0' and <= '9' => (ulong)(c - '0' + 27),
            _ => 37 + (ulong)(c % 26),
        };
}
