namespace Parvis.Language.Index;

/// <summary>From a word form to the question word it stands for, at its best share. Open addressing: it is asked per word read.</summary>
internal sealed class TermMap
{
    private int[] _terms = new int[256];
    private int[] _words = new int[256];
    private double[] _shares = new double[256];
    private readonly bool[] _maybe = new bool[1 << 12];
    private int _count;

    public void Add(int term, int word, double share)
    {
        if (_count * 2 >= _terms.Length)
            Grow();
        var slot = SlotOf(term);
        if (_terms[slot] == term + 1 && _shares[slot] >= share)
            return;
        if (_terms[slot] == 0)
            _count++;
        (_terms[slot], _words[slot], _shares[slot]) = (term + 1, word, share);
        _maybe[term & (_maybe.Length - 1)] = true;
    }

    /// <summary>False for nearly all words that it does not hold.</summary>
    public bool MayHold(uint term) => _maybe[term & (uint)(_maybe.Length - 1)];

    public bool TryGet(int term, out int word, out double share)
    {
        var slot = SlotOf(term);
        if (_terms[slot] == 0)
        {
            (word, share) = (-1, 0);
            return false;
        }
        (word, share) = (_words[slot], _shares[slot]);
        return true;
    }

    private int SlotOf(int term)
    {
        var mask = _terms.Length - 1;
        var slot = (int)((uint)term * 2654435769u >> 8) & mask;
        while (_terms[slot] != 0 && _terms[slot] != term + 1)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (terms, words, shares) = (_terms, _words, _shares);
        (_terms, _words, _shares) = (
            new int[terms.Length * 2],
            new int[terms.Length * 2],
            new double[terms.Length * 2]
        );
        _count = 0;
        for (var i = 0; i < terms.Length; i++)
            if (terms[i] != 0)
                Add(terms[i] - 1, words[i], shares[i]);
    }
}
