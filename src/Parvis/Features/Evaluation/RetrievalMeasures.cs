namespace Parvis.Features.Evaluation;

/// <summary>How well one question was answered by a list of documents, as in TREC evaluations.</summary>
public static class RetrievalMeasures
{
    private static readonly int[] RecallAt = [5, 10, 20, 100];
    private static readonly int[] HitAt = [1, 3, 5, 20];

    /// <param name="relevant">The documents that answer, with their grade from 1.</param>
    /// <param name="found">What was found, best first; a document named twice counts once.</param>
    public static Measures Of(IReadOnlyDictionary<string, int> relevant, IReadOnlyList<string> found)
    {
        var list = found.Distinct().ToList();
        var measures = new Measures();
        foreach (var k in RecallAt)
            measures[$"R@{k}"] = list.Take(k).Count(relevant.ContainsKey) / (double)relevant.Count;
        foreach (var k in HitAt)
            measures[$"hit@{k}"] = list.Take(k).Any(relevant.ContainsKey) ? 1 : 0;
        measures["MRR@10"] = ReciprocalRank(list.Take(10), relevant.ContainsKey);
        measures["nDCG@10"] = Gain(list, relevant);
        measures["MAP@100"] = AveragePrecision(list, relevant);
        return measures;
    }

    public static double ReciprocalRank(IEnumerable<string> list, Func<string, bool> isRight) =>
        list.Select((d, i) => isRight(d) ? 1.0 / (i + 1) : 0).FirstOrDefault(r => r > 0);

    /// <summary>nDCG at 10 with the gain 2^grade − 1.</summary>
    public static double Gain(IEnumerable<string> list, IReadOnlyDictionary<string, int> relevant)
    {
        var ideal = Discounted(relevant.Values.OrderDescending());
        return ideal > 0 ? Discounted(list.Select(d => relevant.GetValueOrDefault(d))) / ideal : 0;
    }

    private static double Discounted(IEnumerable<int> grades) =>
        grades.Take(10).Select((g, i) => (Math.Pow(2, g) - 1) / Math.Log2(i + 2)).Sum();

    private static double AveragePrecision(List<string> list, IReadOnlyDictionary<string, int> relevant)
    {
        var (hits, sum) = (0, 0.0);
        for (var i = 0; i < Math.Min(100, list.Count); i++)
            if (relevant.ContainsKey(list[i]))
                sum += ++hits / (double)(i + 1);
        return sum / relevant.Count;
    }
}
