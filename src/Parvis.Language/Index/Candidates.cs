using System.Numerics;

namespace Parvis.Language.Index;

/// <summary>The best slots of a first scoring, by a heap of fixed size; ties go by passage number.</summary>
internal static class Candidates
{
    public readonly record struct Candidate(int Slot, long Passage, float Score) : IComparable<Candidate>
    {
        /// <summary>Worse first.</summary>
        public int CompareTo(Candidate other) =>
            Score != other.Score ? Score.CompareTo(other.Score) : other.Passage.CompareTo(Passage);
    }

    public static (List<Candidate> Best, int Matching) Best(Sight sight, ReadOnlySpan<float> scores, int most)
    {
        var heap = new PriorityQueue<Candidate, Candidate>(most + 1);
        var least = float.Epsilon;
        foreach (var part in sight.Parts)
        {
            var own = scores.Slice(part.Base, part.Segment.Count);
            for (var i = Next(own, 0, least); i < own.Length; i = Next(own, i + 1, least))
            {
                var candidate = new Candidate(part.Base + i, part.Segment.Ids[i], own[i]);
                if (heap.Count < most)
                    heap.Enqueue(candidate, candidate);
                else if (candidate.CompareTo(heap.Peek()) > 0)
                    heap.DequeueEnqueue(candidate, candidate);
                if (heap.Count == most)
                    least = heap.Peek().Score;
            }
        }
        return ([.. heap.UnorderedItems.Select(i => i.Element)], CountOf(scores));
    }

    /// <summary>The next slot with a score that may matter: most have none, and are passed over many at a time.</summary>
    private static int Next(ReadOnlySpan<float> scores, int from, float least)
    {
        var bar = new Vector<float>(least);
        while (
            from + Vector<float>.Count <= scores.Length && Vector.LessThanAll(new Vector<float>(scores[from..]), bar)
        )
            from += Vector<float>.Count;
        while (from < scores.Length && scores[from] < least)
            from++;
        return from;
    }

    private static int CountOf(ReadOnlySpan<float> scores)
    {
        var (counts, at) = (Vector<int>.Zero, 0);
        for (; at + Vector<float>.Count <= scores.Length; at += Vector<float>.Count)
            counts -= Vector.GreaterThan(new Vector<float>(scores[at..]), Vector<float>.Zero);
        var count = Vector.Sum(counts);
        for (; at < scores.Length; at++)
            count += scores[at] > 0 ? 1 : 0;
        return count;
    }
}
