using System.Numerics;

namespace Parvis.Language.Index;

/// <summary>The best passages of a first scoring, by a heap of fixed size; ties go by passage number.</summary>
internal sealed class Candidates(int most)
{
    public readonly record struct Candidate(int Slot, long Passage, float Score) : IComparable<Candidate>
    {
        /// <summary>Worse first.</summary>
        public int CompareTo(Candidate other) =>
            Score != other.Score ? Score.CompareTo(other.Score) : other.Passage.CompareTo(Passage);
    }

    private readonly PriorityQueue<Candidate, Candidate> _heap = new(most + 1);
    private float _least = float.Epsilon;

    public List<Candidate> Best => [.. _heap.UnorderedItems.Select(i => i.Element)];

    /// <summary>Takes the scores of the passages of a part from <paramref name="start"/> on.</summary>
    public void Offer(Sight.Part part, int start, ReadOnlySpan<float> scores)
    {
        for (var i = Next(scores, 0, _least); i < scores.Length; i = Next(scores, i + 1, _least))
        {
            var passage = start + i;
            var candidate = new Candidate(part.Base + passage, part.Segment.Ids[passage], scores[i]);
            if (_heap.Count < most)
                _heap.Enqueue(candidate, candidate);
            else if (candidate.CompareTo(_heap.Peek()) > 0)
                _heap.DequeueEnqueue(candidate, candidate);
            if (_heap.Count == most)
                _least = _heap.Peek().Score;
        }
    }

    /// <summary>The next one with a score that may matter: most have none, and are passed over many at a time.</summary>
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
}
