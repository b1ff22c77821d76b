using Parvis.Language.Index;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;

namespace Parvis.Features.Evaluation;

/// <summary>Questions over documents, with judgements of which documents answer which question.</summary>
public sealed class RetrievalSet(SetFolder folder)
{
    public const string Mark = "qrels.tsv";
    private const int Depth = 100;

    private readonly List<string> _documents = [];

    public Report Evaluate()
    {
        var finder = new Finder();
        finder.PutMany(folder.Objects("corpus.jsonl.gz").Select(Describe));
        if (_documents.Count == 0)
            throw new BadSetException("corpus.jsonl.gz ne contient aucun document.");
        var grades = folder.Grades(Mark);
        var run = new List<string>();
        var all = new List<Measures>();
        var groups = new Dictionary<string, List<Measures>>();
        var answered = 0;
        foreach (var query in folder.Objects("queries.jsonl.gz"))
        {
            var found = Ask(finder, query.Text("text"));
            run.AddRange(found.Select((d, i) => $"{query.Id}\t{d.Id}\t{i + 1}\t{d.Score:F6}"));
            answered += found.Count > 0 ? 1 : 0;
            if (!grades.TryGetValue(query.Id, out var relevant))
                continue;
            var measures = RetrievalMeasures.Of(relevant, [.. found.Select(d => d.Id)]);
            all.Add(measures);
            var group = query.Text("group") is { Length: > 0 } name ? name : "\0" + query.Id;
            if (!groups.TryGetValue(group, out var members))
                groups[group] = members = [];
            members.Add(measures);
        }
        if (all.Count == 0)
            throw new BadSetException("Aucune question n’a de jugement dans qrels.tsv.");
        return new Report(
            folder.Name,
            "retrieval",
            [("queries", all.Count), ("groups", groups.Count), ("answered", answered)],
            Measures.Mean(all),
            Measures.Mean([.. groups.Values.Select(Measures.Mean)]),
            run
        );
    }

    private Findable Describe(Line line)
    {
        _documents.Add(line.Id);
        var (title, text) = (line.Text("title"), line.Text("text"));
        return new Findable
        {
            Thing = new Thing("page", _documents.Count),
            Title = title,
            Scope = 0,
            Tongue = LanguageGuess.Of($"{title}\n{text}"),
            Tags = line.Texts("tags"),
            Sections = [new Section(_documents.Count, "", text)],
        };
    }

    private List<(string Id, double Score)> Ask(Finder finder, string text)
    {
        var asked = new AskedQuestion(text, new ReaderScopes(0), DateTime.UnixEpoch)
        {
            Places = Depth,
            People = 0,
            Questions = 0,
        };
        return [.. finder.Ask(asked).Where.Select(p => (_documents[(int)p.Thing.Id - 1], p.Score))];
    }
}
