using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Parvis.Features.Evaluation;

/// <summary>Measures by name, in the order in which they are shown.</summary>
public sealed class Measures : List<KeyValuePair<string, double>>
{
    public double this[string name]
    {
        get => Find(m => m.Key == name).Value;
        set => Add(new(name, value));
    }

    public static Measures Mean(IReadOnlyCollection<Measures> all)
    {
        var mean = new Measures();
        for (var i = 0; i < all.First().Count; i++)
            mean[all.First()[i].Key] = all.Sum(m => m[i].Value) / all.Count;
        return mean;
    }
}

/// <summary>What an evaluation found. Where questions come in groups of paraphrases, a macro figure weighs each group the same.</summary>
/// <param name="Kind">retrieval, duplicates or experts.</param>
/// <param name="Counts">How many questions, groups… there were.</param>
/// <param name="Run">The run file, line by line.</param>
public sealed record Report(
    string Set,
    string Kind,
    IReadOnlyList<(string Name, int Count)> Counts,
    Measures Micro,
    Measures Macro,
    IReadOnlyList<string> Run
)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public void WriteTable(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 100;
        var grouped = !ReferenceEquals(Micro, Macro);
        var table = new Table { Title = new TableTitle(Markup.Escape($"{Set} ({Kind})")) };
        table.AddColumn("mesure");
        table.AddColumn(new TableColumn(grouped ? "macro" : "valeur").RightAligned());
        if (grouped)
            table.AddColumn(new TableColumn("micro").RightAligned());
        foreach (var (name, value) in Macro)
            table.AddRow(grouped ? [name, $"{value:F4}", $"{Micro[name]:F4}"] : [name, $"{value:F4}"]);
        table.Caption = new TableTitle(
            Markup.Escape(string.Join(", ", Counts.Select(c => $"{c.Count} {French(c.Name)}")))
        );
        console.Write(table);
    }

    public void WriteJson(TextWriter output)
    {
        var json = new JsonObject { ["set"] = Set, ["kind"] = Kind };
        foreach (var (name, count) in Counts)
            json[name] = count;
        json["micro"] = ToJson(Micro);
        json["macro"] = ToJson(Macro);
        output.WriteLine(json.ToJsonString(Indented));
    }

    private static JsonObject ToJson(Measures measures) =>
        new(measures.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)JsonValue.Create(m.Value))));

    private static string French(string name) =>
        name switch
        {
            "queries" => "questions",
            "groups" => "groupes",
            "answered" => "avec réponse",
            "duplicates" => "doublons",
            "new" => "nouvelles",
            "tasks" => "questions",
            _ => name,
        };
}
