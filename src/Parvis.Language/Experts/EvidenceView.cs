using System.Collections.Concurrent;
using Parvis.Language.Index;

namespace Parvis.Language.Experts;

/// <summary>The evidence at one moment.</summary>
public sealed class EvidenceView
{
    private const int MostReaders = 16;

    private readonly ConcurrentDictionary<(ReaderScopes Scopes, int From), SeenEvidence> _seen = [];

    internal EvidenceView(EvidenceRow[] rows, long[] people) => (Rows, People) = (rows, people);

    internal static EvidenceView Empty { get; } = new([], []);

    /// <summary>How many acts there are, whoever may see them: for figures, never for a reader.</summary>
    public int Count => Rows.Length;

    /// <summary>Newest first.</summary>
    internal EvidenceRow[] Rows { get; }

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
