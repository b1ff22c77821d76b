using System.Collections.Concurrent;

namespace Parvis.Platform.Finding;

/// <summary>What the finder must know of each document to name it: everything but the text.</summary>
internal sealed class Catalogue
{
    private readonly ConcurrentDictionary<DocumentKey, long> _numbers = [];
    private readonly ConcurrentDictionary<long, Card> _cards = [];
    private long _last;

    public int Count => _cards.Count;

    /// <summary>The number by which the index knows the document; the same for ever once given.</summary>
    public long NumberOf(DocumentKey key) => _numbers.GetOrAdd(key, _ => Interlocked.Increment(ref _last));

    public long? Find(DocumentKey key) => _numbers.TryGetValue(key, out var number) ? number : null;

    public Card? this[long number] => _cards.GetValueOrDefault(number);

    public void Put(long number, Findable document) =>
        _cards[number] = new Card(
            document.Key,
            document.Title,
            document.Url,
            document.Stage,
            document.CaredOn,
            document.Accepted,
            document.Tags,
            [.. document.Sections.Select(s => new CardSection(s.Passage, s.Ordinal, s.Heading, s.Anchor))]
        );

    public Card? Take(long number) => _cards.TryRemove(number, out var card) ? card : null;
}

internal sealed record Card(
    DocumentKey Key,
    string Title,
    string Url,
    byte? Stage,
    DateOnly? CaredOn,
    bool Accepted,
    IReadOnlyList<string> Tags,
    CardSection[] Sections
);

internal readonly record struct CardSection(long Passage, int Ordinal, string Heading, string Anchor);
