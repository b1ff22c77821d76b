using System.Text.Json;
using Parvis.Features.Evaluation;

namespace Parvis.Tests.Features.Evaluation;

/// <summary>What finding reaches on the developers' sets, with one set of weights for all, must not be lost.</summary>
[Trait("needs", "shared")]
public class SharedSetsTests
{
    [Theory]
    [InlineData("retrieval/piaf-v1.1", "MRR@10", 0.79)]
    [InlineData("retrieval/covidfaq-fr", "MRR@10", 0.84)]
    [InlineData("dups/covidfaq-fr", "F1", 0.76)]
    [InlineData("experts/quantumcomputing", "MRR", 0.56)]
    [InlineData("experts/beer", "MRR", 0.48)]
    public void The_figure_does_not_fall(string set, string measure, double floor)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());

        Evaluator.Run(Shared(set), asJson: true, runFile: null, output, errors).ShouldBe(0, errors.ToString());

        using var json = JsonDocument.Parse(output.ToString());
        json.RootElement.GetProperty("macro").GetProperty(measure).GetDouble().ShouldBeGreaterThanOrEqualTo(floor);
    }

    /// <summary>The data stands in the folder « shared » beside the checkout, unless PARVIS_SHARED names another.</summary>
    private static DirectoryInfo Shared(string set)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Parvis.slnx")))
            root = root.Parent ?? throw new InvalidOperationException("The checkout was not found.");
        var shared =
            Environment.GetEnvironmentVariable("PARVIS_SHARED") ?? Path.Combine(root.Parent!.FullName, "shared");
        return new DirectoryInfo(Path.Combine(shared, "data", set));
    }
}
