namespace Parvis.Language.Index;

/// <summary>Writes several segments as one, without what was deleted.</summary>
internal static class SegmentMerge
{
    public static Segment Merge(IReadOnlyList<SegmentView> views, int number, Func<byte[], IKeptBytes> keep)
    {
        var shape = new SegmentShape(views.Sum(v => v.Living));
        var words = new ByteList(views.Sum(v => v.Segment.Words.Length));
        var renumbered = new int[views.Count][];
        var next = 0;
        for (var v = 0; v < views.Count; v++)
            renumbered[v] = CopyPassages(views[v], shape, words, ref next);
        var postings = new ByteList(views.Sum(v => v.Segment.Postings.Length));
        var (terms, at) = MergePostings(views, renumbered, postings);
        return shape.ToSegment(number, terms, at, postings.ToArray(), keep(words.ToArray()));
    }

    private static int[] CopyPassages(SegmentView view, SegmentShape shape, ByteList words, ref int next)
    {
        var segment = view.Segment;
        var numbers = new int[segment.Count];
        byte[] room = [];
        for (var i = 0; i < segment.Count; i++)
        {
            numbers[i] = -1;
            if (view.IsDead(i))
                continue;
            shape.Copy(next, segment, i, words.Count);
            words.AddRange(segment.WordsOf(i, ref room));
            numbers[i] = next++;
        }
        return numbers;
    }

    private static (int[] Terms, int[] At) MergePostings(
        IReadOnlyList<SegmentView> views,
        int[][] renumbered,
        ByteList postings
    )
    {
        var heads = new int[views.Count];
        var terms = new List<int>();
        var ats = new List<int>();
        var living = new List<(int Passage, byte Held)>();
        while (true)
        {
            var term = int.MaxValue;
            for (var v = 0; v < views.Count; v++)
                if (heads[v] < views[v].Segment.Terms.Length)
                    term = Math.Min(term, views[v].Segment.Terms[heads[v]]);
            if (term == int.MaxValue)
                return ([.. terms], [.. ats]);
            living.Clear();
            for (var v = 0; v < views.Count; v++)
                Gather(views[v].Segment, ref heads[v], term, renumbered[v], living);
            if (living.Count == 0)
                continue;
            terms.Add(term);
            ats.Add(postings.Count);
            var writer = new PostingWriter(postings, living.Count);
            foreach (var (passage, held) in living)
                writer.Add(passage, held);
        }
    }

    private static void Gather(Segment segment, ref int head, int term, int[] renumbered, List<(int, byte)> living)
    {
        if (head == segment.Terms.Length || segment.Terms[head] != term)
            return;
        var reader = new PostingReader(segment.Postings, segment.PostingsAt[head++]);
        while (reader.Next())
            if (renumbered[reader.Passage] >= 0)
                living.Add((renumbered[reader.Passage], reader.Held));
    }
}
