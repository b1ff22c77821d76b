using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>Which things carry a tag, the newest first. Written by one at a time; readers take what stands.</summary>
internal sealed class ByTag
{
    // A tag that everything carries says little: its newest things are enough to choose from.
    private const int MostTagged = 60;

    private static readonly ImmutableSortedSet<long> NewestFirst = ImmutableSortedSet.Create<long>(
        Comparer<long>.Create((one, other) => other.CompareTo(one))
    );

    private readonly ConcurrentDictionary<(string Kind, string Tag), ImmutableSortedSet<long>> _ids = [];

    public void Add(Card card)
    {
        foreach (var tag in card.Tags)
            _ids.AddOrUpdate(
                (card.Thing.Kind, tag),
                static (_, id) => NewestFirst.Add(id),
                static (_, ids, id) => ids.Add(id),
                card.Thing.Id
            );
    }

    public void Remove(Card card)
    {
        foreach (var tag in card.Tags)
        {
            var (key, left) = ((card.Thing.Kind, tag), _ids[(card.Thing.Kind, tag)].Remove(card.Thing.Id));
            if (left.IsEmpty)
                _ids.TryRemove(key, out _);
            else
                _ids[key] = left;
        }
    }

    /// <summary>The things of a kind that share tags with another one, most tags first, then the newest.</summary>
    public IEnumerable<Thing> Sharing(Card card, string kind)
    {
        var shared = new Dictionary<long, int>();
        foreach (var tag in card.Tags)
        foreach (var id in _ids.GetValueOrDefault((kind, tag), NewestFirst).Take(MostTagged))
            shared[id] = shared.GetValueOrDefault(id) + 1;
        return shared
            .OrderByDescending(one => one.Value)
            .ThenByDescending(one => one.Key)
            .Select(one => new Thing(kind, one.Key))
            .Where(thing => thing != card.Thing);
    }
}
