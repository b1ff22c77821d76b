namespace Parvis.Language.Experts;

/// <summary>
/// All evidence, newest first. Readers take the last published state. To publish one copies the rows (40 bytes each, 2 MB for
/// 50,000): what writers bring waits until somebody reads, so that many writes cost one copy.
/// </summary>
public sealed class EvidenceLog
{
    // So much waits at most: while all is being filled in nobody reads.
    private const int MostWaiting = 4_096;

    private readonly Lock _writing = new();
    private readonly Dictionary<long, int> _people = [];

    // How many rows a document has in the published state, and what it shall have.
    private readonly Dictionary<long, int> _counts = [];
    private readonly Dictionary<long, EvidenceRow[]> _waiting = [];
    private EvidenceView _current = EvidenceView.Empty;
    private volatile bool _waits;

    /// <summary>What stands now; it does not change while it is being read.</summary>
    public EvidenceView Current
    {
        get
        {
            if (_waits)
                lock (_writing)
                    Publish();
            return Volatile.Read(ref _current);
        }
    }

    /// <summary>Gives the evidence of documents, in place of what they had before; an empty list takes it away.</summary>
    public void Replace(IReadOnlyCollection<long> documents, IEnumerable<Evidence> evidence)
    {
        lock (_writing)
        {
            var fresh = evidence.Select(RowOf).ToLookup(row => row.Document);
            foreach (var document in documents.Concat(fresh.Select(rows => rows.Key)).Distinct())
            {
                if (fresh.Contains(document) || _counts.ContainsKey(document))
                    _waiting[document] = [.. fresh[document]];
                else
                    _waiting.Remove(document);
            }
            _waits = _waiting.Count > 0;
            if (_waiting.Count > MostWaiting)
                Publish();
        }
    }

    private void Publish()
    {
        if (_waiting.Count == 0)
            return;
        var gone = _waiting.Keys.Sum(document => _counts.GetValueOrDefault(document));
        var fresh = _waiting.Values.SelectMany(rows => rows).ToArray();
        Array.Sort(fresh, NewestFirst);
        var rows = new EvidenceRow[_current.Rows.Length - gone + fresh.Length];
        Merge(_current.Rows, fresh, rows);
        foreach (var (document, own) in _waiting)
        {
            if (own.Length > 0)
                _counts[document] = own.Length;
            else
                _counts.Remove(document);
        }
        _waiting.Clear();
        Volatile.Write(ref _current, new EvidenceView(rows, PeopleBySlot(_current.People)));
        _waits = false;
    }

    private void Merge(EvidenceRow[] old, EvidenceRow[] fresh, EvidenceRow[] rows)
    {
        var (to, next) = (0, 0);
        foreach (ref readonly var row in old.AsSpan())
        {
            if (_waiting.ContainsKey(row.Document))
                continue;
            while (next < fresh.Length && NewestFirst(fresh[next], row) <= 0)
                rows[to++] = fresh[next++];
            rows[to++] = row;
        }
        fresh.AsSpan(next).CopyTo(rows.AsSpan(to));
    }

    private EvidenceRow RowOf(Evidence e)
    {
        if (!_people.TryGetValue(e.Person, out var slot))
            _people[e.Person] = slot = _people.Count;
        return new EvidenceRow(slot, e.Document, e.Passage, e.Scope, e.At.Ticks, e.Weight, e.Act);
    }

    private long[] PeopleBySlot(long[] before)
    {
        if (before.Length == _people.Count)
            return before;
        var people = new long[_people.Count];
        foreach (var (person, slot) in _people)
            people[slot] = person;
        return people;
    }

    private static int NewestFirst(EvidenceRow a, EvidenceRow b) =>
        a.Ticks != b.Ticks ? b.Ticks.CompareTo(a.Ticks) : b.Passage.CompareTo(a.Passage);
}

/// <summary>An <see cref="Evidence"/> as it is kept, its person as a small number that sums can be indexed by.</summary>
internal readonly record struct EvidenceRow(
    int Person,
    long Document,
    long Passage,
    long Scope,
    long Ticks,
    float Weight,
    Act Act
);
