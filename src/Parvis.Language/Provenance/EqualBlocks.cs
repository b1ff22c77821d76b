namespace Parvis.Language.Provenance;

/// <summary>
/// Joins equal blocks. What stands once on each side is the same wherever it went; its equal neighbours go with it; what repeats
/// is joined in order, first between the same pairs, then anywhere.
/// </summary>
internal static class EqualBlocks
{
    public static void Join(BlockPairs pairs, string[] before, string[] after)
    {
        JoinUnique(pairs, before, after);
        Spread(pairs, before, after);
        pairs.LookAround();
        JoinInOrder(pairs, before, after, (at, isOld) => (isOld ? pairs.AroundOld : pairs.AroundNew)[at].Above);
        JoinInOrder(pairs, before, after, (at, isOld) => (isOld ? pairs.AroundOld : pairs.AroundNew)[at].Below);
        JoinInOrder(pairs, before, after, (_, _) => 0);
    }

    private static void JoinUnique(BlockPairs pairs, string[] before, string[] after)
    {
        var (old, fresh) = (Once(before), Once(after));
        foreach (var (text, at) in fresh)
        {
            if (at >= 0 && old.TryGetValue(text, out var there) && there >= 0)
                pairs.Add(there, at);
        }
    }

    // Where each text stands; -1 when it stands in several places.
    private static Dictionary<string, int> Once(string[] blocks)
    {
        var places = new Dictionary<string, int>(blocks.Length, StringComparer.Ordinal);
        for (var i = 0; i < blocks.Length; i++)
        {
            if (!places.TryAdd(blocks[i], i))
                places[blocks[i]] = -1;
        }
        return places;
    }

    private static void Spread(BlockPairs pairs, string[] before, string[] after)
    {
        for (var i = 0; i < after.Length; i++)
            Follow(i, i == 0 ? 0 : pairs.OldOf[i - 1] + 1, i == 0 || !pairs.IsFreeNew(i - 1));
        for (var i = after.Length - 1; i >= 0; i--)
        {
            var last = i == after.Length - 1;
            Follow(i, last ? before.Length - 1 : pairs.OldOf[i + 1] - 1, last || !pairs.IsFreeNew(i + 1));
        }

        void Follow(int fresh, int old, bool known)
        {
            if (
                known
                && old >= 0
                && old < before.Length
                && pairs.IsFreeNew(fresh)
                && pairs.IsFreeOld(old)
                && before[old] == after[fresh]
            )
                pairs.Add(old, fresh);
        }
    }

    private static void JoinInOrder(BlockPairs pairs, string[] before, string[] after, Func<int, bool, int> seat)
    {
        var waiting = new Dictionary<(string, int), Queue<int>>();
        for (var old = 0; old < before.Length; old++)
        {
            if (!pairs.IsFreeOld(old))
                continue;
            var key = (before[old], seat(old, true));
            if (!waiting.TryGetValue(key, out var queue))
                waiting[key] = queue = new Queue<int>();
            queue.Enqueue(old);
        }
        for (var fresh = 0; fresh < after.Length; fresh++)
        {
            if (
                pairs.IsFreeNew(fresh)
                && waiting.TryGetValue((after[fresh], seat(fresh, false)), out var queue)
                && queue.TryDequeue(out var old)
            )
                pairs.Add(old, fresh);
        }
    }
}
