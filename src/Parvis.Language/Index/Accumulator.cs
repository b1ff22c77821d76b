namespace Parvis.Language.Index;

/// <summary>The arrays that a search adds up in, one slot a passage. A thread keeps its own and hands it on clean.</summary>
internal sealed class Accumulator
{
    [ThreadStatic]
    private static Accumulator? _spare;

    private float[] _frequency = [];
    private float[] _word = [];
    private float[] _score = [];
    private int[] _touched = [];
    private int[] _wordTouched = [];
    private int _touchedCount;
    private int _wordTouchedCount;

    public static Accumulator Rent(int slots)
    {
        var accumulator = _spare ?? new Accumulator();
        _spare = null;
        if (accumulator._score.Length < slots)
        {
            var room = slots + slots / 4;
            accumulator._frequency = new float[room];
            accumulator._word = new float[room];
            accumulator._score = new float[room];
            accumulator._touched = new int[room];
            accumulator._wordTouched = new int[room];
        }
        return accumulator;
    }

    public ReadOnlySpan<float> Scores(int slots) => _score.AsSpan(0, slots);

    public void Return(int slots)
    {
        _score.AsSpan(0, slots).Clear();
        _spare = this;
    }

    /// <summary>How many passages the words added since the last <see cref="CloseLayer"/> stand in: no word counts twice.</summary>
    public int LayerCount => _touchedCount;

    /// <summary>Adds the visible occurrences of one word form, and says in how many passages it stands.</summary>
    public int Add(Sight sight, int term, double weight)
    {
        var seen = 0;
        foreach (var part in sight.Parts)
            if (!part.IsBlind && part.Segment.Find(term) is var at && at >= 0)
                seen += Add(part, at, sight.Norms, (float)weight);
        return seen;
    }

    private int Add(Sight.Part part, int at, FieldNorms norms, float weight)
    {
        var lengths = part.Segment.Lengths;
        var frequency = _frequency.AsSpan(part.Base, part.Segment.Count);
        var reader = new PostingReader(part.Segment.Postings, at);
        var seen = 0;
        while (reader.Next())
        {
            var passage = reader.Passage;
            if (!part.SeesAll && !part.Sees(passage))
                continue;
            seen++;
            ref var slot = ref frequency[passage];
            if (slot == 0)
                _touched[_touchedCount++] = part.Base + passage;
            slot += weight * norms.Of(reader.Held, lengths[passage]);
        }
        return seen;
    }

    /// <summary>Turns what was added into a score for the word in question: the better of this and what it had.</summary>
    public void CloseLayer(double weight, double k1)
    {
        var (top, saturation) = ((float)(weight * (k1 + 1)), (float)k1);
        for (var i = 0; i < _touchedCount; i++)
        {
            var slot = _touched[i];
            var frequency = _frequency[slot];
            _frequency[slot] = 0;
            var score = top * frequency / (frequency + saturation);
            if (_word[slot] == 0)
                _wordTouched[_wordTouchedCount++] = slot;
            _word[slot] = Math.Max(_word[slot], score);
        }
        _touchedCount = 0;
    }

    public void CloseWord()
    {
        for (var i = 0; i < _wordTouchedCount; i++)
        {
            var slot = _wordTouched[i];
            _score[slot] += _word[slot];
            _word[slot] = 0;
        }
        _wordTouchedCount = 0;
    }
}
