using System.Collections.Concurrent;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>What the finder must know of each document to name it; it stays in memory, so no text of its passages.</summary>
internal sealed class Catalogue
{
    private readonly ConcurrentDictionary<Thing, long> _numbers = [];
    private readonly ConcurrentDictionary<long, Card> _cards = [];
    private readonly ByTag _byTag = new();
    private long _last;

    public int Count => _cards.Count;

    /// <summary>The number by which the index knows the document; the same for ever once given.</summary>
    public long NumberOf(Thing thing) => _numbers.GetOrAdd(thing, _ => Interlocked.Increment(ref _last));

    public long? Find(Thing thing) => _numbers.TryGetValue(thing, out var number) ? number : null;

    public Card? this[long number] => _cards.GetValueOrDefault(number);

    public void Put(long number, Findable document)
    {
        if (this[number] is { } before)
            _byTag.Remove(before);
        var card = new Card(
            document.Thing,
            document.Scope,
            document.Title,
            document.Url,
            document.Stage,
            document.CaredOn,
            document.Accepted,
            document.Tags,
            [.. document.Sections.Select(s => s.Passage)]
        );
        _cards[number] = card;
        _byTag.Add(card);
    }

    public Card? Take(long number)
    {
        if (!_cards.TryRemove(number, out var card))
            return null;
        _byTag.Remove(card);
        return card;
    }

    /// <summary>What shares tags with a thing, the closest first.</summary>
    public IEnumerable<Card> KinOf(Thing thing, string kind) =>
        Find(thing) is { } number && this[number] is { } card
            ? _byTag.Sharing(card, kind).Select(CardOf).OfType<Card>()
            : [];

    private Card? CardOf(Thing thing) => Find(thing) is { } number ? this[number] : null;
}

internal sealed record Card(
    Thing Thing,
    long Scope,
    string Title,
    string Url,
    byte? Stage,
    DateOnly? CaredOn,
    bool Accepted,
    IReadOnlyList<string> Tags,
    long[] Passages
);
