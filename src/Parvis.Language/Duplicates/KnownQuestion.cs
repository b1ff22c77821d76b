namespace Parvis.Language.Duplicates;

/// <summary>A question that was asked, in each of its wordings.</summary>
internal sealed record KnownQuestion(long Number, long Scope, KnownWording[] Wordings);

/// <summary>The stems of one wording, each a number with a mark on function words, which count half: « est-ce que je peux ».</summary>
internal readonly record struct KnownWording(long Passage, int[] Words)
{
    public static int Pack(int word, bool isFunction) => (word << 1) | (isFunction ? 1 : 0);

    public static int WordOf(int packed) => packed >> 1;

    public static double ShareOf(int packed) => ShareOf((packed & 1) != 0);

    public static double ShareOf(bool isFunction) => isFunction ? 0.5 : 1;
}

/// <summary>The words of the question asked, with what each weighs; those that no known question has keep their weight.</summary>
internal sealed class AskedWords
{
    public Dictionary<int, double> Known { get; } = [];

    /// <summary>The weights summed.</summary>
    public double Mass { get; private set; }

    public double SquaredNorm { get; private set; }

    public bool Holds(int packed) => Known.ContainsKey(KnownWording.WordOf(packed));

    public void Add(int word, double weight)
    {
        if (word >= 0)
            Known[word] = weight;
        Mass += weight;
        SquaredNorm += weight * weight;
    }
}
