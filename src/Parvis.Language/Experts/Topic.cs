using Parvis.Language.Index;

namespace Parvis.Language.Experts;

/// <summary>How near a question each passage and each document stands, out of what was found for it.</summary>
public sealed class Topic
{
    // Title and details are two questions on one subject: a passage is as near as it is to both, to the title more.
    private const double ByDetails = 0.6;

    // What a person wrote speaks for them most; that they wrote it in a document on the subject speaks less.
    private const double ByDocument = 0.6;
    private const double ByOwnWords = 0.4;

    // Passages about as good as the best one count, distant ones hardly do. All passages have some words in common with a
    // long text, so there the best must stand out more.
    private const double Sharpness = 2.75;
    private const double SharpnessOfOwnWords = 4;

    private readonly Dictionary<long, double> _passages;
    private readonly Dictionary<long, double> _documents = [];
    private readonly ulong[] _maybe = new ulong[1 << 9];

    /// <param name="hits">What was found for the question.</param>
    /// <param name="details">What was found for the text below it, read as <see cref="Reading.LongText"/>.</param>
    /// <param name="ownWords">What was found for both together, read as <see cref="Reading.OwnWords"/>.</param>
    public Topic(
        IReadOnlyCollection<Hit> hits,
        IReadOnlyCollection<Hit>? details = null,
        IReadOnlyCollection<Hit>? ownWords = null
    )
    {
        var near = new Dictionary<long, Hit>(hits.Count);
        Add(near, hits, 1, 1);
        Add(near, details ?? [], ByDetails, 1);
        var all = new Dictionary<long, Hit>(near.Count);
        Add(all, near.Values, 1, Sharpness);
        foreach (var hit in all.Values)
            _documents[hit.Document] = Math.Max(hit.Score, _documents.GetValueOrDefault(hit.Document));
        Add(all, ownWords ?? [], ByOwnWords, SharpnessOfOwnWords);
        _passages = all.ToDictionary(h => h.Key, h => h.Value.Score);
        foreach (var hit in all.Values)
            MaybeOf(hit.Document) |= 1UL << (int)hit.Document;
    }

    /// <summary>False for nearly all documents on which nothing was found: what is asked of each row must take next to no time.</summary>
    internal bool MayHold(long document) => (MaybeOf(document) >> (int)document & 1) != 0;

    /// <summary>The worth of having written a passage of a document; of the document as a whole when the passage is 0.</summary>
    internal double Of(long document, long passage) =>
        !_documents.TryGetValue(document, out var near) ? _passages.GetValueOrDefault(passage)
        : passage == 0 ? near
        : _passages.GetValueOrDefault(passage) + ByDocument * near;

    private ref ulong MaybeOf(long document) => ref _maybe[document >> 6 & (_maybe.Length - 1)];

    /// <summary>Adds to each passage its share of the best one's score, as sharply as asked.</summary>
    private static void Add(Dictionary<long, Hit> sums, IReadOnlyCollection<Hit> hits, double share, double sharpness)
    {
        var best = hits.Select(h => h.Score).DefaultIfEmpty().Max();
        if (best <= 0)
            return;
        foreach (var hit in hits)
        {
            var near = share * Math.Pow(hit.Score / best, sharpness);
            sums[hit.Passage] = hit with { Score = near + sums.GetValueOrDefault(hit.Passage).Score };
        }
    }
}
