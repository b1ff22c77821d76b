using System.Diagnostics;
using System.Globalization;
using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Bench;

/// <summary>How well the engine ranks a retrieval set; the same measure as the set's own scorer.</summary>
internal static class Quality
{
    public static int Run(string folder, string[] rest)
    {
        var set = RetrievalSet.Load(folder);
        var index = new PassageIndex { Weights = WeightsFrom(rest) };
        index.PutMany(
            set.Documents.Select((d, i) => new Passage(i, i, 1, d.Title, "", "", d.Text, LanguageGuess.Of(d.Text)))
        );
        var runFile = Value(rest, "--run");
        using var run = runFile is null ? TextWriter.Null : new StreamWriter(runFile);
        var clock = Stopwatch.StartNew();
        var ranks = new List<(string Group, double Rank)>();
        var everyone = new ReaderScopes(1);
        var options = new SearchOptions { Limit = 100 };
        foreach (var query in set.Queries)
        {
            if (!set.Relevant.TryGetValue(query.Id, out var relevant))
                continue;
            var hits = index.Search(query.Text, everyone, options);
            var found = 0.0;
            for (var i = 0; i < hits.Items.Count; i++)
            {
                var id = set.Documents[(int)hits.Items[i].Passage].Id;
                run.WriteLine(
                    $"{query.Id}\t{id}\t{i + 1}\t{hits.Items[i].Score.ToString(CultureInfo.InvariantCulture)}"
                );
                if (found == 0 && i < 10 && relevant.Contains(id))
                    found = 1.0 / (i + 1);
            }
            ranks.Add((query.Group, found));
        }
        var macro = ranks.GroupBy(r => r.Group).Average(g => g.Average(r => r.Rank));
        Console.WriteLine(
            $"{Path.GetFileName(folder.TrimEnd('/'))} MRR@10 macro {macro:F4} micro {ranks.Average(r => r.Rank):F4} ({ranks.Count} questions, {clock.Elapsed.TotalMilliseconds / ranks.Count:F3} ms each)"
        );
        return 0;
    }

    public static string? Value(string[] rest, string name) =>
        Array.IndexOf(rest, name) is var at && at >= 0 && at + 1 < rest.Length ? rest[at + 1] : null;

    private static Weights WeightsFrom(string[] rest)
    {
        var weights = Weights.House with { };
        for (var i = 0; i + 1 < rest.Length; i++)
        {
            if (rest[i] != "--set")
                continue;
            var (name, value) = (rest[i + 1].Split('=')[0], rest[i + 1].Split('=')[1]);
            var property =
                typeof(Weights).GetProperty(name) ?? throw new ArgumentException($"no weight is named {name}");
            property.SetValue(weights, Convert.ChangeType(value, property.PropertyType, CultureInfo.InvariantCulture));
        }
        return weights;
    }
}
