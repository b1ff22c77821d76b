using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Bench;

/// <summary>
/// Passages and questions for speed: sentences of a real corpus (JSON Lines with title and text) shuffled into as many passages
/// as asked for, or words of a Zipf vocabulary. Always the same for the same arguments.
/// </summary>
internal sealed class PassageSource
{
    private const int WordsAPassage = 120;
    private const int Vocabulary = 200_000;

    private readonly List<string> _sentences = [];
    private readonly double[] _cumulative = new double[Vocabulary];
    private readonly List<string> _questions = [];

    public PassageSource(string[] rest)
    {
        if (Quality.Value(rest, "--corpus") is { } corpus)
            foreach (var line in RetrievalSet.Lines(corpus))
            {
                var text = RetrievalSet.Text(line, "text");
                foreach (var (start, length) in Sentences.Split(text))
                    _sentences.Add(text.Substring(start, length));
            }
        if (Quality.Value(rest, "--questions") is { } questions)
            _questions.AddRange(RetrievalSet.Lines(questions).Select(l => RetrievalSet.Text(l, "text")));
        var sum = 0.0;
        for (var i = 0; i < Vocabulary; i++)
            _cumulative[i] = sum += 1.0 / Math.Pow(i + 2.7, 1.07);
    }

    public IEnumerable<Passage> Passages(int count)
    {
        var chance = new Random(1);
        for (var i = 0; i < count; i++)
        {
            var body = _sentences.Count > 0 ? Prose(chance) : Words(chance, WordsAPassage);
            yield return new Passage(i, i / 3, 1 + i % 2, Words(chance, 4), Words(chance, 3), "", body, Tongue.French);
        }
    }

    /// <summary>Questions as they are, with a slip in one word, and cut short as one types.</summary>
    public IEnumerable<(string Name, List<string> Questions)> Questions(int count)
    {
        var chance = new Random(2);
        var plain =
            _questions.Count > 0
                ? _questions.OrderBy(_ => chance.Next()).Take(count).ToList()
                : [.. Enumerable.Range(0, count).Select(_ => "comment est-ce que " + Words(chance, 6) + " ?")];
        yield return ("natural questions", plain);
        yield return ("with a slip", [.. plain.Select(q => Slip(q, chance))]);
    }

    private string Prose(Random chance)
    {
        var words = 0;
        var parts = new List<string>();
        while (words < WordsAPassage)
        {
            var sentence = _sentences[chance.Next(_sentences.Count)];
            words += sentence.Count(c => c == ' ') + 1;
            parts.Add(sentence);
        }
        return string.Join(' ', parts);
    }

    private string Words(Random chance, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(chance)));

    private string Word(Random chance)
    {
        var at = Array.BinarySearch(_cumulative, chance.NextDouble() * _cumulative[^1]);
        return Spell(at < 0 ? Math.Min(~at, Vocabulary - 1) : at);
    }

    // Syllables make words that stem, share beginnings and are a slip apart, as real ones do.
    private static string Spell(int number)
    {
        string[] syllables =
        [
            "ma",
            "ré",
            "tion",
            "con",
            "por",
            "le",
            "vi",
            "ser",
            "bou",
            "chan",
            "té",
            "gra",
            "ni",
            "du",
            "pel",
            "so",
        ];
        var word = "";
        for (var n = number + 17; n > 0; n /= 16)
            word += syllables[n % 16];
        return word;
    }

    private static string Slip(string question, Random chance)
    {
        var words = question.Split(' ');
        var at = Array.FindLastIndex(words, w => w.Length >= 6);
        if (at < 0)
            return question;
        words[at] = words[at].Remove(chance.Next(1, words[at].Length - 1), 1);
        return string.Join(' ', words);
    }
}
