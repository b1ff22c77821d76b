namespace Parvis.Language.Index;

/// <summary>In how many passages each word stands, of passages read one after the other. Open addressing: it is asked per word.</summary>
internal sealed class TermCounts
{
    private Entry[] _entries = new Entry[1 << 12];
    private int _count;

    private record struct Entry(int Key, int Passages, int Last);

    public void Clear()
    {
        Array.Clear(_entries);
        _count = 0;
    }

    /// <summary>Counts a word of passage <paramref name="passage"/> (1 or more), once; a new one only when told so.</summary>
    public void Add(int term, int passage, bool mayBeNew)
    {
        ref var entry = ref _entries[SlotOf(term)];
        if (entry.Last == passage || entry.Key == 0 && !mayBeNew)
            return;
        var isNew = entry.Key == 0;
        entry = new Entry(term + 1, entry.Passages + 1, passage);
        if (isNew && ++_count * 2 > _entries.Length)
            Grow();
    }

    /// <summary>The words that stand in so many passages at least, in no order that may be relied on.</summary>
    public IEnumerable<(int Term, int Passages)> InAtLeast(int fewest)
    {
        foreach (var entry in _entries)
            if (entry.Key != 0 && entry.Passages >= fewest)
                yield return (entry.Key - 1, entry.Passages);
    }

    private int SlotOf(int term)
    {
        var mask = _entries.Length - 1;
        var slot = (int)((uint)term * 2654435769u >> 8) & mask;
        while (_entries[slot].Key != 0 && _entries[slot].Key != term + 1)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var entries = _entries;
        _entries = new Entry[entries.Length * 2];
        foreach (var entry in entries)
            if (entry.Key != 0)
                _entries[SlotOf(entry.Key - 1)] = entry;
    }
}
