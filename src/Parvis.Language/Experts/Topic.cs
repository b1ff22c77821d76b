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

    private readonly Dictionary<long, Hit> _passages;

    /// <param name="hits">What was found for the question.</param>
    /// <param name="details">What was found for the text below it, read as <see cref="Reading.LongText"/>.</param>
    /// <param name="ownWords">What was found for both together, read as <see cref="Reading.OwnWords"/>.</param>
    public Topic(
        IReadOnlyCollection<Hit> hits,
        IReadOnlyCollection<Hit>? details = null,
        IReadOnlyCollection<Hit>? ownWords = null
    )
    {
        _passages = new Dictionary<long, Hit>(hits.Count);
        Add(hits, 1, 1);
        Add(details ?? [], ByDetails, 1);
        Sharpen();
        Documents.EnsureCapacity(_passages.Count);
        foreach (var hit in _passages.Values)
            Documents[hit.Document] = Math.Max(hit.Score, Documents.GetValueOrDefault(hit.Document));
        Add(ownWords ?? [], ByOwnWords, SharpnessOfOwnWords);
        foreach (var hit in _passages.Values)
            Documents.TryAdd(hit.Document, 0);
    }

    /// <summary>The documents in which something was found, and how near each stands as a whole.</summary>
    internal Dictionary<long, double> Documents { get; } = [];

    /// <summary>The worth of having written a passage of a document that stands so near; of the document itself when it is 0.</summary>
    internal double Of(long passage, double document) =>
        passage == 0 ? document : _passages.GetValueOrDefault(passage).Score + ByDocument * document;

    /// <summary>Adds to each passage its share of the best one's score, as sharply as asked.</summary>
    private void Add(IReadOnlyCollection<Hit> hits, double share, double sharpness)
    {
        var best = BestOf(hits);
        if (best <= 0)
            return;
        foreach (var hit in hits)
        {
            var near = share * Math.Pow(hit.Score / best, sharpness);
            _passages[hit.Passage] = hit with { Score = near + _passages.GetValueOrDefault(hit.Passage).Score };
        }
    }

    private void Sharpen()
    {
        var best = BestOf(_passages.Values);
        foreach (var (passage, hit) in _passages)
            _passages[passage] = hit with { Score = Math.Pow(hit.Score / best, Sharpness) };
    }

    private static double BestOf(IReadOnlyCollection<Hit> hits) => hits.Select(h => h.Score).DefaultIfEmpty().Max();
}
