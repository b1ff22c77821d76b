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
/// <remarks>The work is one walk over the evidence that the reader may see, without an allocation per row.</remarks>
public static class WhoKnows
{
    private const double Knowing = 0.2;
    private const double Active = 1 - Knowing;
    private const double Both = 18;
    private const double OfFirstAct = 0.4;

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
        if (evidence.Rows.Length == 0)
            return [];
        var tallies = ArrayPool<Tally>.Shared.Rent(evidence.People.Length);
        Array.Clear(tallies, 0, evidence.People.Length);
        try
        {
            var sums = tallies.AsSpan(0, evidence.People.Length);
            var votes = Count(topic, evidence, scopes, now.Ticks, sums);
            return Name(votes, evidence, ScoresOf(sums), options ?? WhoOptions.Default);
        }
        finally
        {
            ArrayPool<Tally>.Shared.Return(tallies);
        }
    }

    private static List<Vote> Count(
        Topic topic,
        EvidenceView evidence,
        ReaderScopes scopes,
        long now,
        Span<Tally> tallies
    )
    {
        var votes = new List<Vote>();
        var since = 0;
        var (lastScope, seesLast) = (long.MinValue, false);
        for (var i = 0; i < evidence.Rows.Length; i++)
        {
            ref readonly var row = ref evidence.Rows[i];
            if (row.Ticks > now)
                continue;
            if (row.Scope != lastScope)
                (lastScope, seesLast) = (row.Scope, scopes.Sees(row.Scope));
            if (!seesLast)
                continue;
            var near = topic.Of(row.Document, row.Passage);
            ref var tally = ref tallies[row.Person];
            tally.Earliest = row.Weight * Fading.OfPresence(since);
            tally.Active += tally.Earliest;
            if (near > 0)
            {
                tally.Knows += row.Weight * near * Fading.OfKnowledge(since);
                votes.Add(new Vote(i, near));
            }
            since++;
        }
        return votes;
    }

    private static double[] ScoresOf(ReadOnlySpan<Tally> tallies)
    {
        double knows = 0,
            active = 0;
        foreach (var tally in tallies)
            (knows, active) = (knows + tally.Knows, active + tally.Present);
        var scores = new double[tallies.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var (k, a) = (knows > 0 ? tallies[i].Knows / knows : 0, active > 0 ? tallies[i].Present / active : 0);
            scores[i] = Knowing * k + Active * a + Both * k * a;
        }
        return scores;
    }

    private static List<Knower> Name(List<Vote> votes, EvidenceView evidence, double[] scores, WhoOptions options)
    {
        var byPerson = votes.ToLookup(v => evidence.Rows[v.Row].Person);
        var slots = options.OnlyWithReason ? byPerson.Select(g => g.Key) : Enumerable.Range(0, scores.Length);
        return
        [
            .. slots
                .Select(slot => (Slot: slot, Person: evidence.People[slot], Score: scores[slot]))
                .Where(p => p.Score > 0 && p.Person != options.Asker)
                .OrderByDescending(p => p.Score)
                .ThenBy(p => p.Person)
                .Where(p => options.MayName?.Invoke(p.Person) ?? true)
                .Take(options.Limit)
                .Select(p => WithReason(p.Person, p.Score, byPerson[p.Slot], evidence, options)),
        ];
    }

    private static Knower WithReason(
        long person,
        double score,
        IEnumerable<Vote> votes,
        EvidenceView evidence,
        WhoOptions options
    )
    {
        // The reason is what they did on this very subject, however long ago; what is half as near as their best is another one.
        var best = votes.Select(v => v.Near).DefaultIfEmpty().Max();
        var telling = votes.Where(v => v.Near >= best / 2).OrderByDescending(v => v.Near).ToList();
        var behind = telling.Take(options.Reasons).Select(v => DeedOf(evidence.Rows[v.Row], v.Near));
        DateTime? last =
            telling.Count == 0 ? null : new DateTime(telling.Max(v => evidence.Rows[v.Row].Ticks), DateTimeKind.Utc);
        return new Knower(person, score, [.. behind], telling.Count, last);
    }

    private static Deed DeedOf(EvidenceRow row, double near) =>
        new(row.Document, row.Passage, row.Act, new DateTime(row.Ticks, DateTimeKind.Utc), near);

    private readonly record struct Vote(int Row, double Near);

    private struct Tally
    {
        public double Knows;
        public double Active;

        /// <summary>What the earliest act adds to <see cref="Active"/>.</summary>
        public double Earliest;

        public readonly double Present => Active - (1 - OfFirstAct) * Earliest;
    }
}
