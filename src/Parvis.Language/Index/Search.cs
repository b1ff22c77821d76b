using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>One search: the words of the question, what they stand for, all passages scored, the best looked at again.</summary>
internal sealed class Search(Snapshot snapshot, ReaderScopes scopes, Weights weights, SearchOptions options)
{
    private readonly Sight _sight = new(snapshot, scopes, weights);
    private readonly List<Correction> _corrections = [];
    private readonly SortedSet<string> _expanded = new(StringComparer.Ordinal);

    public Hits Run(string text)
    {
        var question = Question.Read(text);
        if (question.Tokens.Count == 0 || _sight.Passages == 0)
            return Hits.None;
        var words = WordsOf(question);
        var accumulator = Accumulator.Rent(_sight.Total);
        try
        {
            foreach (var word in words)
                Score(word, accumulator);
            var candidates = Candidates.Best(
                _sight,
                accumulator.Scores(_sight.Total),
                Math.Max(weights.Candidates, options.Limit)
            );
            var ranked = new SecondLook(_sight, weights, options, words).Rank(candidates.Best);
            return new Hits(ranked.Items, ranked.Confidence, candidates.Matching, _corrections, [.. _expanded]);
        }
        finally
        {
            accumulator.Return(_sight.Total);
        }
    }

    private List<QuestionWord> WordsOf(Question question)
    {
        var expansion = new Expansion(snapshot.Lexicon, weights, options.Glossary);
        var words = question.Tokens.Select(t => new QuestionWord(t.Exact, t.Position)).ToList();
        if (words.Count > Question.MostWords)
            words = [.. MostTelling(words)];
        foreach (var word in words)
            expansion.AddForms(word, question.Tongue);
        if (options.AsYouType && question.EndsInWord)
            expansion.AddCompletions(words[^1], _sight);
        expansion.AddEquivalents(words, [.. words.Select(w => w.Written)], question.Tongue);
        return words;
    }

    private IEnumerable<QuestionWord> MostTelling(List<QuestionWord> words) =>
        words
            .Select(w =>
                (Word: w, Count: snapshot.Lexicon.Find(w.Written) is var term && term >= 0 ? _sight.CountOf(term) : 0)
            )
            .OrderBy(w => w.Count == 0)
            .ThenBy(w => w.Count)
            .ThenBy(w => w.Word.Position)
            .Take(Question.MostWords)
            .Select(w => w.Word)
            .OrderBy(w => w.Position);

    private void Score(QuestionWord word, Accumulator accumulator)
    {
        Add(word, word.Core, accumulator);
        var count = accumulator.LayerCount;
        word.Idf = _sight.Idf(count);
        accumulator.CloseLayer(word.Boost * word.Idf, weights.K1);
        if (count == 0 && word.Position >= 0)
            AddCorrections(word);
        foreach (var (share, variants) in word.Loose)
        {
            Add(word, variants, accumulator);
            var idf = Math.Min(word.Idf, _sight.Idf(accumulator.LayerCount));
            accumulator.CloseLayer(word.Boost * share * idf, weights.K1);
        }
        accumulator.CloseWord();
    }

    private void Add(QuestionWord word, List<Variant> variants, Accumulator accumulator)
    {
        foreach (var variant in variants)
            if (accumulator.Add(_sight, variant.Term, variant.Weight) > 0 && variant.Text != word.Written)
                _expanded.Add(variant.Text);
    }

    private void AddCorrections(QuestionWord word)
    {
        var meant = new Corrector(_sight).Correct(word.Written);
        if (meant.Count == 0)
            return;
        _corrections.Add(new Correction(word.Written, meant[0].Text));
        word.Loose.Add((weights.Typo, meant));
    }
}
