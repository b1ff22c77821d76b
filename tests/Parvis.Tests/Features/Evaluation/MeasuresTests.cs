using Parvis.Features.Evaluation;

namespace Parvis.Tests.Features.Evaluation;

/// <summary>Held against what the scorers of the shared data give for the same small runs.</summary>
public class MeasuresTests
{
    [Fact]
    public void Retrieval_measures_are_those_of_the_scorer()
    {
        var relevant = new Dictionary<string, int>
        {
            ["a"] = 1,
            ["b"] = 3,
            ["c"] = 2,
        };

        var m = RetrievalMeasures.Of(relevant, ["x", "c", "x", "y", "a", "z", "w", "b"]);

        m["R@5"].ShouldBe(2 / 3.0, 1e-9);
        m["R@10"].ShouldBe(1);
        m["hit@1"].ShouldBe(0);
        m["hit@3"].ShouldBe(1);
        m["MRR@10"].ShouldBe(0.5);
        m["nDCG@10"].ShouldBe(0.4957844813572368, 1e-9);
        m["MAP@100"].ShouldBe(0.4761904761904762, 1e-9);
    }

    [Fact]
    public void Duplicate_measures_are_those_of_the_scorer()
    {
        DuplicateOutcome[] outcomes =
        [
            new(true, true, 0.9),
            new(false, false, 0.8),
            new(true, true, 0.8),
            new(true, false, 0.5),
            new(false, false, null),
            new(true, false, null),
            new(true, true, 0.4),
            new(false, false, 0.3),
        ];

        var m = DuplicateMeasures.Of(outcomes);

        m["top1"].ShouldBe(0.6, 1e-9);
        m["AUC"].ShouldBe(2 / 3.0, 1e-9);
        m["F1"].ShouldBe(0.6, 1e-9);
        m["R@P90"].ShouldBe(0.2, 1e-9);
    }

    [Fact]
    public void Expert_measures_are_those_of_the_scorer()
    {
        var right = new Dictionary<string, int> { ["anna"] = 3, ["ben"] = 1 };

        var m = ExpertMeasures.Of(right, ["zoe", "ben", "ben", "max", "anna"]);

        m["hit@1"].ShouldBe(0);
        m["hit@3"].ShouldBe(1);
        m["best@1"].ShouldBe(0);
        m["best@3"].ShouldBe(0);
        m["MRR"].ShouldBe(0.5);
        m["nDCG@10"].ShouldBe(0.4777, 5e-5);
    }

    [Fact]
    public void Nothing_found_is_nothing_right()
    {
        RetrievalMeasures.Of(new Dictionary<string, int> { ["a"] = 1 }, []).ShouldAllBe(m => m.Value == 0);
        ExpertMeasures.Of(new Dictionary<string, int> { ["a"] = 1 }, []).ShouldAllBe(m => m.Value == 0);
        DuplicateMeasures.Of([new(true, false, null)])["F1"].ShouldBe(0);
    }
}
