namespace Parvis.Language.Text;

/// <summary>
/// Cuts a text into folded words: elision dropped (l’, d’, qu’…), compounds in parts and joined, acronyms without their dots
/// (S.A.R.L. → sarl), numbers in one piece (10 000 → 10000, 2,7 → 2.7). One pass, no allocation once warm; not for several threads.
/// </summary>
internal sealed class WordReader
{
    /// <summary>A word is told by its first letters; what follows is read but not kept.</summary>
    public const int LongestWord = 48;

    private const int LongestCompound = 3;

    private readonly List<Word> _words = [];
    private readonly List<Word> _parts = [];
    private char[] _forms = new char[1024];
    private int _used;
    private int _position;
    private bool _elided;

    public ReadOnlySpan<Word> Words => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_words);

    /// <summary>How many characters were looked at: the tests hold it linear.</summary>
    public long Steps { get; private set; }

    /// <summary>One more than the last position given.</summary>
    public int Positions => _position;

    public ReadOnlySpan<char> FormOf(in Word word) => _forms.AsSpan(word.At, word.Size);

    public void Read(ReadOnlySpan<char> text)
    {
        _words.Clear();
        (_used, _position) = (0, 0);
        for (var i = 0; i < text.Length; )
        {
            Steps++;
            if (IsPart(text, i, out _))
                i = ReadCompound(text, i);
            else
                i++;
        }
    }

    /// <summary>Reads what hyphens and apostrophes hold together, from its first letter; answers where it ends.</summary>
    private int ReadCompound(ReadOnlySpan<char> text, int i)
    {
        _parts.Clear();
        _elided = false;
        while (true)
        {
            var end = ReadPart(text, i);
            var link = end < text.Length ? Letters.Of(text[end]) : Letters.Kind.Gap;
            var linked =
                link is Letters.Kind.Apostrophe or Letters.Kind.Hyphen
                && end + 1 < text.Length
                && IsPart(text, end + 1, out _);
            if (linked && link == Letters.Kind.Apostrophe)
                linked = JoinApostrophe(text, ref end);
            if (!linked)
            {
                Close();
                return end;
            }
            i = end + 1;
        }
    }

    /// <summary>What an apostrophe follows: an elided article goes, an English ending goes, the rest is a compound.</summary>
    private bool JoinApostrophe(ReadOnlySpan<char> text, ref int end)
    {
        if (_parts.Count > 0 && Elision.Cuts(FormOf(_parts[^1])))
        {
            _parts.RemoveAt(_parts.Count - 1);
            _elided = true;
            return true;
        }
        var stop = end + 1;
        while (stop < text.Length && stop - end <= 4 && Letters.InWord(text[stop]))
            stop++;
        if (!Elision.IsEnglishEnding(text[(end + 1)..stop]))
            return true;
        end = stop;
        return false;
    }

    private int ReadPart(ReadOnlySpan<char> text, int start)
    {
        if (Numbers.TryMeasure(text, start, out var end))
            AddPart(text, start, end, Numbers.Keep);
        else if (Acronyms.TryMeasure(text, start, out end))
            AddPart(text, start, end, Acronyms.Keep);
        else
        {
            end = start;
            while (IsPart(text, end, out var units))
                end += units;
            AddPart(text, start, end, null);
        }
        Steps += end - start;
        return end;
    }

    private void AddPart(ReadOnlySpan<char> text, int start, int end, Func<char, char>? keep)
    {
        EnsureRoom(LongestWord + Folding.Widest);
        var at = _used;
        var room = _forms.AsSpan(at, LongestWord + Folding.Widest);
        var size = 0;
        for (var i = start; i < end && size < LongestWord; i++)
        {
            var c = keep is null ? text[i] : keep(text[i]);
            if (c == '\0')
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < end)
                size += Folding.FoldPair(c, text[++i], room[size..]);
            else
                size += Folding.FoldOne(c, room[size..]);
        }
        if (size == 0)
            return;
        size = Math.Min(size, LongestWord);
        _used += size;
        _parts.Add(new Word(start, end - start, at, size, 0, _elided, false));
        _elided = false;
    }

    /// <summary>Gives the parts their places and adds the joined form where each part carries matter.</summary>
    private void Close()
    {
        var first = _words.Count;
        foreach (var part in _parts)
            _words.Add(part with { Position = _position++ });
        if (_parts.Count is < 2 or > LongestCompound || _parts.Exists(p => FunctionWords.InEither(FormOf(p))))
            return;
        EnsureRoom(LongestWord * LongestCompound);
        var at = _used;
        foreach (var part in _parts)
        {
            FormOf(part).CopyTo(_forms.AsSpan(_used));
            _used += part.Size;
        }
        _used = Math.Min(_used, at + LongestWord);
        var (from, to) = (_parts[0].Start, _parts[^1].Start + _parts[^1].Length);
        _words.Add(new Word(from, to - from, at, _used - at, _words[first].Position, false, true));
    }

    private void EnsureRoom(int more)
    {
        if (_used + more > _forms.Length)
            Array.Resize(ref _forms, Math.Max(_forms.Length * 2, _used + more));
    }

    internal static bool IsPart(ReadOnlySpan<char> text, int i, out int units)
    {
        units = 1;
        if (i >= text.Length)
            return false;
        if (Letters.Of(text[i]) != Letters.Kind.Surrogate)
            return Letters.InWord(text[i]);
        if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            return false;
        units = 2;
        return System.Text.Rune.IsLetterOrDigit(new System.Text.Rune(text[i], text[i + 1]));
    }
}
