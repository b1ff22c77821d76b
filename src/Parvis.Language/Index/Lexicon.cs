using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>
/// Every word form ever indexed, numbered in order of arrival. It only grows: one writer adds, readers look up without locks
/// (an entry is complete before the slot that leads to it is published). Words out of a reader's sight are in it too, so
/// whoever searches must never show or count one without having seen it in a visible passage.
/// </summary>
internal sealed class Lexicon
{
    internal readonly record struct Columns(uint[] Shapes, ulong[] Heads, uint[] Sounds, string[] Texts, int Count);

    private sealed class State(int capacity)
    {
        public readonly string[] Texts = new string[capacity];
        public readonly uint[] Shapes = new uint[capacity];
        public readonly ulong[] Heads = new ulong[capacity];
        public readonly uint[] Sounds = new uint[capacity];
        public readonly int[] NextInFamily = new int[capacity];
        public readonly int[] Slots = new int[capacity * 2];
        public readonly uint[] FamilyKeys = new uint[capacity * 2];
        public readonly int[] FamilyHeads = new int[capacity * 2];
        public int Count;
    }

    private State _state = new(1024);

    public int Count => Volatile.Read(ref _state.Count);

    public string TextOf(int id) => Volatile.Read(ref _state).Texts[id];

    /// <summary>What all words are compared by, side by side: see <see cref="Spelling"/> and <see cref="Sound"/>.</summary>
    public Columns Scan()
    {
        var state = Volatile.Read(ref _state);
        var count = Volatile.Read(ref state.Count);
        return new Columns(state.Shapes, state.Heads, state.Sounds, state.Texts, count);
    }

    /// <summary>The number of a folded word, or -1.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var state = Volatile.Read(ref _state);
        return FindIn(state, word, out _);
    }

    /// <summary>The numbers of the words of one family (see <see cref="FrenchRoot"/>), in no order that may be relied on.</summary>
    public void AddFamily(ReadOnlySpan<char> root, List<int> into)
    {
        var state = Volatile.Read(ref _state);
        var slot = FamilySlot(state, KeyOf(root));
        if (Volatile.Read(ref state.FamilyKeys[slot]) == 0)
            return;
        for (var id = Volatile.Read(ref state.FamilyHeads[slot]) - 1; id >= 0; id = state.NextInFamily[id] - 1)
            into.Add(id);
    }

    /// <summary>The number of a folded word, given now if it is new. Writer only.</summary>
    public int Intern(ReadOnlySpan<char> word)
    {
        var id = FindIn(_state, word, out var slot);
        if (id >= 0)
            return id;
        if (_state.Count == _state.Texts.Length)
        {
            Grow();
            FindIn(_state, word, out slot);
        }
        return Add(_state, word.ToString(), slot);
    }

    private static int Add(State state, string text, int slot)
    {
        var id = state.Count;
        state.Texts[id] = text;
        state.Shapes[id] = Spelling.ShapeOf(text);
        state.Heads[id] = Spelling.HeadOf(text);
        state.Sounds[id] = Sound.KeyOf(text);
        Join(state, id, text);
        Volatile.Write(ref state.Slots[slot], id + 1);
        Volatile.Write(ref state.Count, id + 1);
        return id;
    }

    private static void Join(State state, int id, string text)
    {
        Span<char> room = stackalloc char[WordReader.LongestWord + 8];
        var key = KeyOf(FrenchRoot.Of(text, room));
        var slot = FamilySlot(state, key);
        state.NextInFamily[id] = state.FamilyHeads[slot];
        Volatile.Write(ref state.FamilyHeads[slot], id + 1);
        Volatile.Write(ref state.FamilyKeys[slot], key);
    }

    private void Grow()
    {
        var (old, wide) = (_state, new State(_state.Texts.Length * 2));
        for (var id = 0; id < old.Count; id++)
        {
            FindIn(wide, old.Texts[id], out var slot);
            Add(wide, old.Texts[id], slot);
        }
        Volatile.Write(ref _state, wide);
    }

    private static int FindIn(State state, ReadOnlySpan<char> word, out int slot)
    {
        var mask = state.Slots.Length - 1;
        for (slot = string.GetHashCode(word) & mask; ; slot = (slot + 1) & mask)
        {
            var id = Volatile.Read(ref state.Slots[slot]) - 1;
            if (id < 0)
                return -1;
            if (word.SequenceEqual(state.Texts[id]))
                return id;
        }
    }

    private static int FamilySlot(State state, uint key)
    {
        var mask = state.FamilyKeys.Length - 1;
        for (var slot = (int)(key >> 1) & mask; ; slot = (slot + 1) & mask)
        {
            var found = Volatile.Read(ref state.FamilyKeys[slot]);
            if (found == 0 || found == key)
                return slot;
        }
    }

    // FNV-1a, folded to 32 bits. Two roots that meet by chance only lend each other their words, at the weight of relatives.
    private static uint KeyOf(ReadOnlySpan<char> root)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in root)
            hash = (hash ^ c) * 1099511628211UL;
        return (uint)(hash ^ (hash >> 32)) | 1;
    }
}
