namespace Parvis.Language.Index;

/// <summary>A column that stays as it is, with its places in the order of what stands there.</summary>
internal sealed class SortedColumn<T>
    where T : unmanaged, IComparable<T>
{
    private readonly T[] _column;
    private readonly int[] _order;

    public SortedColumn(T[] column)
    {
        (_column, _order) = (column, new int[column.Length]);
        for (var i = 0; i < _order.Length; i++)
            _order[i] = i;
        Array.Sort((T[])column.Clone(), _order);
    }

    /// <summary>Where a value stands, in no order that may be relied on.</summary>
    public Places PlacesOf(T value) => new(this, value);

    private int First(T value)
    {
        var (low, high) = (0, _order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_column[_order[middle]].CompareTo(value) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    public ref struct Places(SortedColumn<T> column, T value)
    {
        private int _next = column.First(value);

        public int Current { get; private set; }

        public readonly Places GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next == column._order.Length)
                return false;
            Current = column._order[_next++];
            return column._column[Current].CompareTo(value) == 0;
        }
    }
}
