using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>Words that mean the same: synonyms, acronyms and what they stand for, the words of a place.</summary>
public sealed class Glossary
{
    private const int LongestTerm = 6;

    private readonly Dictionary<string, List<IReadOnlyList<string>>> _equivalents = [];
    private readonly int _longest;

    /// <summary>Each group holds terms (of one word or several) that stand for one another.</summary>
    public Glossary(IEnumerable<IEnumerable<string>> groups)
    {
        foreach (var group in groups)
        {
            var terms = group.Select(Cut).Where(t => t.Count is > 0 and <= LongestTerm).ToList();
            foreach (var term in terms)
            {
                _longest = Math.Max(_longest, term.Count);
                ref var known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                    _equivalents,
                    KeyOf(term),
                    out _
                );
                known ??= [];
                known.AddRange(terms.Where(t => !t.SequenceEqual(term)));
            }
        }
    }

    public static Glossary Empty { get; } = new([]);

    /// <summary>The longest term that starts at this word of a question (given by its stems), and what stands for it.</summary>
    internal (int Words, IReadOnlyList<IReadOnlyList<string>> Equivalents) At(List<string> stems, int start)
    {
        for (var length = Math.Min(_longest, stems.Count - start); length > 0; length--)
            if (
                _equivalents.TryGetValue(
                    length == 1 ? stems[start] : string.Join(' ', stems.GetRange(start, length)),
                    out var known
                )
            )
                return (length, known);
        return (0, []);
    }

    private static List<string> Cut(string term)
    {
        var all = Analyzer.Analyse(term, Tongue.French);
        var telling = all.Where(t => !t.IsFunction).ToList();
        return [.. (telling.Count > 0 ? telling : all).Select(t => t.Exact).Distinct()];
    }

    private static string KeyOf(IEnumerable<string> words) =>
        string.Join(' ', words.Select(w => Analyzer.Stem(w, Tongue.French)));
}
