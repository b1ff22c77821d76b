using System.Collections.Concurrent;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>What the finder must know of each document to name it; it stays in memory, so no text of its passages.</summary>
internal sealed class Catalogue
{
    private readonly ConcurrentDictionary<Thing, long> _numbers = [];
    private readonly ConcurrentDictionary<long, Card> _cards = [];
    private long _last;

    public int Count => _cards.Count;

    /// <summary>The number by which the index knows the document; the same for ever once given.</summary>
    public long NumberOf(Thing thing) => _numbers.GetOrAdd(thing, _ => Interlocked.Increment(ref _last));

    public long? Find(Thing thing) => _numbers.TryGetValue(thing, out var number) ? number : null;

    public Card? this[long number] => _cards.GetValueOrDefault(number);

    public void Put(long number, Findable document) =>
        _cards[number] = new Card(
            document.Thing,
            document.Title,
            document.Url,
            document.Stage,
            document.CaredOn,
            document.Accepted,
            document.Tags,
            [.. document.Sections.Select(s => s.Passage)]
        );

    public Card? Take(long number) => _cards.TryRemove(number, out var card) ? card : null;
}

internal sealed record Card(
    Thing Thing,
    string Title,
    string Url,
    byte? Stage,
    DateOnly? CaredOn,
    bool Accepted,
    IReadOnlyList<string> Tags,
    long[] Passages
);
