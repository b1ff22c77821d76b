namespace Parvis.Language.Index;

/// <summary>
/// The inverted index over passages: immutable segments, merged as they pile up (each passage is rewritten a
/// logarithmic number of times). Writers take turns; readers take the last published state and never wait.
/// </summary>
public sealed class PassageIndex
{
    private const int Fan = 8;
    private const int Batch = 8192;
    private const int LargestKept = 100;

    private readonly Lock _writing = new();
    private readonly Lexicon _lexicon = new();
    private readonly Func<byte[], IKeptBytes> _keep;
    private SegmentBuilder _builder;
    private Snapshot _published;
    private int _lastNumber;

    /// <summary>An index all in memory.</summary>
    public PassageIndex()
        : this(bytes => new BytesInMemory(bytes)) { }

    /// <summary>An index whose largest part, the words of passages in their order, lies where it is put by the caller.</summary>
    public PassageIndex(Func<byte[], IKeptBytes> keep)
    {
        _keep = keep;
        _builder = new SegmentBuilder(_lexicon, keep);
        _published = new Snapshot(_lexicon, []);
    }

    /// <summary>How many passages there are, whoever may see them: for staff and figures, never for a reader.</summary>
    public int Count => Current.Segments.Sum(s => s.Living);

    internal Weights Weights { get; init; } = Weights.House;

    internal Snapshot Current => Volatile.Read(ref _published);

    /// <summary>Adds a passage, in place of the one that had its number.</summary>
    public void Put(Passage passage) => PutMany([passage]);

    /// <summary>Adds passages; each batch is visible as a whole. Of two with the same number the last one counts.</summary>
    public void PutMany(IEnumerable<Passage> passages)
    {
        lock (_writing)
            foreach (var batch in passages.Chunk(Batch))
            {
                var once = LastOfEach(batch);
                var segments = Current.Segments.ToList();
                Bury(segments, once.ConvertAll(p => p.Id));
                segments.Add(new SegmentView(_builder.Build(once, ++_lastNumber)));
                Publish(segments);
                // What a large batch took to be sorted is as large as its segment: no room to keep for the next edit.
                if (batch.Length > LargestKept)
                    _builder = new SegmentBuilder(_lexicon, _keep);
            }
    }

    /// <summary>Removes a passage; nothing happens when it is not there.</summary>
    public void Remove(long passage) => RemoveWhere([passage]);

    /// <summary>Removes all passages of a document.</summary>
    public void RemoveDocument(long document) =>
        RemoveWhere(
            Current.Segments.SelectMany(v =>
                Enumerable
                    .Range(0, v.Segment.Count)
                    .Where(i => v.Segment.Documents[i] == document && !v.IsDead(i))
                    .Select(i => v.Segment.Ids[i])
            )
        );

    /// <summary>
    /// What answers a question, best first, for a reader of these scopes. Long questions are cut to their most telling words, so
    /// the work is bounded; passages outside the scopes change nothing in the answer, not even a digit of a score.
    /// </summary>
    public Hits Search(string question, ReaderScopes scopes, SearchOptions? options = null)
    {
        options ??= SearchOptions.Default;
        return new Search(Current, scopes, Weights.For(options.Reading), options).Run(question);
    }

    private void RemoveWhere(IEnumerable<long> passages)
    {
        lock (_writing)
        {
            var segments = Current.Segments.ToList();
            Bury(segments, [.. passages]);
            Publish(segments);
        }
    }

    private static void Bury(List<SegmentView> segments, List<long> ids)
    {
        for (var s = 0; s < segments.Count; s++)
        {
            var buried = ids.Select(segments[s].Find).Where(at => at >= 0).ToList();
            if (buried.Count > 0)
                segments[s] = segments[s].Without(buried);
        }
    }

    /// <summary>Merges what piled up (eight segments of a size) and rewrites what is mostly dead, then shows the result.</summary>
    private void Publish(List<SegmentView> segments)
    {
        segments.RemoveAll(s => s.Living == 0);
        while (true)
        {
            var pile = segments.Where(s => s.Living * 2 < s.Segment.Count).ToList();
            if (pile.Count == 0)
                pile = segments.GroupBy(Tier).FirstOrDefault(g => g.Count() >= Fan)?.ToList() ?? [];
            if (pile.Count == 0)
                break;
            segments.RemoveAll(pile.Contains);
            segments.Add(new SegmentView(SegmentMerge.Merge(pile, ++_lastNumber, _keep)));
        }
        Volatile.Write(ref _published, new Snapshot(_lexicon, [.. segments]));
    }

    private static int Tier(SegmentView view) => (int)(Math.Log2(view.Living) / Math.Log2(Fan));

    private static List<Passage> LastOfEach(Passage[] batch)
    {
        var last = new Dictionary<long, int>();
        for (var i = 0; i < batch.Length; i++)
            last[batch[i].Id] = i;
        return [.. batch.Where((p, i) => last[p.Id] == i)];
    }
}
