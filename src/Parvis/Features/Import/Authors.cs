using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Import;

/// <summary>
/// The people named in one source, one person a name, reused from run to run. They are unclaimed: never proposed before
/// they say that it is them. Somebody who was erased here stays erased: the name then stands for nobody.
/// </summary>
internal sealed class Authors(string source, TimeProvider clock)
{
    private readonly string source = source + "/auteurs";
    private readonly Dictionary<string, long?> known = [];

    public async Task Load(AppDb db)
    {
        var named = source;
        var people = db.People;
        var rows = await db
            .Imported.AsNoTracking()
            .Where(row => row.Source == named)
            .Select(row => new
            {
                row.Key,
                Id = people
                    .Where(person => person.Id == row.ThingId)
                    .Select(person => (long?)person.Id)
                    .FirstOrDefault(),
            })
            .ToListAsync();
        foreach (var row in rows)
            known[row.Key] = row.Id;
    }

    /// <summary>Who stands behind these names; those not known yet are added in this act.</summary>
    public async Task<People> Of(AppDb db, IEnumerable<string?> names)
    {
        var fresh = new Dictionary<string, Person>();
        foreach (var name in names.Select(KeyOf).Where(name => name.Length > 0 && !Knows(name)))
        {
            if (fresh.ContainsKey(name))
                continue;
            var person = Person.Named(name, Now);
            person.Unclaimed = true;
            fresh[name] = person;
        }
        db.People.AddRange(fresh.Values);
        await db.SaveChangesAsync();
        foreach (var (name, person) in fresh)
        {
            db.Imported.Add(
                new Imported
                {
                    Source = source,
                    Key = name,
                    Kind = Person.Kind,
                    ThingId = person.Id,
                    Fingerprint = "",
                    At = Now,
                }
            );
        }
        return new People(this, fresh.ToDictionary(pair => pair.Key, pair => pair.Value.Id));
    }

    /// <summary>Keeps in mind the people of an act, once it is committed.</summary>
    public int Remember(People people)
    {
        foreach (var (name, id) in people.Fresh)
            known[name] = id;
        return people.Fresh.Count;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What stays of the name of somebody who was erased: enough to tell it when it comes again, and not to read it.</summary>
    internal static string KeyOnceErased(string key) => "efface:" + Token.Hash(key);

    private bool Knows(string name) => known.ContainsKey(name) || known.ContainsKey(KeyOnceErased(name));

    private static string KeyOf(string? name) => Words.Fit(name?.Trim() ?? "", Person.NameLength).Trim();

    /// <summary>The people of one act: those known before, and those that it added.</summary>
    internal sealed class People(Authors authors, Dictionary<string, long> fresh)
    {
        public IReadOnlyDictionary<string, long> Fresh => fresh;

        public long? this[string? name] =>
            KeyOf(name) is not { Length: > 0 } key ? null
            : fresh.TryGetValue(key, out var added) ? added
            : authors.known.GetValueOrDefault(key);
    }
}
