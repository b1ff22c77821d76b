using Parvis.Language.Index;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;

namespace Parvis.Features.Evaluation;

/// <summary>
/// Questions of which some were asked before in other words. A group of known wordings is one question here, as it is in a
/// place once its duplicates are tied together.
/// </summary>
public sealed class DuplicateSet(SetFolder folder)
{
    public const string Mark = "known.jsonl.gz";

    private readonly List<(string Id, string Group)> _known = [];

    public Report Evaluate()
    {
        var finder = new Finder();
        finder.PutMany(ReadKnown().GroupBy(k => k.Group).Select(Describe).ToList());
        if (_known.Count == 0)
            throw new BadSetException("known.jsonl.gz ne contient aucune question.");
        var outcomes = new List<DuplicateOutcome>();
        var run = new List<string>();
        foreach (var asked in folder.Objects("asked.jsonl.gz"))
        {
            var nearest = Ask(finder, asked.Text("text"));
            var expected = asked.Text("dup_of");
            outcomes.Add(new DuplicateOutcome(expected.Length > 0, nearest?.Group == expected, nearest?.Score));
            if (nearest is { } n)
                run.Add($"{asked.Id}\t{n.Id}\t{n.Score:F6}");
        }
        var duplicates = outcomes.Count(o => o.IsDuplicate);
        if (duplicates == 0)
            throw new BadSetException("asked.jsonl.gz ne contient aucun doublon à retrouver.");
        var measures = DuplicateMeasures.Of(outcomes);
        return new Report(
            folder.Name,
            "duplicates",
            [("duplicates", duplicates), ("new", outcomes.Count - duplicates)],
            measures,
            measures,
            run
        );
    }

    private IEnumerable<(long Passage, string Group, string Text)> ReadKnown()
    {
        foreach (var line in folder.Objects(Mark))
        {
            var group = line.Text("group") is { Length: > 0 } name ? name : line.Id;
            _known.Add((line.Id, group));
            yield return (_known.Count, group, line.Text("text"));
        }
    }

    private static Findable Describe(IEnumerable<(long Passage, string Group, string Text)> wordings)
    {
        var all = wordings.ToList();
        return new Findable
        {
            Thing = new Thing(Findable.Question, all[0].Passage),
            Title = "",
            Scope = 0,
            Tongue = LanguageGuess.Of(string.Join('\n', all.Select(w => w.Text))),
            Sections = [.. all.Select(w => new Section(w.Passage, "", w.Text, Asks: true))],
        };
    }

    private (string Id, string Group, double Score)? Ask(Finder finder, string text)
    {
        var asked = new AskedQuestion(text, new ReaderScopes(0), DateTime.UnixEpoch)
        {
            Places = 0,
            People = 0,
            Questions = 1,
        };
        return finder.Ask(asked).Similar is [var nearest]
            ? (_known[(int)nearest.Passage - 1].Id, _known[(int)nearest.Passage - 1].Group, nearest.Score)
            : null;
    }
}
