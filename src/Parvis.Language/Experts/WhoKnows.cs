using System.Buffers;
using Parvis.Language.Index;

namespace Parvis.Language.Experts;

/// <summary>
/// Ranks people by the evidence behind the passages that answer: each passage found votes for those who wrote it, as in the
/// document-centred model of expert finding (Balog, Azzopardi and de Rijke, SIGIR 2006, “Model 2”) read as a voting process
/// (Macdonald and Ounis, CIKM 2006). A person's share of these votes is joined with their share of all that was done lately, and
/// multiplied with it: who knows *and* is here will answer. Both fade: see <see cref="Fading"/>. Of being here the first act says
/// less than those that follow, since many come once: the discount of Pitman and Yor (1997) for whoever was met before.
/// </summary>
public static class WhoKnows
{
    private const double Knowing = 0.2;
    private const double Active = 1 - Knowing;
    private const double Both = 18;
    private const int MostKept = 1 << 16;

    // Thousands on a busy subject: a thread keeps its lists from question to question.
    [ThreadStatic]
    private static List<Vote>? _votes;

    [ThreadStatic]
    private static PriorityQueue<int, (double Worse, long Person)>? _left;

    /// <summary>Best first. Acts outside the reader's scopes change nothing, not even how others fade.</summary>
    /// <param name="topic">What was found for the question.</param>
    /// <param name="evidence">All evidence.</param>
    /// <param name="scopes">What the reader may see.</param>
    /// <param name="now">The present instant, in UTC; later acts do not count.</param>
    public static IReadOnlyList<Knower> Rank(
        Topic topic,
        EvidenceView evidence,
        ReaderScopes scopes,
        DateTime now,
        WhoOptions? options = null
    )
    {
        options ??= WhoOptions.Default;
        var seen = evidence.SeenBy(scopes, now.Ticks);
        var people = evidence.People.Length;
        var tallies = ArrayPool<Tally>.Shared.Rent(people);
        try
        {
            var votes = Count(topic, seen, tallies.AsSpan(0, people));
            var scores = ScoresOf(tallies.AsSpan(0, people), seen);
            return
            [
                .. BestFirst(scores, tallies, evidence, options)
                    .Where(p => p.Person != options.Asker && (options.MayName?.Invoke(p.Person) ?? true))
                    .Take(options.Limit)
                    .Select(p =>
                        WithReason(p.Person, scores[p.Slot], VotesFor(tallies[p.Slot], votes), evidence, options)
                    ),
            ];
        }
        finally
        {
            ArrayPool<Tally>.Shared.Return(tallies);
        }
    }

    // Few are asked for, so most are never put in order.
    private static IEnumerable<(int Slot, long Person)> BestFirst(
        double[] scores,
        Tally[] tallies,
        EvidenceView evidence,
        WhoOptions options
    )
    {
        var left = _left ??= new PriorityQueue<int, (double Worse, long Person)>();
        left.Clear();
        left.EnqueueRange(
            Enumerable
                .Range(0, scores.Length)
                .Where(slot => scores[slot] > 0 && (tallies[slot].Knows > 0 || !options.OnlyWithReason))
                .Select(slot => (slot, (-scores[slot], evidence.People[slot])))
        );
        while (left.TryDequeue(out var slot, out var rank))
            yield return (slot, rank.Person);
    }

    /// <summary>Sums up what each person knows, and tells the acts that may be named as the reason.</summary>
    private static List<Vote> Count(Topic topic, SeenEvidence seen, Span<Tally> tallies)
    {
        tallies.Clear();
        var votes = _votes is { Capacity: <= MostKept } ? _votes : _votes = [];
        votes.Clear();
        foreach (var (document, whole) in topic.Documents)
        foreach (ref readonly var act in seen.On(document))
        {
            var near = topic.Of(act.Passage, whole);
            if (near <= 0)
                continue;
            ref var tally = ref tallies[act.Person];
            tally.Knows += act.Worth * near;
            if (near < tally.Nearest / 2)
                continue;
            tally.Nearest = Math.Max(tally.Nearest, near);
            votes.Add(new Vote(act.Row, tally.LastVote, (float)near));
            tally.LastVote = votes.Count;
        }
        return votes;
    }

    private static List<Vote> VotesFor(Tally tally, List<Vote> votes)
    {
        var own = new List<Vote>();
        for (var vote = tally.LastVote; vote > 0; vote = votes[vote - 1].Before)
            own.Add(votes[vote - 1]);
        return own;
    }

    private static double[] ScoresOf(ReadOnlySpan<Tally> tallies, SeenEvidence seen)
    {
        double knowledge = 0;
        foreach (var tally in tallies)
            knowledge += tally.Knows;
        var scores = new double[tallies.Length];
        for (var slot = 0; slot < scores.Length; slot++)
        {
            var k = knowledge > 0 ? tallies[slot].Knows / knowledge : 0;
            var a = seen.Present > 0 ? seen.Presence[slot] / seen.Present : 0;
            scores[slot] = Knowing * k + Active * a + Both * k * a;
        }
        return scores;
    }

    private static Knower WithReason(
        long person,
        double score,
        List<Vote> votes,
        EvidenceView evidence,
        WhoOptions options
    )
    {
        // The reason is what they did on this very subject, however long ago; what is half as near as their best is another one.
        var best = votes.Select(v => v.Near).DefaultIfEmpty().Max();
        var telling = votes.Where(v => v.Near >= best / 2).OrderByDescending(v => v.Near).ThenBy(v => v.Row).ToList();
        var behind = telling.Take(options.Reasons).Select(v => DeedOf(evidence.Rows[v.Row], v.Near));
        DateTime? last =
            telling.Count == 0 ? null : new DateTime(telling.Max(v => evidence.Rows[v.Row].Ticks), DateTimeKind.Utc);
        return new Knower(person, score, [.. behind], telling.Count, last);
    }

    private static Deed DeedOf(EvidenceRow row, double near) =>
        new(row.Document, row.Passage, row.Act, new DateTime(row.Ticks, DateTimeKind.Utc), near);

    /// <summary>That a row speaks for its person, and how near the subject it stands. Small: there may be thousands.</summary>
    /// <param name="Before">The vote for the same person before this one, counted from 1; 0 for the first.</param>
    private readonly record struct Vote(int Row, int Before, float Near);

    private record struct Tally(double Knows, double Nearest, int LastVote);
}
