using System.Security.Cryptography;
using System.Text;

namespace Parvis.Language.Provenance;

/// <summary>
/// Finds the blocks (paragraphs, lists, headings) of one revision of a text again in the next. First those that are equal,
/// wherever they went: Heckel, “A technique for isolating differences between files”, CACM 21 (1978). Then those that share most
/// of their words, the nearest pair first: Dice, “Measures of the amount of ecologic association between species”, Ecology 26
/// (1945). Of a block that was cut in two the larger part carries it on, and so does the larger of two that were joined. The same
/// input gives the same pairs; time is near linear in the length of the texts.
/// </summary>
public static class BlockAlignment
{
    /// <summary>Stands for a block that was not there before.</summary>
    public const int New = -1;

    /// <summary>For each block after, which one of before it carries on, or <see cref="New"/>. None is carried on twice.</summary>
    public static int[] Pair(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var pairs = new BlockPairs(before.Count, after.Count);
        EqualBlocks.Join(pairs, [.. before.Select(Squeeze)], [.. after.Select(Squeeze)]);
        AlikeBlocks.Join(pairs, before, after);
        return pairs.OldOf;
    }

    /// <summary>Carries numbers that some blocks have over to the blocks that carry these on.</summary>
    /// <param name="numbers">For each block before, its number or null.</param>
    /// <param name="known">
    /// Numbers by the marks that their blocks once had: one that went and comes back with the same words has its number again.
    /// </param>
    public static int?[] Carry(
        IReadOnlyList<string> before,
        IReadOnlyList<int?> numbers,
        IReadOnlyList<string> after,
        IReadOnlyDictionary<string, int> known
    )
    {
        var carried = Array.ConvertAll(Pair(before, after), old => old == New ? null : numbers[old]);
        var standing = carried.OfType<int>().ToHashSet();
        for (var i = 0; i < carried.Length && known.Count > 0; i++)
        {
            if (carried[i] is null && known.TryGetValue(MarkOf(after[i]), out var number) && standing.Add(number))
                carried[i] = number;
        }
        return carried;
    }

    /// <summary>A short mark by which two texts are told apart; how they are broken into lines does not count.</summary>
    public static string MarkOf(string block) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Squeeze(block))).AsSpan(0, 16));

    private static string Squeeze(string block) =>
        string.Join(' ', block.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
