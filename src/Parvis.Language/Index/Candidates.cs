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
        var matching = 0;
        foreach (var part in sight.Parts)
        {
            var own = scores.Slice(part.Base, part.Segment.Count);
            for (var i = Next(own, 0); i < own.Length; i = Next(own, i + 1))
            {
                matching++;
                if (heap.Count == most && own[i] < heap.Peek().Score)
                    continue;
                var candidate = new Candidate(part.Base + i, part.Segment.Ids[i], own[i]);
                if (heap.Count < most)
                    heap.Enqueue(candidate, candidate);
                else if (candidate.CompareTo(heap.Peek()) > 0)
                    heap.DequeueEnqueue(candidate, candidate);
            }
        }
        return ([.. heap.UnorderedItems.Select(i => i.Element)], matching);
    }

    /// <summary>The next slot with a score: most have none, and those are passed over many at a time.</summary>
    private static int Next(ReadOnlySpan<float> scores, int from)
    {
        while (
            from + Vector<float>.Count <= scores.Length
            && Vector.EqualsAll(new Vector<float>(scores[from..]), Vector<float>.Zero)
        )
            from += Vector<float>.Count;
        while (from < scores.Length && scores[from] == 0)
            from++;
        return from;
    }
}
