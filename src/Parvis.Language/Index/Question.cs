using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>A question cut into the words it is asked with.</summary>
internal sealed class Question
{
    /// <summary>Beyond this many different words a question says nothing more; the most telling ones are kept.</summary>
    public const int MostWords = 64;

    private const int LongestRead = 20_000;

    private static readonly string[] Pronouns = ["moi", "toi", "soi", "lui", "elle", "nous", "vous", "eux", "elles"];

    private Question(IReadOnlyList<Token> tokens, Tongue tongue, bool onlyFunctionWords, bool endsInWord) =>
        (Tokens, Tongue, OnlyFunctionWords, EndsInWord) = (tokens, tongue, onlyFunctionWords, endsInWord);

    /// <summary>The words that carry matter, each once; all words when none does.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    public Tongue Tongue { get; }

    public bool OnlyFunctionWords { get; }

    /// <summary>Whether the last word may still grow: nothing follows it.</summary>
    public bool EndsInWord { get; }

    public static Question Read(string text)
    {
        var read = text.AsSpan(0, Math.Min(text.Length, LongestRead));
        var tongue = LanguageGuess.Of(read);
        var all = Analyzer.Analyse(read, tongue);
        var telling = all.Where((t, i) => !t.IsFunction || SaysHome(all, i)).ToList();
        var kept = telling.Count > 0 ? telling : all;
        var endsInWord = all.Count > 0 && all[^1].Start + all[^1].Length >= read.Length && kept.Contains(all[^1]);
        return new Question([.. kept.DistinctBy(t => t.Exact)], tongue, telling.Count == 0, endsInWord);
    }

    /// <summary>« chez moi » is a place; « chez le médecin » only says where.</summary>
    private static bool SaysHome(IReadOnlyList<Token> all, int i) =>
        all[i].Exact == "chez" && i + 1 < all.Count && Pronouns.Contains(all[i + 1].Exact);
}
