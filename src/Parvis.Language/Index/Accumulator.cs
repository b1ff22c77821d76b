namespace Parvis.Language.Index;

/// <summary>The arrays that a search adds up in, one slot a passage. A thread keeps its own and hands it on clean.</summary>
internal sealed class Accumulator
{
    [ThreadStatic]
    private static Accumulator? _spare;

    private float[] _frequency = [];
    private float[] _score = [];
    private int[] _touched = [];
    private int _touchedCount;

    public static Accumulator Rent(int slots)
    {
        var accumulator = _spare ?? new Accumulator();
        _spare = null;
        if (accumulator._score.Length < slots)
        {
            var room = slots + slots / 4;
            accumulator._frequency = new float[room];
            accumulator._score = new float[room];
            accumulator._touched = new int[room];
        }
        return accumulator;
    }

    public ReadOnlySpan<float> Scores(int slots) => _score.AsSpan(0, slots);

    public void Return(int slots)
    {
        _score.AsSpan(0, slots).Clear();
        _spare = this;
    }

    /// <summary>In how many passages the words added since the last <see cref="CloseWord"/> stand: none counts twice.</summary>
    public int LayerCount => _touchedCount;

    /// <summary>The slots of these passages, in no order.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touchedCount);

    /// <summary>Adds the visible occurrences of one word form.</summary>
    public void Add(Sight sight, int term, double weight)
    {
        foreach (var part in sight.Parts)
            if (!part.IsBlind && part.Segment.Find(term) is var at && at >= 0)
                Add(part, at, sight.Norms, (float)weight);
    }

    // The loop that everything waits for: decoded in place, and a word that stands once in the body costs one multiplication.
    private void Add(Sight.Part part, int at, FieldNorms norms, float weight)
    {
        var (bytes, lengths, first) = (part.Segment.Postings, part.Segment.Lengths, part.Base);
        var (body, touched, touchedCount) = (norms.Body, _touched, _touchedCount);
        var frequency = _frequency.AsSpan(first, part.Segment.Count);
        var left = (int)Varint.Read(bytes, ref at);
        var (passage, seesAll) = (-1, part.SeesAll);
        for (; left > 0; left--)
        {
            uint value = bytes[at++];
            if (value >= 0x80)
            {
                at--;
                value = Varint.Read(bytes, ref at);
            }
            passage += (int)(value >> 1) + 1;
            var held = (value & 1) != 0 ? Held.OnceInBody : bytes[at++];
            if (!seesAll && !part.Sees(passage))
                continue;
            var length = lengths[passage];
            ref var slot = ref frequency[passage];
            if (slot == 0)
                touched[touchedCount++] = first + passage;
            slot += weight * (held == Held.OnceInBody ? body[length >> 24] : norms.Of(held, length));
        }
        _touchedCount = touchedCount;
    }

    /// <summary>
    /// Scores what was added for the word in question so far. Each layer holds the ones before it, so a passage with the very
    /// word earns every layer's share and one with a relative only the last ones.
    /// </summary>
    public void CloseLayer(double weight, double k1)
    {
        var (top, saturation) = ((float)(weight * (k1 + 1)), (float)k1);
        for (var i = 0; i < _touchedCount; i++)
        {
            var slot = _touched[i];
            var frequency = _frequency[slot];
            _score[slot] += top * frequency / (frequency + saturation);
        }
    }

    public void CloseWord()
    {
        for (var i = 0; i < _touchedCount; i++)
            _frequency[_touched[i]] = 0;
        _touchedCount = 0;
    }
}
