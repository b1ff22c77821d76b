namespace Parvis.Language.Duplicates;

/// <summary>Compares the question asked with one that is known.</summary>
internal static class Comparison
{
    // Each further wording, from the nearest on, adds this share of the one before.
    private const double Further = 0.3;

    // How soon it is enough that a word stands in some of the wordings.
    private const double Saturation = 0.3;

    // How much of the surety a runner-up takes that is just as near.
    private const double Doubt = 0.3;

    /// <summary>How like they are; null when they share no word, as is so for most of what a search finds.</summary>
    public static Likeness? Of(AskedWords asked, KnownQuestion known, Rarity rarity)
    {
        if (!ShareWord(asked, known))
            return null;
        var cosines = new double[known.Wordings.Length];
        var held = new Dictionary<int, int>();
        for (var w = 0; w < cosines.Length; w++)
            cosines[w] = Cosine(asked, known.Wordings[w].Words, rarity, held);
        var nearest = Array.IndexOf(cosines, cosines.Max());
        var passage = known.Wordings[nearest].Passage;
        return new Likeness(known.Number, passage, (Summed(cosines) + Covered(asked, held)) / 2);
    }

    /// <summary>The likeness made comparable between questions: less sure when another candidate is as like.</summary>
    public static double Sure(Likeness one, List<Likeness> all, int place)
    {
        var rival =
            place > 0 ? all[0].Score
            : all.Count > 1 ? all[1].Score
            : 0;
        return Math.Clamp(one.Score * (1 - Doubt * Math.Min(1, rival / one.Score)), 0, 1);
    }

    private static bool ShareWord(AskedWords asked, KnownQuestion known)
    {
        foreach (var wording in known.Wordings)
        foreach (var word in wording.Words)
            if (asked.Holds(word))
                return true;
        return false;
    }

    private static double Cosine(AskedWords asked, int[] words, Rarity rarity, Dictionary<int, int> held)
    {
        double common = 0,
            norm = 0;
        foreach (var packed in words)
        {
            var word = KnownWording.WordOf(packed);
            var weight = KnownWording.ShareOf(packed) * rarity.Of(word);
            norm += weight * weight;
            if (!asked.Known.TryGetValue(word, out var askedWeight))
                continue;
            common += weight * askedWeight;
            held[word] = held.GetValueOrDefault(word) + 1;
        }
        return common == 0 ? 0 : common / Math.Sqrt(norm * asked.SquaredNorm);
    }

    private static double Summed(double[] cosines)
    {
        Array.Sort(cosines);
        double sum = 0;
        for (var i = 0; i < cosines.Length; i++)
            sum = sum * Further + cosines[i];
        return sum * (1 - Further);
    }

    private static double Covered(AskedWords asked, Dictionary<int, int> held)
    {
        double sum = 0;
        foreach (var (word, wordings) in held)
            sum += asked.Known[word] * (1 + Saturation) * wordings / (wordings + Saturation);
        return sum / asked.Mass;
    }
}
