namespace Parvis.Language.Index;

/// <summary>A word form that a question word stands for, and at which share of its weight.</summary>
internal readonly record struct Variant(int Term, string Text, double Weight);

/// <summary>One word of a question with all that it stands for.</summary>
internal sealed class QuestionWord(string written, int position)
{
    public string Written { get; } = written;

    /// <summary>Its place in the question; words that were added have none (-1).</summary>
    public int Position { get; } = position;

    /// <summary>What the whole word counts for: 1, or less for words that were added.</summary>
    public double Boost { get; init; } = 1;

    /// <summary>The word itself and its other forms.</summary>
    public List<Variant> Core { get; } = [];

    /// <summary>Relatives, synonyms, corrections: looser, each group with its own share.</summary>
    public List<(double Weight, List<Variant> Variants)> Loose { get; } = [];

    public double Idf { get; set; }
}
