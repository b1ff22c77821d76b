namespace Parvis.Language.Index;

/// <summary>How many living passages of one scope a segment holds and how long their fields are, summed.</summary>
internal readonly record struct ScopeSums(int Passages, long Title, long Heading, long Tags, double Body)
{
    public ScopeSums Plus(uint lengths, int sign) =>
        new(
            Passages + sign,
            Title + sign * FieldLengths.Title(lengths),
            Heading + sign * FieldLengths.Heading(lengths),
            Tags + sign * FieldLengths.Tags(lengths),
            Body + sign * FieldLengths.BodyOf(FieldLengths.BodyCode(lengths))
        );

    public ScopeSums Plus(ScopeSums other) =>
        new(
            Passages + other.Passages,
            Title + other.Title,
            Heading + other.Heading,
            Tags + other.Tags,
            Body + other.Body
        );
}

/// <summary>A segment with what was deleted from it since: also immutable, a deletion makes a new view.</summary>
internal sealed class SegmentView
{
    private readonly ulong[]? _dead;

    public SegmentView(Segment segment)
    {
        Segment = segment;
        Sums = new ScopeSums[segment.Scopes.Length];
        for (var i = 0; i < segment.Count; i++)
            Sums[segment.ScopeOf[i]] = Sums[segment.ScopeOf[i]].Plus(segment.Lengths[i], 1);
        Living = segment.Count;
    }

    private SegmentView(Segment segment, ulong[] dead, ScopeSums[] sums, int living) =>
        (Segment, _dead, Sums, Living) = (segment, dead, sums, living);

    public Segment Segment { get; }
    public ScopeSums[] Sums { get; }
    public int Living { get; }

    public bool HasDead => _dead is not null;

    public bool IsDead(int passage) => _dead is not null && (_dead[passage >> 6] >> (passage & 63) & 1) != 0;

    /// <summary>Where the living passage of this number stands, or -1.</summary>
    public int Find(long id)
    {
        foreach (var passage in Segment.ById.PlacesOf(id))
            if (!IsDead(passage))
                return passage;
        return -1;
    }

    public SegmentView Without(IEnumerable<int> passages)
    {
        var dead = _dead is null ? new ulong[(Segment.Count + 63) / 64] : (ulong[])_dead.Clone();
        var sums = (ScopeSums[])Sums.Clone();
        var living = Living;
        foreach (var passage in passages)
        {
            var bit = 1UL << (passage & 63);
            if ((dead[passage >> 6] & bit) != 0)
                continue;
            dead[passage >> 6] |= bit;
            living--;
            var scope = Segment.ScopeOf[passage];
            sums[scope] = sums[scope].Plus(Segment.Lengths[passage], -1);
        }
        return new SegmentView(Segment, dead, sums, living);
    }
}
