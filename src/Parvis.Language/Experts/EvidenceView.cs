using System.Collections.Concurrent;
using Parvis.Language.Index;

namespace Parvis.Language.Experts;

/// <summary>The evidence at one moment.</summary>
public sealed class EvidenceView
{
    private const int MostReaders = 16;

    private readonly ConcurrentDictionary<(ReaderScopes Scopes, int From), SeenEvidence> _seen = [];

    internal EvidenceView(EvidenceRow[] rows, long[] people)
    {
        (Rows, People) = (rows, people);
        Documents = Array.ConvertAll(rows, row => row.Document);
    }

    internal static EvidenceView Empty { get; } = new([], []);

    /// <summary>How many acts there are, whoever may see them: for figures, never for a reader.</summary>
    public int Count => Rows.Length;

    /// <summary>Newest first.</summary>
    internal EvidenceRow[] Rows { get; }

    /// <summary>The document of each row, by itself: this is what every question walks through.</summary>
    internal long[] Documents { get; }

    /// <summary>Which person each slot stands for.</summary>
    internal long[] People { get; }

    /// <summary>What a reader of these scopes sees of it, without what was done after an instant; counted once for all of them.</summary>
    internal SeenEvidence SeenBy(ReaderScopes scopes, long now)
    {
        var from = FirstNotAfter(now);
        if (_seen.Count > MostReaders)
            _seen.Clear();
        return _seen.GetOrAdd(
            (scopes, from),
            static (reader, view) => new SeenEvidence(view, reader.Scopes, reader.From),
            this
        );
    }

    private int FirstNotAfter(long now)
    {
        var (low, high) = (0, Rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Rows[middle].Ticks > now)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

/// <summary>What readers of the same scopes see of the evidence: who was here lately, and how many acts came after each.</summary>
internal sealed class SeenEvidence
{
    // Of being here the first act says less than those that follow, since many come once.
    private const double OfFirstAct = 0.4;

    private const int Unseen = -1;

    private readonly int[] _since;

    public SeenEvidence(EvidenceView view, ReaderScopes scopes, int from)
    {
        From = from;
        Presence = new double[view.People.Length];
        _since = new int[view.Rows.Length - from];
        Count(view.Rows.AsSpan(from), scopes);
        Present = Presence.Sum();
    }

    /// <summary>The first row that is not too late to count.</summary>
    public int From { get; }

    /// <summary>How much each person was here lately.</summary>
    public double[] Presence { get; }

    /// <summary>The same of all together.</summary>
    public double Present { get; }

    /// <summary>How many acts that the reader sees were done after this one; false when they do not see it.</summary>
    public bool Sees(int row, out int since) => (since = _since[row - From]) != Unseen;

    private void Count(ReadOnlySpan<EvidenceRow> rows, ReaderScopes scopes)
    {
        var earliest = new double[Presence.Length];
        var since = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            _since[i] = scopes.Sees(row.Scope) ? since++ : Unseen;
            if (_since[i] == Unseen)
                continue;
            earliest[row.Person] = row.Weight * Fading.OfPresence(_since[i]);
            Presence[row.Person] += earliest[row.Person];
        }
        for (var person = 0; person < Presence.Length; person++)
            Presence[person] -= (1 - OfFirstAct) * earliest[person];
    }
}
