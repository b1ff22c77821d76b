using System.Numerics;

namespace Parvis.Language.Index;

/// <summary>
/// What a search adds up: first the visible occurrences of each word are noted and counted, for a word's weight depends on how
/// many there are; then they are scored by <see cref="Block"/>. Its arrays are handed on, clean, from search to search.
/// </summary>
internal sealed class Accumulator
{
    /// <summary>No more room than this is handed on: a question of common words alone may need far more, once.</summary>
    private const int MostKept = 1 << 20;

    // As many as can be at work at once; one for each thread would stay with every thread that the pool ever had.
    private static readonly Accumulator?[] Spare = new Accumulator?[Environment.ProcessorCount];

    private readonly Block _block = new();
    private readonly Candidates _candidates = new();
    private readonly List<Run> _own = [];
    private readonly List<Run> _runs = [];
    private readonly List<Step> _steps = [];
    private Occurrence[] _occurrences = new Occurrence[1 << 14];
    private ulong[] _holders = [];
    private ulong[] _found = [];
    private bool _isNarrow;
    private int _used;
    private int _wordFrom;

    /// <summary>What one passage of a part earns by one word form.</summary>
    public readonly record struct Occurrence(int Passage, float Weight);

    /// <summary>The occurrences of one word form in one part, in the order of passages, and the step they are added in.</summary>
    public record struct Run(int Part, int Step, int Next, int End);

    /// <summary>The end of a layer, with the most that a passage earns for what was added of the word so far, or of the word.</summary>
    public readonly record struct Step(bool EndsWord, float Top);

    public static Accumulator Rent(int slots)
    {
        var accumulator = TakeSpare() ?? new Accumulator();
        var words = (slots + 63) / 64;
        if (accumulator._holders.Length < words)
            (accumulator._holders, accumulator._found) = (new ulong[words + words / 4], new ulong[words + words / 4]);
        return accumulator;
    }

    public void Return()
    {
        CloseWord();
        _runs.Clear();
        _steps.Clear();
        Array.Clear(_found);
        (_used, _wordFrom, _isNarrow) = (0, 0, false);
        if (_occurrences.Length <= MostKept)
            KeepSpare();
    }

    private static Accumulator? TakeSpare()
    {
        foreach (ref var place in Spare.AsSpan())
            if (Interlocked.Exchange(ref place, null) is { } spare)
                return spare;
        return null;
    }

    private void KeepSpare()
    {
        foreach (ref var place in Spare.AsSpan())
            if (Interlocked.CompareExchange(ref place, this, null) is null)
                return;
    }

    /// <summary>Room to count the words of a few passages.</summary>
    public TermCounts Together { get; } = new();

    /// <summary>In how many passages the words added since the last <see cref="CloseWord"/> stand: none counts twice.</summary>
    public int LayerCount { get; private set; }

    /// <summary>Adds the visible occurrences of one word form.</summary>
    public void Add(Sight sight, int term, double weight)
    {
        for (var p = 0; p < sight.Parts.Length; p++)
        {
            var part = sight.Parts[p];
            if (part.IsBlind || part.Segment.Find(term) is var at && at < 0)
                continue;
            var first = _used;
            Add(part, at, sight.Norms, (float)weight);
            if (_used > first)
                _runs.Add(new Run(p, _steps.Count, first, _used));
        }
    }

    // One of the two loops that everything waits for: decoded in place, and nothing branches on what is only seldom the same.
    private void Add(Sight.Part part, int at, FieldNorms norms, float weight)
    {
        ReadOnlySpan<byte> bytes = part.Segment.Postings;
        var (lengths, body) = (part.Segment.Lengths, norms.Body);
        var left = (int)Varint.Read(bytes, ref at);
        if (_used + left > _occurrences.Length)
            Array.Resize(ref _occurrences, Math.Max(_occurrences.Length * 2, _used + left));
        var (occurrences, holders, slot) = (_occurrences, _holders, part.Base - 1);
        var (used, count, first, seesAll) = (_used, LayerCount, part.Base, part.SeesAll);
        var only = _isNarrow ? _found : null;
        for (; left > 0; left--)
        {
            var value = Varint.Read(bytes, ref at);
            slot += (int)(value >> 1) + 1;
            var held = (value & 1) != 0 ? Held.OnceInBody : bytes[at++];
            var passage = slot - first;
            if (!seesAll && !part.Sees(passage))
                continue;
            ref var holder = ref holders[slot >> 6];
            count += (int)(~holder >> slot) & 1;
            holder |= 1UL << slot;
            if (only is not null && (only[slot >> 6] >> slot & 1) == 0)
                continue;
            var length = lengths[passage];
            var earned = Held.IsInBodyOnly(held) ? Held.InBody(held) * body[length >> 24] : norms.Of(held, length);
            occurrences[used] = new Occurrence(passage, weight * earned);
            used += earned > 0 ? 1 : 0;
        }
        (_used, LayerCount) = (used, count);
    }

    /// <summary>The slots of the passages that hold the word in question so far, in order.</summary>
    public List<int> Slots(Sight sight)
    {
        var slots = new SortedSet<int>();
        foreach (var run in _runs.Skip(_wordFrom))
            for (var i = run.Next; i < run.End; i++)
                slots.Add(sight.Parts[run.Part].Base + _occurrences[i].Passage);
        return [.. slots];
    }

    /// <summary>
    /// Ends a layer of the word in question. Each layer holds the ones before it, so a passage with the very word earns every
    /// layer's share and one with a relative only the last ones.
    /// </summary>
    public void CloseLayer(double weight, double k1) => _steps.Add(new Step(false, (float)(weight * (k1 + 1))));

    public void CloseWord()
    {
        if (LayerCount == 0)
            return;
        _steps.Add(new Step(true, 0));
        for (var i = 0; i < _holders.Length; i++)
            _found[i] |= _holders[i];
        Array.Clear(_holders);
        LayerCount = 0;
        _wordFrom = _runs.Count;
    }

    /// <summary>
    /// From here on words only add to passages that a word before stands in, if these are enough to choose from: a very common
    /// word alone brings nothing among the best, and would cost more than all others.
    /// </summary>
    public void Narrow(int enough) => _isNarrow = _found.Sum(bits => BitOperations.PopCount(bits)) >= enough;

    /// <summary>Scores all that was added and finds the best; they hold until this is returned.</summary>
    public Candidates Best(Sight sight, int most, double k1)
    {
        _candidates.Clear(most);
        for (var p = 0; p < sight.Parts.Length; p++)
        {
            _own.Clear();
            foreach (var run in _runs)
                if (run.Part == p)
                    _own.Add(run);
            if (_own.Count > 0)
                _block.Score(sight.Parts[p], _occurrences, _own, _steps, (float)k1, _candidates);
        }
        return _candidates;
    }
}
