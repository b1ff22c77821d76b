namespace Parvis.Language.Provenance;

/// <summary>
/// Joins what is left by the words it shares. Few pairs are looked at: blocks between the same pairs, and blocks that share words
/// which few have; so the time does not grow with the square of the text.
/// </summary>
internal sealed class AlikeBlocks
{
    // Dice's measure: 0.5 means that half of all words are shared. Two passages of one subject share a third by chance.
    private const double LeastNear = 0.55;
    private const double LeastFar = 0.65;
    private const double Nearness = 0.1;

    // Fewer words than that are said anywhere: only their place tells.
    private const int FewWords = 4;
    private const int CommonWord = 24;
    private const int Window = 8;
    private const int MostFar = 8;

    private readonly record struct Chance(double Rank, int Old, int Fresh);

    private readonly BlockPairs pairs;
    private readonly int[] olds;
    private readonly int[] freshes;
    private readonly int[][] oldWords;
    private readonly int[][] freshWords;

    private AlikeBlocks(BlockPairs pairs, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        this.pairs = pairs;
        olds = [.. Enumerable.Range(0, before.Count).Where(pairs.IsFreeOld)];
        freshes = [.. Enumerable.Range(0, after.Count).Where(pairs.IsFreeNew)];
        var numbers = new WordNumbers();
        oldWords = Array.ConvertAll(olds, old => numbers.Of(before[old]));
        freshWords = Array.ConvertAll(freshes, fresh => numbers.Of(after[fresh]));
    }

    public static void Join(BlockPairs pairs, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var alike = new AlikeBlocks(pairs, before, after);
        if (alike.olds.Length == 0 || alike.freshes.Length == 0)
            return;
        pairs.LookAround();
        var chances = alike.Near().Concat(alike.Far()).Distinct().ToList();
        chances.Sort((one, other) => (-one.Rank, one.Fresh, one.Old).CompareTo((-other.Rank, other.Fresh, other.Old)));
        foreach (var chance in chances)
        {
            var (old, fresh) = (alike.olds[chance.Old], alike.freshes[chance.Fresh]);
            if (pairs.IsFreeOld(old) && pairs.IsFreeNew(fresh))
                pairs.Add(old, fresh);
        }
    }

    // Blocks between the same pairs, about as far from them.
    private IEnumerable<Chance> Near()
    {
        var above = Together(olds, old => pairs.AroundOld[old].Above);
        var below = Together(olds, old => pairs.AroundOld[old].Below);
        var freshAbove = Together(freshes, fresh => pairs.AroundNew[fresh].Above);
        var freshBelow = Together(freshes, fresh => pairs.AroundNew[fresh].Below);
        return Windows(freshAbove, above).Concat(Windows(freshBelow, below));
    }

    private IEnumerable<Chance> Windows(Dictionary<int, List<int>> freshGroups, Dictionary<int, List<int>> oldGroups)
    {
        foreach (var (pair, group) in freshGroups)
        {
            if (!oldGroups.TryGetValue(pair, out var there))
                continue;
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = Math.Max(0, i - Window); j < Math.Min(there.Count, i + Window + 1); j++)
                {
                    var shared = Shared(oldWords[there[j]], freshWords[group[i]]);
                    if (shared >= LeastNear)
                        yield return new Chance(shared + Nearness, there[j], group[i]);
                }
            }
        }
    }

    private static Dictionary<int, List<int>> Together(int[] blocks, Func<int, int> pair)
    {
        var groups = new Dictionary<int, List<int>>();
        for (var i = 0; i < blocks.Length; i++)
        {
            if (!groups.TryGetValue(pair(blocks[i]), out var group))
                groups[pair(blocks[i])] = group = [];
            group.Add(i);
        }
        return groups;
    }

    // Blocks anywhere that share words which few have.
    private IEnumerable<Chance> Far()
    {
        var places = new Dictionary<int, List<int>>();
        for (var old = 0; old < oldWords.Length; old++)
        {
            foreach (var word in oldWords[old].Distinct())
            {
                if (!places.TryGetValue(word, out var there))
                    places[word] = there = [];
                if (there.Count <= CommonWord)
                    there.Add(old);
            }
        }
        for (var fresh = 0; fresh < freshWords.Length; fresh++)
        {
            if (freshWords[fresh].Length < FewWords)
                continue;
            foreach (var old in MostMet(freshWords[fresh], places))
            {
                var shared = Shared(oldWords[old], freshWords[fresh]);
                var near = pairs.AreNear(olds[old], freshes[fresh]);
                if (shared >= (near ? LeastNear : LeastFar))
                    yield return new Chance(shared + (near ? Nearness : 0), old, fresh);
            }
        }
    }

    private static IEnumerable<int> MostMet(int[] words, Dictionary<int, List<int>> places)
    {
        var met = new Dictionary<int, int>();
        foreach (var word in words.Distinct())
        {
            if (!places.TryGetValue(word, out var there) || there.Count > CommonWord)
                continue;
            foreach (var old in there)
                met[old] = met.GetValueOrDefault(old) + 1;
        }
        return met.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Take(MostFar).Select(one => one.Key);
    }

    private static double Shared(int[] one, int[] other)
    {
        if (one.Length + other.Length == 0)
            return 0;
        var (i, j, common) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j])
                (i, j, common) = (i + 1, j + 1, common + 1);
            else if (one[i] < other[j])
                i++;
            else
                j++;
        }
        return 2.0 * common / (one.Length + other.Length);
    }
}
