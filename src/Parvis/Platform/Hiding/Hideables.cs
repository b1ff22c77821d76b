using System.Globalization;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;

namespace Parvis.Platform.Hiding;

/// <summary>
/// The texts of all features that may be hidden. To hide one and to put it back is in the journal with its reason; to do so twice
/// changes nothing.
/// </summary>
public sealed class Hideables(IEnumerable<IHideable> features)
{
    private readonly Dictionary<string, IHideable> byKind = features.ToDictionary(feature => feature.Kind);

    /// <summary>« question:12 » as a thing; null when it is the name of none.</summary>
    public Thing? Named(string? name)
    {
        var parts = (name ?? "").Split(':', 3);
        return
            parts.Length == 2
            && byKind.ContainsKey(parts[0])
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new Thing(parts[0], id)
            : null;
    }

    /// <summary>The text, whoever may read it; null when it is not there.</summary>
    public async Task<Written?> Find(AppDb db, Thing thing) => (await Describe(db, [thing])).GetValueOrDefault(thing);

    /// <summary>Those of these texts that are there, by one statement a kind.</summary>
    public async Task<IReadOnlyDictionary<Thing, Written>> Describe(AppDb db, IEnumerable<Thing> things)
    {
        var found = new Dictionary<Thing, Written>();
        foreach (var group in things.Distinct().GroupBy(thing => thing.Kind))
        {
            if (!byKind.TryGetValue(group.Key, out var feature))
                continue;
            foreach (var written in await feature.Describe(db, [.. group.Select(thing => thing.Id)]))
                found.Add(written.Thing, written);
        }
        return found;
    }

    /// <summary>Hides a text in this act; false when it was hidden or is not there.</summary>
    public async Task<bool> Hide(AppDb act, Thing thing, long? byId, string reason, DateTime at)
    {
        if (!byKind.TryGetValue(thing.Kind, out var feature))
            return false;
        if (await feature.Hide(act, thing.Id, at) is not { } former)
            return false;
        act.HiddenThings.Add(
            new Hidden
            {
                Kind = thing.Kind,
                ThingId = thing.Id,
                Former = former,
                At = at,
                ById = byId,
                Reason = reason,
            }
        );
        act.Record(at, byId, "hide", thing, reason);
        await act.SaveChangesAsync();
        return true;
    }

    /// <summary>Puts a hidden text back in this act; false when it was not hidden.</summary>
    public async Task<bool> Restore(AppDb act, Thing thing, long? byId, string reason, DateTime at)
    {
        await act.Hold(act.HiddenThings.Where(row => row.Kind == thing.Kind && row.ThingId == thing.Id), row => row.At);
        if (!byKind.TryGetValue(thing.Kind, out var feature) || await act.HiddenNow(thing) is not { } hidden)
            return false;
        await feature.Restore(act, thing.Id, hidden.Former, at);
        act.HiddenThings.Remove(hidden);
        act.Record(at, byId, "put-back", thing, reason);
        await act.SaveChangesAsync();
        return true;
    }
}
