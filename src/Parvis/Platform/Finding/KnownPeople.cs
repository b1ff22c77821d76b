using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Platform.Finding;

/// <summary>Who may be named to whom in "who knows": names, consent and absence of all people, followed in memory.</summary>
public sealed class KnownPeople(TimeProvider clock) : IFollowsChanges, ILoadsAtStart
{
    private sealed record Known(
        string Name,
        SeenBy SeenBy,
        bool Unclaimed,
        DateTime? AbsentFrom,
        DateTime? AbsentUntil,
        int? MostAsksAWeek
    );

    private readonly ConcurrentDictionary<long, Known> people = new();

    public string? NameOf(long personId) => people.TryGetValue(personId, out var known) ? known.Name : null;

    /// <summary>True when the person agreed to be named to this reader, is here, and did not say that nobody should ask.</summary>
    public bool MayBeNamed(long personId, Reader reader) =>
        people.TryGetValue(personId, out var known)
        && !known.Unclaimed
        && known.MostAsksAWeek != 0
        && !Person.IsAway(known.AbsentFrom, known.AbsentUntil, clock.GetUtcNow().UtcDateTime)
        && (known.SeenBy == SeenBy.Everyone || (known.SeenBy == SeenBy.Members && reader.Role >= Role.Member));

    public Task Load(AppDb db) => Read(db, db.People);

    public async Task Follow(AppDb db, IReadOnlyList<Change> changes)
    {
        var ids = changes
            .Where(change => change.Kind == Person.Kind)
            .Select(change => change.ThingId)
            .Distinct()
            .ToList();
        if (ids.Count == 0)
            return;
        foreach (var id in ids)
            people.TryRemove(id, out _);
        await Read(db, db.People.Where(person => ids.Contains(person.Id)));
    }

    private async Task Read(AppDb db, IQueryable<Person> which)
    {
        var rows = which.Select(person => new
        {
            person.Id,
            person.Name,
            person.SeenBy,
            person.Unclaimed,
            person.AbsentFrom,
            person.AbsentUntil,
            person.MostAsksAWeek,
        });
        await foreach (var row in rows.AsAsyncEnumerable())
            people[row.Id] = new Known(
                row.Name,
                row.SeenBy,
                row.Unclaimed,
                row.AbsentFrom,
                row.AbsentUntil,
                row.MostAsksAWeek
            );
    }
}
