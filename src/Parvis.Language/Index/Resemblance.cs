using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>A short text as the weights of its stems, of length one; compare with <see cref="Resemblance.Cosine"/>.</summary>
public sealed record WordVector(IReadOnlyDictionary<string, double> Weights);

/// <summary>
/// How alike short texts are: cosine of their stems weighed by how telling they are in the passages that one reader sees
/// (Salton's tf-idf with damped frequency). Keeps what it looked up; make one for a batch of texts, then let it go.
/// </summary>
public sealed class Resemblance(PassageIndex index, ReaderScopes scopes)
{
    private readonly Sight _sight = new(index.Current, scopes, index.Weights);
    private readonly Dictionary<(string Stem, Tongue Tongue), double> _idf = [];

    /// <summary>The vector of a text; empty when it has no word.</summary>
    public WordVector VectorOf(string text)
    {
        var tongue = LanguageGuess.Of(text);
        var tokens = Analyzer.Analyse(text, tongue);
        var telling = tokens.Where(t => !t.IsFunction).ToList();
        var weights = (telling.Count > 0 ? telling : tokens)
            .GroupBy(t => t.Stem)
            .ToDictionary(g => g.Key, g => (1 + Math.Log(g.Count())) * IdfOf(g.First(), tongue));
        var length = Math.Sqrt(weights.Values.Sum(w => w * w));
        return new WordVector(weights.ToDictionary(w => w.Key, w => w.Value / length));
    }

    /// <summary>From 0, nothing in common, to 1, the same words.</summary>
    public static double Cosine(WordVector one, WordVector other)
    {
        var (few, many) = one.Weights.Count <= other.Weights.Count ? (one, other) : (other, one);
        return Math.Min(1, few.Weights.Sum(w => w.Value * many.Weights.GetValueOrDefault(w.Key)));
    }

    /// <summary>How telling a stem is; a word that nobody here writes is the most telling one.</summary>
    private double IdfOf(Token token, Tongue tongue)
    {
        if (_idf.TryGetValue((token.Stem, tongue), out var idf))
            return idf;
        var forms = new List<Variant>();
        new Expansion(_sight, index.Weights, Glossary.Empty).AddForms(token.Exact, tongue, 1, forms);
        idf = _sight.Idf(Math.Min(_sight.Passages, forms.Sum(f => _sight.CountOf(f.Term))));
        return _idf[(token.Stem, tongue)] = idf;
    }
}
