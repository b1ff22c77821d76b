using System.Collections.Frozen;

namespace Parvis.Language.Text;

/// <summary>What an apostrophe cuts off: French articles and conjunctions before it, English endings after it.</summary>
internal static class Elision
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes =
        "l d j t n m s c qu jusqu lorsqu puisqu quoiqu quelqu presqu"
            .Split(' ')
            .ToFrozenSet()
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Cuts(ReadOnlySpan<char> folded) => Prefixes.Contains(folded);

    public static bool IsEnglishEnding(ReadOnlySpan<char> ending) =>
        ending is "s" or "S" or "re" or "ve" or "ll" or "RE" or "VE" or "LL";
}
