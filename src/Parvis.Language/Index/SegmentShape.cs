namespace Parvis.Language.Index;

/// <summary>The columns of a segment while they are filled, passage by passage.</summary>
internal sealed class SegmentShape(int count)
{
    private readonly long[] _ids = new long[count];
    private readonly long[] _documents = new long[count];
    private readonly ushort[] _scopeOf = new ushort[count];
    private readonly uint[] _lengths = new uint[count];
    private readonly int[] _careDays = new int[count];
    private readonly byte[] _stages = new byte[count];
    private readonly List<long> _scopes = [];
    private readonly Dictionary<long, ushort> _scopeNumbers = [];

    public int[] WordsAt { get; } = new int[count];

    public ulong[] Titles { get; } = new ulong[count];

    public void Describe(int at, Passage passage, uint lengths)
    {
        (_ids[at], _documents[at]) = (passage.Id, passage.Document);
        (_lengths[at], _careDays[at]) = (lengths, passage.CareDay);
        _scopeOf[at] = NumberOf(passage.Scope);
        _stages[at] = (byte)(Math.Min(passage.Stage, (byte)127) | (passage.Accepted ? 0x80 : 0));
    }

    public void Copy(int at, Segment from, int passage, int wordsAt)
    {
        (_ids[at], _documents[at]) = (from.Ids[passage], from.Documents[passage]);
        (_lengths[at], _careDays[at]) = (from.Lengths[passage], from.CareDays[passage]);
        _scopeOf[at] = NumberOf(from.Scopes[from.ScopeOf[passage]]);
        (_stages[at], Titles[at], WordsAt[at]) = (from.Stages[passage], from.Titles[passage], wordsAt);
    }

    public Segment ToSegment(int number, int[] terms, int[] postingsAt, byte[] postings, IKeptBytes words) =>
        new()
        {
            Number = number,
            Terms = terms,
            PostingsAt = postingsAt,
            Postings = postings,
            Words = words,
            WordsAt = WordsAt,
            Ids = _ids,
            Documents = _documents,
            Scopes = [.. _scopes],
            ScopeOf = _scopeOf,
            Lengths = _lengths,
            Titles = Titles,
            ById = new SortedColumn<long>(_ids),
            ByTitle = new SortedColumn<ulong>(Titles),
            CareDays = _careDays,
            Stages = _stages,
        };

    // More scopes than a segment can number is refused by the writer, which cuts its batches before.
    private ushort NumberOf(long scope)
    {
        if (_scopeNumbers.TryGetValue(scope, out var number))
            return number;
        number = checked((ushort)_scopes.Count);
        _scopes.Add(scope);
        _scopeNumbers.Add(scope, number);
        return number;
    }
}
