namespace Parvis.Language.Index;

/// <summary>
/// The second look at the best candidates: their words are read in order, which tells how much of the question each one holds,
/// how near together, and whether its title speaks of it; then what is known of its care.
/// </summary>
internal sealed class SecondLook
{
    private readonly Sight _sight;
    private readonly Weights _weights;
    private readonly SearchOptions _options;
    private readonly List<QuestionWord> _words;
    private readonly TermMap _map = new();
    private readonly Dictionary<ulong, double> _telling = [];
    private readonly double _allIdf;
    private readonly double[] _held;
    private readonly double[] _inTitle;
    private readonly double[] _near;
    private byte[] _room = [];

    public SecondLook(Sight sight, Weights weights, SearchOptions options, List<QuestionWord> words)
    {
        (_sight, _weights, _options, _words) = (sight, weights, options, words);
        _held = new double[words.Count];
        _inTitle = new double[words.Count];
        _near = new double[words.Count];
        for (var w = 0; w < words.Count; w++)
        {
            if (words[w].Position < 0)
                continue;
            _allIdf += words[w].Idf;
            var left = words[w].Layers.Sum(l => l.Share);
            foreach (var (share, variants) in words[w].Layers)
            {
                foreach (var variant in variants)
                    _map.Add(variant.Term, w, Math.Min(1, left * variant.Weight));
                left -= share;
            }
        }
    }

    public (IReadOnlyList<Hit> Items, double Confidence) Rank(Candidates candidates)
    {
        var looked = new List<(Hit Hit, double Confidence)>(candidates.Best.Count);
        foreach (var (slot, rank) in candidates.Best)
            looked.Add(Look(slot, rank));
        looked.Sort(
            (a, b) =>
                b.Hit.Score != a.Hit.Score ? b.Hit.Score.CompareTo(a.Hit.Score) : a.Hit.Passage.CompareTo(b.Hit.Passage)
        );
        var shown = _options.OnePerDocument ? looked.DistinctBy(l => l.Hit.Document) : looked;
        var hits = new List<Hit>(Math.Min(looked.Count, _options.Limit));
        hits.AddRange(shown.Take(_options.Limit).Select(l => l.Hit));
        return (hits, looked.Count == 0 ? 0 : looked[0].Confidence);
    }

    private (Hit Hit, double Confidence) Look(int slot, Candidates.Rank rank)
    {
        Array.Clear(_held);
        Array.Clear(_inTitle);
        Array.Clear(_near);
        var part = _sight.PartOf(slot);
        var (segment, passage) = (part.Segment, slot - part.Base);
        var words = segment.WordsOf(passage, ref _room);
        var at = 0;
        ReadField(words, ref at, _inTitle);
        for (var field = 1; field < 4; field++)
            ReadField(words, ref at, null);
        double coverage = 0,
            near = 0,
            title = 0;
        for (var w = 0; w < _words.Count; w++)
        {
            coverage += _held[w] * _words[w].Idf;
            near += _near[w];
            title += _inTitle[w] * _words[w].Idf;
        }
        coverage = _allIdf > 0 ? coverage / _allIdf : 0;
        var score = rank.Score + _weights.Near * near;
        if (title > 0)
            score += _weights.TellingTitle * title * TellingOf(segment.Titles[passage]);
        score *= 1 - _weights.Coverage * (1 - coverage);
        score *= Prior(segment, passage);
        return (new Hit(rank.Passage, segment.Documents[passage], Math.Round(score, 6)), coverage);
    }

    /// <summary>Reads one field: which words of the question it holds, and how near neighbours of the question stand.</summary>
    private void ReadField(ReadOnlySpan<byte> bytes, ref int at, double[]? title)
    {
        // Of its own, so that it stays in a register.
        var next = at;
        var count = (int)Varint.Read(bytes, ref next);
        var (last, lastAt) = (-1, 0);
        for (var i = 0; i < count; i++)
        {
            var term = Varint.Read(bytes, ref next);
            if (!_map.MayHold(term) || !_map.TryGet((int)term, out var word, out var share))
                continue;
            _held[word] = Math.Max(_held[word], share);
            if (title is not null)
                title[word] = Math.Max(title[word], share);
            if (last >= 0 && last != word)
                Meet(last, word, i - lastAt);
            (last, lastAt) = (word, i);
        }
        at = next;
    }

    /// <summary>Two words of the question side by side in the text: worth the lesser of them, less with the distance.</summary>
    private void Meet(int one, int other, int apart)
    {
        var nextInQuestion = Math.Abs(one - other) == 1;
        var worth = Math.Min(_words[one].Idf, _words[other].Idf) / apart * (nextInQuestion ? 1 : 0.5);
        var slot = Math.Max(one, other);
        _near[slot] = Math.Max(_near[slot], worth);
    }

    /// <summary>A title tells something when few documents bear it; the theme of a hundred pages tells nothing of one.</summary>
    private double TellingOf(ulong title)
    {
        ref var telling = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            _telling,
            title,
            out var known
        );
        return known ? telling : telling = Titles.TellingOf(title, _sight);
    }

    /// <summary>Stage, acceptance and freshness: a few per cent, and nothing where they are not known.</summary>
    private double Prior(Segment segment, int passage)
    {
        var prior = (segment.Stages[passage] & 0x7F) switch
        {
            1 => 0.98,
            4 => 1.02,
            5 => 0.8,
            _ => 1.0,
        };
        if ((segment.Stages[passage] & 0x80) != 0)
            prior *= 1.05;
        var care = segment.CareDays[passage];
        if (_options.Today > 0 && care > 0)
            prior *= 0.95 + 0.05 * Math.Exp(-Math.Max(0, _options.Today - care) / 730.0);
        return prior;
    }
}
