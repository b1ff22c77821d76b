using Parvis.Language.Index;

namespace Parvis.Language.Experts;

/// <summary>How near a question each passage and each document stands, from 0 to 1, out of what was found for it.</summary>
internal sealed class Topic
{
    // What a person wrote speaks for them most; that they wrote it in a document on the subject speaks less.
    private const double ByDocument = 0.6;

    // Passages about as good as the best one count, distant ones hardly do.
    private const double Sharpness = 2.5;

    private readonly Dictionary<long, double> _passages;
    private readonly Dictionary<long, double> _documents = [];
    private readonly bool[] _maybe = new bool[1 << 12];

    public Topic(IReadOnlyList<Hit> hits)
    {
        _passages = new Dictionary<long, double>(hits.Count);
        var best = hits.Count == 0 ? 0 : hits.Max(h => h.Score);
        if (best <= 0)
            return;
        foreach (var hit in hits)
        {
            var near = Math.Pow(hit.Score / best, Sharpness);
            _passages[hit.Passage] = near;
            _documents[hit.Document] = Math.Max(near, _documents.GetValueOrDefault(hit.Document));
            _maybe[hit.Document & (_maybe.Length - 1)] = true;
        }
    }

    /// <summary>The worth of having written a passage of a document.</summary>
    public double Of(long document, long passage) =>
        !_maybe[document & (_maybe.Length - 1)] || !_documents.TryGetValue(document, out var whole) ? 0
        : passage == 0 ? whole
        : _passages.GetValueOrDefault(passage) + ByDocument * whole;
}
