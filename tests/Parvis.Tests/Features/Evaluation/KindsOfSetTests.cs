namespace Parvis.Tests.Features.Evaluation;

/// <summary>Each kind of set is known by its files, and measured in its own way.</summary>
public sealed class KindsOfSetTests : IDisposable
{
    private readonly TemporarySet _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void A_retrieval_set_is_measured_and_its_run_written()
    {
        WriteRetrieval();

        var measured = _set.Measures();

        measured.GetProperty("kind").GetString().ShouldBe("retrieval");
        measured.GetProperty("queries").GetInt32().ShouldBe(3);
        measured.GetProperty("groups").GetInt32().ShouldBe(2);
        measured.GetProperty("micro").GetProperty("MRR@10").GetDouble().ShouldBe(2 / 3.0, 1e-9);
        measured.GetProperty("macro").GetProperty("MRR@10").GetDouble().ShouldBe(0.75, 1e-9);
        File.ReadAllLines(_set.RunFile)[0].ShouldStartWith("q1\ta\t1\t");
        File.ReadAllLines(_set.RunFile).ShouldAllBe(line => line.Split('\t').Length == 4);
    }

    private void WriteRetrieval() =>
        _set.Objects(
                "corpus.jsonl.gz",
                new
                {
                    id = "a",
                    title = "Le café",
                    text = "Le café ferme à dix-huit heures.",
                },
                new { id = 7, text = "La découpeuse laser se réserve la veille." },
                new
                {
                    id = "vide",
                    title = (string?)null,
                    text = "",
                }
            )
            .Objects(
                "queries.jsonl.gz",
                new
                {
                    id = "q1",
                    text = "quand ferme le café",
                    group = "g",
                },
                new
                {
                    id = "q2",
                    text = "xyzzy",
                    group = "g",
                },
                new { id = "q3", text = "réserver la découpeuse" },
                new { id = "q4", text = "sans jugement" }
            )
            .Text("qrels.tsv", "q1\ta\t1\nq2\ta\t2\n\nq3\t7\t1\n");

    [Fact]
    public void A_set_of_duplicates_is_measured_and_its_run_written()
    {
        WriteDuplicates();

        var measured = _set.Measures();

        measured.GetProperty("kind").GetString().ShouldBe("duplicates");
        measured.GetProperty("duplicates").GetInt32().ShouldBe(2);
        measured.GetProperty("new").GetInt32().ShouldBe(1);
        measured.GetProperty("micro").GetProperty("top1").GetDouble().ShouldBe(1);
        measured.GetProperty("micro").GetProperty("F1").GetDouble().ShouldBe(1);
        File.ReadAllLines(_set.RunFile)[0].ShouldStartWith("a1\tk1\t");
    }

    private void WriteDuplicates() =>
        _set.Objects(
                "known.jsonl.gz",
                new
                {
                    id = "k1",
                    group = "café",
                    text = "À quelle heure ferme le café ?",
                },
                new
                {
                    id = "k2",
                    group = "café",
                    text = "Jusqu’à quand le bar est-il ouvert ?",
                },
                new { id = "k3", text = "Comment réserver la découpeuse laser ?" }
            )
            .Objects(
                "asked.jsonl.gz",
                new
                {
                    id = "a1",
                    text = "il ferme quand le café",
                    dup_of = "café",
                },
                new
                {
                    id = "a2",
                    text = "réserver découpeuse laser",
                    dup_of = "k3",
                },
                new
                {
                    id = "a3",
                    text = "Où garer mon vélo ?",
                    dup_of = (string?)null,
                }
            );

    [Fact]
    public void A_set_of_experts_uses_only_the_past()
    {
        WriteExperts();

        var measured = _set.Measures();

        measured.GetProperty("kind").GetString().ShouldBe("experts");
        measured.GetProperty("micro").GetProperty("MRR").GetDouble().ShouldBe(1);
        measured.GetProperty("micro").GetProperty("best@1").GetDouble().ShouldBe(1);
        File.ReadAllLines(_set.RunFile).ShouldHaveSingleItem().ShouldStartWith("3\tanna\t1\t");
    }

    private void WriteExperts() =>
        _set.Objects(
                "posts.jsonl.gz",
                Post("9", "a", "3", "later", "2020-01-09T00:00:00", null, "Laser cutters cut wood."),
                Post("1", "q", null, "x", "2020-01-01T00:00:00", "Laser cutter settings", "Which power cuts wood?"),
                Post("2", "a", "1", "anna", "2020-01-02T00:00:00", null, "Use eighty percent power for wood."),
                Post("4", "q", null, "x", "2020-01-02T00:00:00", "Coffee machine", "It leaks."),
                Post("5", "a", "4", "ben", "2020-01-03T00:00:00.5", null, "Change the seal."),
                Post("6", "a", "unknown", null, "2020-01-03T00:00:00", null, "An answer to nobody's question."),
                Post("3", "q", null, "ben", "2020-01-05T00:00:00", "Cutting wood with the laser cutter", "How?")
            )
            .Objects(
                "tasks.jsonl.gz",
                new
                {
                    id = "3",
                    asker = "ben",
                    at = "2020-01-05T00:00:00",
                    candidates = 2,
                }
            )
            .Text("gold.tsv", "3\tanna\t3\n3\tlater\t1\n");

    private static object Post(
        string id,
        string kind,
        string? parent,
        string? author,
        string created,
        string? title,
        string text
    ) =>
        new
        {
            id,
            kind,
            parent,
            author,
            created,
            score = 1,
            title,
            tags = Array.Empty<string>(),
            text,
        };
}
