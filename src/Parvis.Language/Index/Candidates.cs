using System.Numerics;

namespace Parvis.Language.Index;

/// <summary>The best passages of a first scoring, by a heap of fixed size; ties go by passage number.</summary>
internal sealed class Candidates
{
    /// <summary>How good a passage is.</summary>
    public readonly record struct Rank(float Score, long Passage) : IComparable<Rank>
    {
        /// <summary>Worse first.</summary>
        public int CompareTo(Rank other) =>
            Score != other.Score ? Score.CompareTo(other.Score) : other.Passage.CompareTo(Passage);
    }

    private readonly PriorityQueue<int, Rank> _heap = new();
    private int _most;
    private float _least;

    /// <summary>The slots of the best, in no order, each with its rank.</summary>
    public PriorityQueue<int, Rank>.UnorderedItemsCollection Best => _heap.UnorderedItems;

    /// <summary>Forgets all, and from here on keeps so many.</summary>
    public void Clear(int most)
    {
        _heap.Clear();
        (_most, _least) = (most, float.Epsilon);
    }

    /// <summary>Takes the scores of the passages of a part from <paramref name="start"/> on.</summary>
    public void Offer(Sight.Part part, int start, ReadOnlySpan<float> scores)
    {
        for (var i = Next(scores, 0, _least); i < scores.Length; i = Next(scores, i + 1, _least))
        {
            var passage = start + i;
            var rank = new Rank(scores[i], part.Segment.Ids[passage]);
            if (_heap.Count < _most)
                _heap.Enqueue(part.Base + passage, rank);
            else
                _heap.EnqueueDequeue(part.Base + passage, rank);
            if (_heap.Count == _most && _heap.TryPeek(out _, out var worst))
                _least = worst.Score;
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
