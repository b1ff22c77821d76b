using System.Runtime.InteropServices;
using Parvis.Language.Index;

namespace Parvis.Language.Experts;

/// <summary>
/// What readers of the same scopes see of the evidence: who was here lately, and what was done on each document, side by side,
/// for a question asks of hundreds of documents and each step through memory counts.
/// </summary>
internal sealed class SeenEvidence
{
    // Of being here the first act says less than those that follow, since many come once.
    private const double OfFirstAct = 0.4;

    private readonly Dictionary<long, Run> _runs = [];
    private readonly SeenAct[] _acts;

    /// <param name="from">The first row that is not too late to count.</param>
    public SeenEvidence(EvidenceView view, ReaderScopes scopes, int from)
    {
        var seen = new List<int>();
        for (var row = from; row < view.Rows.Length; row++)
            if (scopes.Sees(view.Rows[row].Scope))
                seen.Add(row);
        Presence = PresenceOf(view, seen);
        Present = Presence.Sum();
        _acts = ByDocument(view, seen);
    }

    /// <summary>How much each person was here lately.</summary>
    public double[] Presence { get; }

    /// <summary>The same of all together.</summary>
    public double Present { get; }

    /// <summary>What was done on a document, newest first.</summary>
    public ReadOnlySpan<SeenAct> On(long document) =>
        _runs.TryGetValue(document, out var run) ? _acts.AsSpan(run.Start, run.Count) : [];

    private static double[] PresenceOf(EvidenceView view, List<int> seen)
    {
        var (presence, earliest) = (new double[view.People.Length], new double[view.People.Length]);
        for (var since = 0; since < seen.Count; since++)
        {
            ref readonly var row = ref view.Rows[seen[since]];
            earliest[row.Person] = row.Weight * Fading.OfPresence(since);
            presence[row.Person] += earliest[row.Person];
        }
        for (var person = 0; person < presence.Length; person++)
            presence[person] -= (1 - OfFirstAct) * earliest[person];
        return presence;
    }

    private SeenAct[] ByDocument(EvidenceView view, List<int> seen)
    {
        foreach (var row in seen)
            RunOf(view.Rows[row].Document).Count++;
        var next = 0;
        foreach (var document in _runs.Keys.ToList())
        {
            ref var run = ref RunOf(document);
            (run, next) = (new Run(next, 0), next + run.Count);
        }
        var acts = new SeenAct[next];
        for (var since = 0; since < seen.Count; since++)
        {
            ref readonly var row = ref view.Rows[seen[since]];
            ref var run = ref RunOf(row.Document);
            var worth = (float)(row.Weight * Fading.OfKnowledge(since));
            acts[run.Start + run.Count++] = new SeenAct(row.Passage, seen[since], row.Person, worth);
        }
        return acts;
    }

    private ref Run RunOf(long document) => ref CollectionsMarshal.GetValueRefOrAddDefault(_runs, document, out _);

    private record struct Run(int Start, int Count);
}

/// <summary>An act as readers see it.</summary>
/// <param name="Passage">The passage it wrote; 0 for the document as a whole.</param>
/// <param name="Row">Where it stands in the evidence.</param>
/// <param name="Person">Who did it.</param>
/// <param name="Worth">How much it tells of what they know, faded by all that was done since.</param>
internal readonly record struct SeenAct(long Passage, int Row, int Person, float Worth);
