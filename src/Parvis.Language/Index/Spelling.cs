using System.Numerics;

namespace Parvis.Language.Index;

/// <summary>Words as bits, so that a whole vocabulary is looked through at the speed of memory.</summary>
internal static class Spelling
{
    /// <summary>
    /// Which letters a word holds, once and twice (unary, two bits a letter), any digit or other sign, and its length in the top
    /// byte. A letter more or less changes one of these bits at most, another letter in its place two, a swap none.
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

    /// <summary>False for words further apart than this: what they differ in length, they do not differ in exchanged letters.</summary>
    public static bool MayBeWithin(ulong one, ulong other, int distance)
    {
        var longer = Math.Abs(LengthOf(one) - LengthOf(other));
        return BitOperations.PopCount((one ^ other) & 0x00FF_FFFF_FFFF_FFFF) + longer <= 2 * distance
            && longer <= distance;
    }

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

    private static ulong Code(char c) =>
        c switch
        {
            >= 'a' and <= 'z' => (ulong)(c - 'a' + 1),
            >= '0' and <= '9' => (ulong)(c - '0' + 27),
            _ => 37 + (ulong)(c % 26),
        };
}
