using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Journal;
using Parvis.Platform.People;

namespace Parvis.Platform.Privacy;

/// <summary>Takes a person out of the place: knowledge stays, the name goes.</summary>
public sealed class Erasing(IEnumerable<IPersonalData> parts, TimeProvider clock)
{
    public const string Erased = "erase-person";

    /// <summary>
    /// Erases a person in this act. False, and nothing done, when the place would be left without a steward. Somebody who is not
    /// there is erased already.
    /// </summary>
    public async Task<bool> Erase(AppDb act, long personId)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = await act.People.AsNoTracking().SingleOrDefaultAsync(one => one.Id == personId);
        if (person is null)
            return true;
        var account = await act.Accounts.AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == personId);
        if (account is not null && await act.IsLastSteward(account))
            return false;
        await Forget(act, person, account, now);
        act.Record(now, null, Erased, person.Changes);
        act.Enqueue(new KeepErasures(), now);
        return true;
    }

    /// <summary>The same where a backup brought somebody back who was erased: nobody is asked, and nothing is said of it twice.</summary>
    public async Task Repeat(AppDb act, ErasedPerson erased)
    {
        var person = await act.People.AsNoTracking().SingleOrDefaultAsync(one => one.Id == erased.PersonId);
        if (person is null || !erased.Is(person.Id, person.CreatedAt))
            return;
        var account = await act.Accounts.AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == person.Id);
        await Forget(act, person, account, erased.ErasedAt);
    }

    public static async Task<Subject> SubjectOf(AppDb db, long personId)
    {
        var all = db.Addresses;
        var keys = await all.Where(address => address.PersonId == personId)
            .Select(address => address.Key)
            .Where(key => !all.Any(other => other.Key == key && other.PersonId != personId))
            .ToListAsync();
        return new Subject(personId, keys);
    }

    private async Task Forget(AppDb act, Person person, Account? account, DateTime now)
    {
        var who = await SubjectOf(act, person.Id);
        foreach (var part in parts)
            await part.Erase(act, who, now);
        if (account is not null)
            act.Touch(account.Changes);
        act.Touch(person.Changes);
        // Its addresses, account, sessions, links and places in spaces and organisations go with it.
        await act.People.Where(one => one.Id == person.Id).ExecuteDeleteAsync();
        if (!await act.ErasedPeople.AnyAsync(one => one.PersonId == person.Id))
            act.ErasedPeople.Add(
                new ErasedPerson
                {
                    PersonId = person.Id,
                    KnownAt = person.CreatedAt,
                    ErasedAt = now,
                }
            );
    }
}

/// <summary>Writes down outside the database who was erased.</summary>
public sealed record KeepErasures;

public sealed class ErasureKeeper(AppDb db, ErasureList list) : IJob<KeepErasures>
{
    public async Task Do(KeepErasures job, CancellationToken cancellation) =>
        list.Add(await db.ErasedPeople.AsNoTracking().ToListAsync(cancellation));
}

/// <summary>
/// At the start, erases again whoever came back with a restored database: told by the list that lies outside it, however the
/// database came back.
/// </summary>
public sealed class ErasuresAgain(IDbContextFactory<AppDb> contexts, Acts acts, Erasing erasing, ErasureList list)
{
    /// <summary>How many people were erased again.</summary>
    public async Task<int> Replay(CancellationToken cancellation)
    {
        var erased = list.Read();
        if (erased.Count == 0)
            return 0;
        var back = await ThoseWhoAreBack(erased, cancellation);
        foreach (var one in back)
            await acts.Run(act => erasing.Repeat(act, one), cancellation);
        return back.Count;
    }

    private async Task<List<ErasedPerson>> ThoseWhoAreBack(
        IReadOnlyList<ErasedPerson> erased,
        CancellationToken cancellation
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var ids = erased.Select(one => one.PersonId).ToList();
        var there = await db
            .People.Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.CreatedAt, cancellation);
        return
        [
            .. erased
                .Where(one => there.TryGetValue(one.PersonId, out var known) && one.Is(one.PersonId, known))
                .DistinctBy(one => one.PersonId),
        ];
    }
}
