using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>Turns passages into a segment. One writer owns it and uses it again and again.</summary>
internal sealed class SegmentBuilder(Lexicon lexicon, Func<byte[], IKeptBytes> keep)
{
    /// <summary>Passages are told apart by sixteen bits while they are sorted.</summary>
    public const int MostPassages = 1 << 15;

    private readonly WordReader _reader = new();
    private readonly ByteList _words = new();
    private readonly ByteList _oneField = new();
    private readonly ByteList _postings = new();
    private readonly List<int> _held = [];
    private ulong[] _entries = new ulong[1024];
    private int _used;
    private int[] _seenIn = [];
    private byte[] _packs = [];
    private int _stamp;

    public Segment Build(IReadOnlyList<Passage> passages, int number)
    {
        var shape = new SegmentShape(passages.Count);
        (_used, _stamp) = (0, 0);
        _words.Clear();
        for (var i = 0; i < passages.Count; i++)
            Add(passages[i], i, shape);
        Array.Sort(_entries, 0, _used);
        var (terms, postingsAt) = WritePostings();
        var segment = shape.ToSegment(number, terms, postingsAt, _postings.ToArray(), keep(_words.ToArray()));
        Array.Clear(_seenIn);
        return segment;
    }

    private void Add(Passage passage, int at, SegmentShape shape)
    {
        _stamp++;
        _held.Clear();
        shape.WordsAt[at] = _words.Count;
        var title = AddField(passage.Title, Held.InTitle);
        var heading = AddField(passage.Heading, Held.InHeading);
        var tags = AddField(passage.Tags, Held.InTags);
        var body = AddField(passage.Body, 0);
        shape.Describe(at, passage, FieldLengths.Pack(title, heading, tags, body));
        shape.Titles[at] = Titles.KeyOf(passage.Title);
        if (_used + _held.Count > _entries.Length)
            Array.Resize(ref _entries, Math.Max(_entries.Length * 2, _used + _held.Count));
        foreach (var term in _held)
            _entries[_used++] = (ulong)term << 32 | (ulong)at << 8 | _packs[term];
    }

    /// <summary>Reads one field: its words to the passage's words, what it holds to the postings; answers how many words.</summary>
    private int AddField(string text, byte bit)
    {
        _reader.Read(text);
        _oneField.Clear();
        var count = 0;
        foreach (var word in _reader.Words)
        {
            var term = lexicon.Intern(_reader.FormOf(word));
            Hold(term, bit);
            if (word.Joined)
                continue;
            count++;
            _oneField.AddVarint((uint)term);
        }
        _words.AddVarint((uint)count);
        _words.AddRange(_oneField.AsSpan());
        return count;
    }

    private void Hold(int term, byte bit)
    {
        if (term >= _seenIn.Length)
        {
            Array.Resize(ref _seenIn, Math.Max(term + 1, Math.Max(1024, _seenIn.Length * 2)));
            Array.Resize(ref _packs, _seenIn.Length);
        }
        if (_seenIn[term] != _stamp)
        {
            (_seenIn[term], _packs[term]) = (_stamp, 0);
            _held.Add(term);
        }
        _packs[term] = bit == 0 ? Held.AddBody(_packs[term]) : (byte)(_packs[term] | bit);
    }

    private (int[] Terms, int[] At) WritePostings()
    {
        var terms = new List<int>();
        var at = new List<int>();
        _postings.Clear();
        for (var i = 0; i < _used; )
        {
            var term = (int)(_entries[i] >> 32);
            var end = i;
            while (end < _used && (int)(_entries[end] >> 32) == term)
                end++;
            terms.Add(term);
            at.Add(_postings.Count);
            var writer = new PostingWriter(_postings, end - i);
            for (; i < end; i++)
                writer.Add((int)(_entries[i] >> 8 & 0xFFFFFF), (byte)_entries[i]);
        }
        return ([.. terms], [.. at]);
    }
}

/// <summary>Writes one list of postings.</summary>
internal struct PostingWriter
{
    private readonly ByteList _into;
    private int _last = -1;

    public PostingWriter(ByteList into, int count)
    {
        _into = into;
        into.AddVarint((uint)count);
    }

    public void Add(int passage, byte held)
    {
        var simple = held == Held.OnceInBody;
        _into.AddVarint((uint)(passage - _last - 1) << 1 | (simple ? 1u : 0u));
        if (!simple)
            _into.Add(held);
        _last = passage;
    }
}

/// <summary>Reads one list of postings.</summary>
internal struct PostingReader
{
    private readonly byte[] _bytes;
    private int _at;
    private int _left;

    public PostingReader(byte[] bytes, int at)
    {
        (_bytes, _at, Passage) = (bytes, at, -1);
        Count = _left = (int)Varint.Read(bytes, ref _at);
    }

    public int Count { get; }
    public int Passage { get; private set; }
    public byte Held { get; private set; }

    public bool Next()
    {
        if (_left == 0)
            return false;
        _left--;
        var value = Varint.Read(_bytes, ref _at);
        Passage += (int)(value >> 1) + 1;
        Held = (value & 1) != 0 ? Index.Held.OnceInBody : _bytes[_at++];
        return true;
    }
}
