using System.Buffers;
using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Language.Highlights;

/// <summary>A stretch of a text, in UTF-16 units.</summary>
public readonly record struct Mark(int Start, int Length);

/// <summary>A piece of a text to show, with what to mark in it. <paramref name="Start"/> is where it begins in the source.</summary>
public sealed record Excerpt(string Text, int Start, IReadOnlyList<Mark> Marks);

/// <summary>
/// Marks the words of a question in texts, and finds the sentence that answers best. It sees words as the search does: other
/// forms, corrections and synonyms that the search used (given by its <see cref="Hits"/>) are marked too.
/// </summary>
public sealed class Marker
{
    private const int Longest = 240;
    private const double LooseShare = 0.5;

    private readonly Dictionary<string, int> _stems = [];
    private readonly Dictionary<string, int> _loose = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stemsBySpan;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _looseBySpan;
    private readonly SearchValues<char> _first;
    private readonly Tongue _tongue;

    public Marker(string question, Hits? hits = null)
    {
        var read = Question.Read(question);
        _tongue = read.Tongue;
        _stemsBySpan = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        _looseBySpan = _loose.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var token in read.Tokens)
            _stems.TryAdd(token.Stem, _stems.Count);
        foreach (var word in hits?.Expanded ?? [])
            _loose.TryAdd(word, _stems.Count + _loose.Count);
        _first = SearchValues.Create([.. _stems.Keys.Concat(_loose.Keys).Select(word => word[0])]);
    }

    /// <summary>What to mark in a text: in order, never overlapping.</summary>
    public IReadOnlyList<Mark> MarksOf(string text) => [.. Found(text).Select(f => new Mark(f.Start, f.Length))];

    /// <summary>The piece of a text, at most 240 characters long, that says most of what was asked; its beginning when nothing does.</summary>
    public Excerpt Best(string text)
    {
        var found = Found(text);
        var sentences = Sentences.Split(text);
        if (sentences.Count == 0)
            return new Excerpt("", 0, []);
        var (bestWorth, best) = (-1.0, 0);
        for (var s = 0; s < sentences.Count; s++)
        {
            var (from, to) = (sentences[s].Start, sentences[s].Start + sentences[s].Length);
            var worth = WorthOf(found, from, Math.Min(to, from + Longest));
            if (to - from > Longest)
                worth = Math.Max(worth, WorthOf(found, from, to) * 0.9);
            if (worth > bestWorth)
                (bestWorth, best) = (worth, s);
        }
        var (start, end) = Extent(text, sentences, best, found);
        return Cut(text, start, end, found);
    }

    private List<Found> Found(string text)
    {
        var found = new List<Found>();
        var reader = Analyzer.Reader;
        reader.Read(text);
        foreach (var token in reader.Words)
        {
            if (NumberOf(reader.FormOf(token)) is not { } word)
                continue;
            // The joined form of a compound covers its parts.
            while (found.Count > 0 && found[^1].Start >= token.Start)
                found.RemoveAt(found.Count - 1);
            found.Add(new Found(token.Start, token.Length, word));
        }
        return found;
    }

    /// <summary>Which word of the question a folded word stands for. No text is made of it: whole passages are read for one excerpt.</summary>
    private int? NumberOf(ReadOnlySpan<char> form)
    {
        // A stem begins as its word does, and most words of a text begin otherwise.
        if (!_first.Contains(form[0]))
            return null;
        Span<char> stem = stackalloc char[WordReader.LongestWord + 8];
        if (_stemsBySpan.TryGetValue(stem[..Analyzer.Stem(form, _tongue, stem)], out var word))
            return word;
        return _looseBySpan.TryGetValue(form, out word) ? word : null;
    }

    /// <summary>Each word of the question counts once, long words more than short ones, relatives half.</summary>
    private double WorthOf(List<Found> found, int from, int to)
    {
        var (worth, seen) = (0.0, new HashSet<int>());
        foreach (var (start, length, word) in found)
            if (start >= from && start + length <= to && seen.Add(word))
                worth += Math.Log(1 + length) * (word < _stems.Count ? 1 : LooseShare);
        return worth;
    }

    /// <summary>The sentence with those after it that still fit; of a long one the part where the marks stand.</summary>
    private static (int Start, int End) Extent(
        string text,
        IReadOnlyList<(int Start, int Length)> sentences,
        int at,
        List<Found> found
    )
    {
        var (start, end) = (sentences[at].Start, sentences[at].Start + sentences[at].Length);
        if (end - start <= Longest)
        {
            while (++at < sentences.Count && sentences[at].Start + sentences[at].Length - start <= Longest)
                end = sentences[at].Start + sentences[at].Length;
            return (start, end);
        }
        var first = found.FindIndex(f => f.Start >= start && f.Start < end);
        if (first >= 0 && found[first].Start - start > Longest / 2)
            start = WordStart(text, start, found[first].Start - Longest / 4);
        var stop = Math.Min(end, start + Longest);
        return (start, stop == end ? end : WordEnd(text, start, stop));
    }

    private static Excerpt Cut(string text, int start, int end, List<Found> found)
    {
        var marks = found
            .Where(f => f.Start >= start && f.Start + f.Length <= end)
            .Select(f => new Mark(f.Start - start, f.Length));
        return new Excerpt(text[start..end], start, [.. marks]);
    }

    private static int WordStart(string text, int least, int at)
    {
        var start = at;
        while (start > least && !char.IsWhiteSpace(text[start - 1]))
            start--;
        // A text without spaces is cut anywhere but inside a pair.
        if (start == least)
            start = at;
        return char.IsLowSurrogate(text[start]) ? start - 1 : start;
    }

    private static int WordEnd(string text, int least, int at)
    {
        var end = at;
        while (end > least && !char.IsWhiteSpace(text[end]))
            end--;
        if (end == least)
            end = at;
        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }
}

/// <summary>A word of the question found in a text.</summary>
internal readonly record struct Found(int Start, int Length, int Word);
