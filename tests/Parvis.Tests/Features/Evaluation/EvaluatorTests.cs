using Parvis.Features.Evaluation;

namespace Parvis.Tests.Features.Evaluation;

public sealed class EvaluatorTests : IDisposable
{
    private readonly TemporarySet _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void The_table_shows_both_figures_where_there_are_groups()
    {
        _set.Objects("corpus.jsonl.gz", new { id = "a", text = "café" })
            .Objects(
                "queries.jsonl.gz",
                new
                {
                    id = "q",
                    text = "café",
                    group = "g",
                }
            )
            .Text("qrels.tsv", "q\ta\t1\n");

        var (code, output, _) = _set.Evaluate(asJson: false);

        code.ShouldBe(0);
        output.ShouldContain("macro");
        output.ShouldContain("MRR@10");
        output.ShouldContain("1.0000");
    }

    [Fact]
    public void A_folder_without_a_set_is_refused()
    {
        var (code, output, errors) = _set.Evaluate();

        code.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.ShouldContain("qrels.tsv");
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_wrong_use()
    {
        var missing = new DirectoryInfo(_set.RunFile + "-missing");

        Evaluator.Run(missing, false, null, TextWriter.Null, TextWriter.Null).ShouldBe(2);
    }

    [Theory]
    [InlineData("pas du gzip", "gzip")]
    [InlineData("", "aucun document")]
    public void A_file_that_cannot_be_read_is_named(string content, string expected)
    {
        _set.Text("corpus.jsonl.gz", content).Text("qrels.tsv", "q\ta\t1\n");

        var (code, _, errors) = _set.Evaluate();

        code.ShouldBe(1);
        errors.ShouldContain("corpus.jsonl.gz");
        errors.ShouldContain(expected);
    }

    [Fact]
    public void A_line_that_is_no_object_is_named_by_its_number()
    {
        _set.Objects("corpus.jsonl.gz", new { id = "a", text = "x" }, "[1, 2").Text("qrels.tsv", "q\ta\t1\n");

        _set.Evaluate().Errors.ShouldContain("corpus.jsonl.gz, ligne 2");
    }

    [Fact]
    public void A_missing_file_and_a_short_row_are_named()
    {
        _set.Text("qrels.tsv", "q\ta\n").Evaluate().Errors.ShouldContain("Il manque corpus.jsonl.gz");
        _set.Objects("corpus.jsonl.gz", new { id = "a", text = "x" })
            .Evaluate()
            .Errors.ShouldContain("qrels.tsv, ligne 1");
    }
}
