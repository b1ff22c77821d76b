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

    /// <summary>What it stands for, from the word itself to its loosest relatives; each layer has its share of the score.</summary>
    public List<(double Share, List<Variant> Variants)> Layers { get; } = [];

    public bool StandsFor(int term)
    {
        foreach (var (_, variants) in Layers)
        foreach (var variant in variants)
            if (variant.Term == term)
                return true;
        return false;
    }

    /// <summary>How telling the word is: by the passages that hold it or another form of it.</summary>
    public double Idf { get; set; }

    public bool IsCorrected { get; set; }
}
