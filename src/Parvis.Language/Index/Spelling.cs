using System.Numerics;

namespace Parvis.Language.Index;

/// <summary>Words as bits, so that a whole vocabulary is looked through at the speed of memory.</summary>
internal static class Spelling
{
    /// <summary>
    /// Which letters a word holds an odd number of times, the same of all other signs together, and its length: each letter flips
    /// the next of five bits. A letter more or less changes two bits, another letter in its place two at most, a swap none.
    /// </summary>
    public static uint ShapeOf(ReadOnlySpan<char> word)
    {
        var bits = 0U;
        for (var i = 0; i < word.Length; i++)
            bits ^= 1U << (word[i] is >= 'a' and <= 'z' ? word[i] - 'a' : 26) ^ 1U << (27 + i % 5);
        return bits;
    }

    /// <summary>
    /// The first from <paramref name="from"/> on that may be a word at no more than this distance, or their number. Nearly all
    /// are not, and are passed over many at a time.
    /// </summary>
    public static int NextWithin(ReadOnlySpan<uint> all, int from, uint own, int distance)
    {
        var (one, most) = (new Vector<uint>(own), new Vector<uint>(2 * (uint)distance));
        while (
            from + Vector<uint>.Count <= all.Length
            && Vector.GreaterThanAll(BitsIn(new Vector<uint>(all[from..]) ^ one), most)
        )
            from += Vector<uint>.Count;
        while (from < all.Length && BitOperations.PopCount(all[from] ^ own) > 2 * distance)
            from++;
        return from;
    }

    // The sums of neighbours, of two bits, four and eight; a multiplication adds the four bytes up in the highest one.
    private static Vector<uint> BitsIn(Vector<uint> bits)
    {
        bits -= (bits >> 1) & new Vector<uint>(0x5555_5555);
        bits = (bits & new Vector<uint>(0x3333_3333)) + ((bits >> 2) & new Vector<uint>(0x3333_3333));
        bits = (bits + (bits >> 4)) & new Vector<uint>(0x0F0F_0F0F);
        return (bits * new Vector<uint>(0x0101_0101)) >> 24;
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
