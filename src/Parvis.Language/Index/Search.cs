using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>One search: the words of the question, what they stand for, all passages scored, the best looked at again.</summary>
internal sealed class Search(Snapshot snapshot, ReaderScopes scopes, Weights weights, SearchOptions options)
{
    private const int MostForRelatives = 400;
    private const int VeryCommon = 20_000;
    private const int EnoughWithoutCommon = 2_000;

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
            Score(words, accumulator);
            var candidates = accumulator.Best(_sight, Math.Max(weights.Candidates, options.Limit), weights.K1);
            var ranked = new SecondLook(_sight, weights, options, words).Rank(candidates);
            return new Hits(ranked.Items, ranked.Confidence, _corrections, [.. _expanded]);
        }
        finally
        {
            accumulator.Return();
        }
    }

    private List<QuestionWord> WordsOf(Question question)
    {
        var expansion = new Expansion(_sight, weights, options.Glossary);
        var words = question.Tokens.Select(t => new QuestionWord(t.Exact, t.Position)).ToList();
        if (words.Count > Question.MostWords)
            words = [.. MostTelling(words)];
        foreach (var word in words)
            expansion.AddForms(word, question.Tongue);
        if (options.AsYouType && question.EndsInWord)
            expansion.AddCompletions(words[^1]);
        expansion.AddEquivalents(words, question.Tongue);
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

    /// <summary>Each word adds to its passages; in a large index the very common ones come last.</summary>
    private void Score(List<QuestionWord> words, Accumulator accumulator)
    {
        var common = words.ToLookup(IsVeryCommon);
        foreach (var word in common[false])
            Score(word, accumulator);
        if (!common.Contains(true))
            return;
        accumulator.Narrow(EnoughWithoutCommon);
        foreach (var word in common[true])
            Score(word, accumulator);
    }

    private bool IsVeryCommon(QuestionWord word) =>
        _sight.Passages > VeryCommon
        && snapshot.Lexicon.Find(word.Written) is var term
        && term >= 0
        && _sight.CountOf(term) > VeryCommon;

    private void Score(QuestionWord word, Accumulator accumulator)
    {
        var share = 0.0;
        for (var layer = 0; layer < word.Layers.Count; layer++)
        {
            var (own, variants) = word.Layers[layer];
            if (variants.Count > 0 && (layer < Expansion.CloseLayers || !IsCommon(accumulator.LayerCount)))
            {
                Close(word, share, accumulator);
                share = 0;
                Add(word, variants, accumulator);
            }
            share += own;
            if (layer < Expansion.CloseLayers)
                word.Idf = _sight.Idf(accumulator.LayerCount);
            if (layer == word.Layers.Count - 1 && accumulator.LayerCount == 0 && !word.IsCorrected)
                AddCorrections(word);
        }
        Close(word, share, accumulator);
        AddAssociates(word, accumulator);
        accumulator.CloseWord();
    }

    private void AddAssociates(QuestionWord word, Accumulator accumulator)
    {
        var tied = new Associations(_sight).Of(word, accumulator);
        if (tied.Count == 0)
            return;
        word.Layers.Add((weights.Associate, tied));
        Add(word, tied, accumulator);
        Close(word, weights.Associate, accumulator);
    }

    private void Close(QuestionWord word, double share, Accumulator accumulator)
    {
        if (share > 0 && accumulator.LayerCount > 0)
            accumulator.CloseLayer(word.Boost * share * _sight.Idf(accumulator.LayerCount), weights.K1);
    }

    /// <summary>A word that so many passages hold needs no relatives to be found.</summary>
    private bool IsCommon(int passages) => passages > MostForRelatives && passages > _sight.Passages / 50;

    private void Add(QuestionWord word, List<Variant> variants, Accumulator accumulator)
    {
        foreach (var variant in variants)
        {
            accumulator.Add(_sight, variant.Term, variant.Weight);
            if (variant.Text != word.Written)
                _expanded.Add(variant.Text);
        }
    }

    private void AddCorrections(QuestionWord word)
    {
        word.IsCorrected = true;
        var meant = new Corrector(_sight).Correct(word.Written);
        if (meant.Count == 0)
            return;
        _corrections.Add(new Correction(word.Written, meant[0].Text));
        word.Layers.Add((weights.Typo, meant));
    }
}
