using Parvis.Language.Index;
using Parvis.Platform.Finding;

namespace Parvis.Features.Evaluation;

/// <summary>Questions asked in a community at certain instants: who will answer? Only what was written before is used.</summary>
public sealed class ExpertSet(SetFolder folder)
{
    public const string Mark = "gold.tsv";
    private const int Depth = 100;

    public Report Evaluate()
    {
        var gold = folder.Grades(Mark);
        var posts = folder.Objects("posts.jsonl.gz").Select(Post.Read).OrderBy(p => p.Created).ToList();
        if (posts.Count == 0)
            throw new BadSetException("posts.jsonl.gz ne contient aucun message.");
        var byId = posts.DistinctBy(p => p.Id).ToDictionary(p => p.Id);
        var tasks = folder.Objects("tasks.jsonl.gz").Select(ExpertTask.Read).OrderBy(t => t.At).ToList();
        var community = new Community();
        var run = new List<string>();
        var all = new List<Measures>();
        var next = 0;
        foreach (var task in tasks)
        {
            while (next < posts.Count && posts[next].Created < task.At)
                community.Add(posts[next++]);
            var named = Ask(community, task, byId.GetValueOrDefault(task.Id));
            run.AddRange(named.Select((p, i) => $"{task.Id}\t{p.Id}\t{i + 1}\t{p.Score:F8}"));
            if (gold.TryGetValue(task.Id, out var right))
                all.Add(ExpertMeasures.Of(right, [.. named.Select(p => p.Id)]));
        }
        if (all.Count == 0)
            throw new BadSetException("Aucune question de tasks.jsonl.gz n’a de réponse dans gold.tsv.");
        var measures = Measures.Mean(all);
        return new Report(folder.Name, "experts", [("tasks", all.Count)], measures, measures, run);
    }

    private static List<(string Id, double Score)> Ask(Community community, ExpertTask task, Post? question)
    {
        if (question is null)
            return [];
        var asked = new AskedQuestion(question.Headline, new ReaderScopes(0), task.At)
        {
            Details = question.Text,
            Asker = community.NumberOf(task.Asker),
            Itself = community.ThingOf(task.Id),
            Places = 0,
            People = Depth,
            Questions = 0,
            AlsoTheActive = true,
        };
        return [.. community.Finder.Ask(asked).Who.Select(e => (community.NameOf(e.Person), e.Score))];
    }

    private sealed record ExpertTask(string Id, string Asker, DateTime At)
    {
        public static ExpertTask Read(Line line) => new(line.Id, line.Text("asker"), line.Instant("at"));
    }
}

/// <summary>A question or an answer.</summary>
public sealed record Post(
    string Id,
    bool IsQuestion,
    string Parent,
    string Author,
    DateTime Created,
    string Title,
    IReadOnlyList<string> Tags,
    string Text
)
{
    /// <summary>What one types into the ask box: the title, with the tags.</summary>
    public string Headline => string.Join(' ', Tags.Select(t => t.Replace('-', ' ')).Prepend(Title));

    public static Post Read(Line line) =>
        new(
            line.Id,
            line.Text("kind") != "a",
            line.Text("parent"),
            line.Text("author"),
            line.Instant("created"),
            line.Text("title"),
            line.Texts("tags"),
            line.Text("text")
        );
}
