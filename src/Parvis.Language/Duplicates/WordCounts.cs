using System.Collections.Concurrent;
using Parvis.Language.Index;

namespace Parvis.Language.Duplicates;

/// <summary>In how many questions of each scope each word stands, so that a reader weighs words by what they may see.</summary>
internal sealed class WordCounts
{
    private readonly ConcurrentDictionary<long, Scope> _scopes = [];

    /// <summary>Counts a question in or out. Called by one writer at a time.</summary>
    public void Add(long scope, IEnumerable<int> words, int change)
    {
        var counts = _scopes.GetOrAdd(scope, _ => new Scope());
        counts.Questions += change;
        foreach (var word in words)
        {
            if (word >= counts.ByWord.Length)
            {
                var wider = new int[Math.Max(64, word * 2)];
                counts.ByWord.CopyTo(wider, 0);
                counts.ByWord = wider;
            }
            counts.ByWord[word] += change;
        }
    }

    public IReadOnlyList<Scope> Seen(ReaderScopes scopes) =>
        [.. _scopes.Where(s => scopes.Sees(s.Key)).Select(s => s.Value)];

    internal sealed class Scope
    {
        public volatile int Questions;
        public volatile int[] ByWord = [];

        public int Of(int word) => ByWord is var counts && word < counts.Length ? counts[word] : 0;
    }
}

/// <summary>How telling each word is, to one reader (inverse document frequency over questions).</summary>
internal sealed class Rarity(IReadOnlyList<WordCounts.Scope> seen)
{
    private readonly Dictionary<int, double> _known = [];
    private readonly int _questions = seen.Sum(s => s.Questions);

    /// <summary>The rarity of a word; -1 is a word that no question has.</summary>
    public double Of(int word)
    {
        if (_known.TryGetValue(word, out var rarity))
            return rarity;
        return _known[word] = Math.Log(1 + (_questions + 1) / (CountOf(word) + 0.5));
    }

    private int CountOf(int word)
    {
        var count = 0;
        for (var s = 0; s < seen.Count && word >= 0; s++)
            count += seen[s].Of(word);
        return count;
    }
}
