namespace Parvis.Features.Evaluation;

/// <summary>How well the people named for one question are those who did answer.</summary>
public static class ExpertMeasures
{
    private const int Depth = 100;
    private static readonly int[] HitAt = [1, 3, 5, 10];
    private static readonly int[] BestAt = [1, 3];

    /// <param name="right">Those who answered, with the grade of their answer; not empty.</param>
    /// <param name="named">Who was named, best first; a person named twice counts once.</param>
    public static Measures Of(IReadOnlyDictionary<string, int> right, IReadOnlyList<string> named)
    {
        var list = named.Distinct().Take(Depth).ToList();
        var best = right.Values.Max();
        var measures = new Measures();
        foreach (var k in HitAt)
            measures[$"hit@{k}"] = list.Take(k).Any(right.ContainsKey) ? 1 : 0;
        foreach (var k in BestAt)
            measures[$"best@{k}"] = list.Take(k).Any(p => right.GetValueOrDefault(p) == best) ? 1 : 0;
        measures["MRR"] = RetrievalMeasures.ReciprocalRank(list, right.ContainsKey);
        measures["nDCG@10"] = RetrievalMeasures.Gain(list, right);
        return measures;
    }
}
