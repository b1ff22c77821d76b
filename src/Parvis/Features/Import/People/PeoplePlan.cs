using Microsoft.EntityFrameworkCore;
using Parvis.Formats.People;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.Import.People;

/// <summary>What a line will do.</summary>
internal enum Outcome
{
    /// <summary>Somebody whom the place does not know.</summary>
    New,

    /// <summary>The same, with an address that somebody else has too.</summary>
    NewSharing,

    /// <summary>Somebody known gets an account.</summary>
    Completed,

    /// <summary>Somebody known; nothing changes.</summary>
    Known,

    /// <summary>An earlier line of the file is the same person.</summary>
    Duplicate,
    LeftOut,
}

/// <summary>A line, and what it will do.</summary>
/// <param name="With">Who has the same address.</param>
/// <param name="SameAs">The earlier line of the same person.</param>
/// <param name="PersonId">Who it is, where the place knows them.</param>
internal sealed record PlannedLine(PersonLine Line, Outcome Outcome, string? With, int? SameAs, long? PersonId);

/// <summary>
/// What will happen to each line of a list, by what the place knows now. Who has the same address and the same words in their name
/// is the same person; another name at an address is somebody who shares it.
/// </summary>
internal static class PeoplePlan
{
    private const int AtOnce = 1_000;

    private sealed record Acquaintance(long Id, string Name, string Key, string SortKey, bool HasAccount);

    /// <summary>For each line the first one of the same person above it, by their numbers.</summary>
    public static IReadOnlyDictionary<int, PersonLine> Twins(IEnumerable<PersonLine> lines)
    {
        var twins = new Dictionary<int, PersonLine>();
        var byAddress = new Dictionary<string, List<PersonLine>>();
        var byName = new Dictionary<string, PersonLine>();
        foreach (var line in lines.Where(line => line.Fault is null))
        {
            var name = SortKey.Of(Folding.Fold(line.Name));
            var there = line.Email is { } email ? Room(byAddress, Address.KeyOf(email)) : [];
            var twin = line.Email is null
                ? byName.GetValueOrDefault(name)
                : there.Find(one => Same(one.Name, line.Name));
            if (twin is not null)
                twins.Add(line.Line, twin);
            else
                there.Add(line);
            byName.TryAdd(name, line);
        }
        return twins;
    }

    public static async Task<IReadOnlyList<PlannedLine>> Make(
        AppDb db,
        IReadOnlyList<PersonLine> lines,
        IReadOnlyDictionary<int, PersonLine> twins,
        PeopleChoices choices
    )
    {
        var known = await KnownAmong(db, lines);
        var byKey = known.Where(one => one.Key.Length > 0).ToLookup(one => one.Key);
        var byName = known.ToLookup(one => one.SortKey);
        var first = new Dictionary<string, PersonLine>();
        return
        [
            .. lines.Select(line =>
            {
                var key = line.Email is { } email ? Address.KeyOf(email) : "";
                var planned = Plan(line, twins, byKey[key], byName[SortKey.Of(line.Name)], first, choices);
                if (planned.Outcome is Outcome.New && key.Length > 0)
                    first.TryAdd(key, line);
                return planned;
            }),
        ];
    }

    private static PlannedLine Plan(
        PersonLine line,
        IReadOnlyDictionary<int, PersonLine> twins,
        IEnumerable<Acquaintance> atAddress,
        IEnumerable<Acquaintance> ofName,
        Dictionary<string, PersonLine> first,
        PeopleChoices choices
    )
    {
        if (line.Fault is not null)
            return new PlannedLine(line, Outcome.LeftOut, null, null, null);
        if (twins.TryGetValue(line.Line, out var twin))
            return new PlannedLine(line, Outcome.Duplicate, null, twin.Line, null);
        var there = atAddress.ToList();
        var same = line.Email is null
            ? ofName.FirstOrDefault()
            : there.Find(one => one.SortKey == SortKey.Of(line.Name)) ?? there.Find(one => Same(one.Name, line.Name));
        if (same is not null)
        {
            var gains = choices.GivesAccounts && line.Email is not null && !same.HasAccount;
            return new PlannedLine(line, gains ? Outcome.Completed : Outcome.Known, null, null, same.Id);
        }
        var other =
            there.FirstOrDefault()?.Name
            ?? (line.Email is { } email ? first.GetValueOrDefault(Address.KeyOf(email))?.Name : null);
        return new PlannedLine(line, other is null ? Outcome.New : Outcome.NewSharing, other, null, null);
    }

    /// <summary>Whether two names at one address are one person's: « Léa » and « MARTIN Léa » are.</summary>
    private static bool Same(string one, string other)
    {
        var (words, others) = (WordsOf(one), WordsOf(other));
        if (words.Count == 0 || others.Count == 0)
            return one == other;
        return words.IsSubsetOf(others) || others.IsSubsetOf(words);
    }

    private static HashSet<string> WordsOf(string name) =>
        [
            .. string.Concat(Folding.Fold(name).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];

    private static async Task<List<Acquaintance>> KnownAmong(AppDb db, IReadOnlyList<PersonLine> lines)
    {
        var sound = lines.Where(line => line.Fault is null).ToList();
        var keys = sound.Select(line => line.Email).OfType<string>().Select(Address.KeyOf).Distinct();
        var names = sound.Where(line => line.Email is null).Select(line => SortKey.Of(line.Name)).Distinct();
        var known = new List<Acquaintance>();
        foreach (var some in keys.Chunk(AtOnce))
            known.AddRange(await AtAddresses(db, some).ToListAsync());
        foreach (var some in names.Chunk(AtOnce))
            known.AddRange(await OfNames(db, some).ToListAsync());
        return known;
    }

    private static IQueryable<Acquaintance> AtAddresses(AppDb db, string[] keys) =>
        from address in db.Addresses.Where(address => keys.Contains(address.Key))
        join person in db.People.Where(person => !person.Unclaimed) on address.PersonId equals person.Id
        orderby person.Id
        select new Acquaintance(
            person.Id,
            person.Name,
            address.Key,
            person.SortKey,
            db.Set<Account>().Any(account => account.PersonId == person.Id)
        );

    private static IQueryable<Acquaintance> OfNames(AppDb db, string[] names) =>
        db
            .People.Where(person => names.Contains(person.SortKey) && !person.Unclaimed)
            .OrderBy(person => person.Id)
            .Select(person => new Acquaintance(
                person.Id,
                person.Name,
                "",
                person.SortKey,
                db.Set<Account>().Any(account => account.PersonId == person.Id)
            ));

    private static List<PersonLine> Room(Dictionary<string, List<PersonLine>> byAddress, string key)
    {
        if (!byAddress.TryGetValue(key, out var room))
            byAddress[key] = room = [];
        return room;
    }
}
