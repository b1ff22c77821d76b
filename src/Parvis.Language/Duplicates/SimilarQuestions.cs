using System.Collections.Concurrent;
using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Language.Duplicates;

/// <summary>One way in which a question was asked.</summary>
/// <param name="Passage">The passage it stands in; 0 for the title.</param>
/// <param name="Text">A sentence or two; more than the first 64 words are not read.</param>
public readonly record struct Wording(long Passage, string Text);

/// <summary>How surely a known question is the one asked.</summary>
/// <param name="Question">The known question.</param>
/// <param name="Passage">Its nearest wording.</param>
/// <param name="Score">From 0 to 1, comparable between questions asked.</param>
public readonly record struct Likeness(long Question, long Passage, double Score);

/// <summary>
/// Tells whether a question was asked before. It looks at candidates that a search found, so it keeps only the stems of each
/// wording, as numbers. A question known in several wordings is compared with each (cosine of tf-idf vectors: Salton and
/// Buckley, IPM 1988; Jeon, Croft and Lee, CIKM 2005, for questions) and with all of them together (which share of what is
/// asked they say, as BM25 saturates). Rarity is counted over questions, not wordings: a word that all wordings of one question
/// share is that question's own. A runner-up that is as near takes surety away.
/// </summary>
public sealed class SimilarQuestions
{
    private const int MostWords = 64;

    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, KnownQuestion> _questions = [];
    private readonly WordCounts _counts = new();

    /// <summary>Adds a question, in place of the one that had its number; one without words is only taken away.</summary>
    public void Put(long question, long scope, Tongue tongue, IEnumerable<Wording> wordings)
    {
        lock (_writing)
        {
            Take(question);
            var known = wordings
                .Select(w => new KnownWording(w.Passage, WordsOf(w.Text, tongue)))
                .Where(w => w.Words.Length > 0)
                .ToArray();
            if (known.Length == 0)
                return;
            _questions[question] = new KnownQuestion(question, scope, known);
            _counts.Add(scope, DistinctWords(known), +1);
        }
    }

    /// <summary>Takes a question away; nothing happens when it is not there.</summary>
    public void Remove(long question)
    {
        lock (_writing)
            Take(question);
    }

    /// <summary>The candidates that are like the question asked, the likeliest first.</summary>
    /// <param name="asked">The question as it was typed.</param>
    /// <param name="candidates">Numbers of documents; those that are no known questions, or out of sight, are passed over.</param>
    /// <param name="corrections">What words that nobody here writes probably mean.</param>
    public IReadOnlyList<Likeness> Among(
        string asked,
        IEnumerable<long> candidates,
        ReaderScopes scopes,
        IReadOnlyList<Correction> corrections,
        int limit
    )
    {
        var rarity = new Rarity(_counts.Seen(scopes));
        var question = Read(asked, corrections, rarity);
        var likely = candidates
            .Distinct()
            .Select(c => _questions.GetValueOrDefault(c))
            .Where(q => q is not null && scopes.Sees(q.Scope))
            .Select(q => Comparison.Of(question, q!, rarity))
            .OfType<Likeness>()
            .OrderByDescending(l => l.Score)
            .ThenBy(l => l.Question)
            .ToList();
        return [.. likely.Take(limit).Select((l, i) => l with { Score = Comparison.Sure(l, likely, i) })];
    }

    private AskedWords Read(string asked, IReadOnlyList<Correction> corrections, Rarity rarity)
    {
        var tongue = LanguageGuess.Of(asked);
        var read = new Dictionary<string, double>();
        foreach (var token in Analyzer.Analyse(asked, tongue).Take(MostWords))
        {
            var meant = corrections.FirstOrDefault(c => c.Written == token.Exact).Meant;
            var stem = meant is null ? token.Stem : Analyzer.Stem(meant, tongue);
            read[stem] = Math.Max(read.GetValueOrDefault(stem), KnownWording.ShareOf(token.IsFunction));
        }
        var words = new AskedWords();
        foreach (var (stem, share) in read)
        {
            var word = _words.TryGetValue(stem, out var number) ? number : -1;
            words.Add(word, share * rarity.Of(word));
        }
        return words;
    }

    private int[] WordsOf(string text, Tongue tongue)
    {
        var words = new SortedDictionary<int, bool>();
        foreach (var token in Analyzer.Analyse(text, tongue).Take(MostWords))
        {
            var word = _words.GetOrAdd(token.Stem, static (_, count) => count, _words.Count);
            words[word] = token.IsFunction && words.GetValueOrDefault(word, true);
        }
        return [.. words.Select(w => KnownWording.Pack(w.Key, w.Value))];
    }

    private void Take(long question)
    {
        if (_questions.TryRemove(question, out var known))
            _counts.Add(known.Scope, DistinctWords(known.Wordings), -1);
    }

    private static IEnumerable<int> DistinctWords(KnownWording[] wordings) =>
        wordings.SelectMany(w => w.Words).Select(KnownWording.WordOf).Distinct();
}
