using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>
/// What a word of a question stands for in the vocabulary: itself, its other forms, its relatives, its synonyms. Lists are put
/// in alphabetical order, because the order of the lexicon may betray words that the reader must not know of.
/// </summary>
internal sealed class Expansion(Sight sight, Weights weights, Glossary place)
{
    /// <summary>The first layers hold the word itself and its inflected forms; what follows is looser.</summary>
    public const int CloseLayers = 2;

    private const int MostCompletions = 48;

    private static readonly string[] EnglishEndings = ["", "s", "es", "e", "ed", "d", "ing", "y", "ies", "ied", "ly"];

    private readonly Lexicon _lexicon = sight.Snapshot.Lexicon;
    private readonly List<int> _family = [];

    /// <summary>The word itself and its inflected forms, then looser what shares its root.</summary>
    public void AddForms(QuestionWord word, Tongue tongue)
    {
        var forms = new List<Variant>();
        Add(word.Written, 1, forms);
        AddLayer(word, weights.Exact, forms);
        forms = [];
        AddForms(word.Written, tongue, 1, forms);
        AddLayer(word, weights.Stem, forms);
        if (tongue == Tongue.French)
            AddLayer(word, weights.Family, FamilyOf(word.Written));
    }

    /// <summary>Irregular forms count as other forms; synonyms and the place's equivalents are looser.</summary>
    public void AddEquivalents(List<QuestionWord> words, Tongue tongue)
    {
        var stems = words.ConvertAll(w => Analyzer.Stem(w.Written, Tongue.French));
        var own = words.ToList();
        for (var i = 0; i < own.Count; i++)
        {
            if (tongue == Tongue.French)
            {
                AddEquivalents(words, own[i], Everyday.VerbForms.At(stems, i), weights.Irregular);
                AddEquivalents(words, own[i], Everyday.Synonyms.At(stems, i), weights.Synonym);
            }
            AddEquivalents(words, own[i], place.At(stems, i), weights.Place);
        }
    }

    /// <summary>The words that begin as this one does, shortest first.</summary>
    public void AddCompletions(QuestionWord word)
    {
        var (_, heads, _, texts, count) = _lexicon.Scan();
        var (mask, head) = (Spelling.HeadMask(word.Written.Length), Spelling.HeadOf(word.Written));
        var found = new List<string>();
        for (var id = 0; id < count; id++)
            if (
                (heads[id] & mask) == head
                && texts[id].Length > word.Written.Length
                && texts[id].StartsWith(word.Written, StringComparison.Ordinal)
            )
                found.Add(texts[id]);
        var completions = found
            .OrderBy(t => t.Length)
            .ThenBy(t => t, StringComparer.Ordinal)
            .Select(t => new Variant(_lexicon.Find(t), t, 1))
            .Where(v => sight.Shows(v.Term))
            .Take(MostCompletions);
        AddLayerIfAny(word, weights.Prefix, [.. completions]);
    }

    public void AddForms(string written, Tongue tongue, double share, List<Variant> into)
    {
        Add(written, share, into);
        if (tongue == Tongue.English)
            AddEnglishForms(written, share, into);
        else
            AddFrenchForms(written, share, into);
    }

    private void AddFrenchForms(string written, double share, List<Variant> into)
    {
        Span<char> room = stackalloc char[2 * (WordReader.LongestWord + 8)];
        var other = room[(WordReader.LongestWord + 8)..];
        var stem = room[..Analyzer.Stem(written, Tongue.French, room)];
        foreach (var relative in FamilyOf(written))
            if (
                relative.Text != written
                && other[..Analyzer.Stem(relative.Text, Tongue.French, other)].SequenceEqual(stem)
            )
                into.Add(relative with { Weight = share });
    }

    // English words take few forms, so they are spelt out and looked up rather than kept.
    private void AddEnglishForms(string written, double share, List<Variant> into)
    {
        var stem = Analyzer.Stem(written, Tongue.English);
        foreach (var start in new[] { stem, stem.TrimEnd('i'), stem + stem[^1] }.Distinct())
        foreach (var ending in EnglishEndings)
        {
            var form = start + ending;
            if (form != written && Analyzer.Stem(form, Tongue.English) == stem)
                Add(form, share, into);
        }
    }

    private List<Variant> FamilyOf(string written)
    {
        Span<char> room = stackalloc char[WordReader.LongestWord + 8];
        _family.Clear();
        _lexicon.AddFamily(FrenchRoot.Of(written, room), _family);
        return
        [
            .. _family
                .Select(id => new Variant(id, _lexicon.TextOf(id), 1))
                .OrderBy(v => v.Text, StringComparer.Ordinal),
        ];
    }

    private void AddEquivalents(
        List<QuestionWord> words,
        QuestionWord word,
        (int Words, IReadOnlyList<IReadOnlyList<string>> Equivalents) found,
        double share
    )
    {
        var loose = new List<Variant>();
        foreach (var equivalent in found.Equivalents)
        {
            if (found.Words == 1 && equivalent.Count == 1)
                AddForms(equivalent[0], Tongue.French, 1, loose);
            else
                words.AddRange(equivalent.Select(part => Added(part, share / equivalent.Count)));
        }
        AddLayerIfAny(word, share, loose);
    }

    private QuestionWord Added(string written, double share)
    {
        var word = new QuestionWord(written, -1) { Boost = share };
        AddForms(word, Tongue.French);
        return word;
    }

    private void AddLayer(QuestionWord word, double share, List<Variant> variants)
    {
        variants.RemoveAll(v => word.StandsFor(v.Term) || !sight.Shows(v.Term));
        word.Layers.Add((share, [.. variants.DistinctBy(v => v.Term)]));
    }

    // Without anything visible there is no such layer at all: its share would tell of words out of sight.
    private void AddLayerIfAny(QuestionWord word, double share, List<Variant> variants)
    {
        if (variants.Exists(v => sight.Shows(v.Term)))
            AddLayer(word, share, variants);
    }

    private void Add(string text, double share, List<Variant> into)
    {
        var term = _lexicon.Find(text);
        if (term >= 0 && !into.Exists(v => v.Term == term))
            into.Add(new Variant(term, text, share));
    }
}
