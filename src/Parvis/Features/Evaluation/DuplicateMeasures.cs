namespace Parvis.Features.Evaluation;

/// <summary>What became of one question asked.</summary>
/// <param name="IsDuplicate">Whether it was asked before.</param>
/// <param name="IsRight">Whether the known question named is of its group.</param>
/// <param name="Score">How sure we were; null when nothing was named.</param>
public readonly record struct DuplicateOutcome(bool IsDuplicate, bool IsRight, double? Score);

/// <summary>How well duplicates are told from new questions.</summary>
public static class DuplicateMeasures
{
    public static Measures Of(IReadOnlyList<DuplicateOutcome> outcomes)
    {
        var duplicates = outcomes.Count(o => o.IsDuplicate);
        var measures = new Measures();
        measures["top1"] = outcomes.Count(Right) / (double)duplicates;
        measures["AUC"] = AreaUnderCurve(outcomes);
        AddThresholds(measures, outcomes, duplicates);
        return measures;
    }

    private static bool Right(DuplicateOutcome o) => o is { IsDuplicate: true, IsRight: true, Score: not null };

    /// <summary>
    /// F1 is the best over thresholds, with its precision, recall and threshold; R@P90 the recall at the lowest threshold where
    /// nine in ten of those named are right.
    /// </summary>
    private static void AddThresholds(Measures measures, IReadOnlyList<DuplicateOutcome> outcomes, int duplicates)
    {
        var named = outcomes.Where(o => o.Score is not null).GroupBy(o => o.Score!.Value).OrderByDescending(g => g.Key);
        var (right, all) = (0, 0);
        var best = (F1: 0.0, Precision: 0.0, Recall: 0.0, Threshold: 0.0);
        var recallAtNinety = 0.0;
        foreach (var level in named)
        {
            right += level.Count(Right);
            all += level.Count();
            var (precision, recall) = (right / (double)all, right / (double)duplicates);
            var f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
            if (f1 > best.F1)
                best = (f1, precision, recall, level.Key);
            if (precision >= 0.9)
                recallAtNinety = Math.Max(recallAtNinety, recall);
        }
        measures["F1"] = best.F1;
        measures["P"] = best.Precision;
        measures["R"] = best.Recall;
        measures["threshold"] = best.Threshold;
        measures["R@P90"] = recallAtNinety;
    }

    /// <summary>The chance that a duplicate scores above a new question; one for which nothing was named scores lowest.</summary>
    private static double AreaUnderCurve(IReadOnlyList<DuplicateOutcome> outcomes)
    {
        var duplicates = outcomes.Count(o => o.IsDuplicate);
        var fresh = outcomes.Count - duplicates;
        if (duplicates == 0 || fresh == 0)
            return 0;
        var (ranks, before) = (0.0, 0);
        foreach (var level in outcomes.GroupBy(o => o.Score ?? double.NegativeInfinity).OrderBy(g => g.Key))
        {
            ranks += level.Count(o => o.IsDuplicate) * (before + (level.Count() + 1) / 2.0);
            before += level.Count();
        }
        return (ranks - duplicates * (duplicates + 1) / 2.0) / ((double)duplicates * fresh);
    }
}
