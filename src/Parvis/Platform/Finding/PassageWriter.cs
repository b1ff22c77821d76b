using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>Keeps the stored passages and evidence of things as they are, in the act that changes the things.</summary>
public sealed class PassageWriter(IEnumerable<IFindable> features) : IBeforeCommit
{
    private readonly Dictionary<string, IFindable> features = features.ToDictionary(feature => feature.Kind);

    public async Task Follow(AppDb db, IReadOnlyCollection<Thing> touched)
    {
        foreach (var group in touched.GroupBy(thing => thing.Kind))
        {
            if (features.TryGetValue(group.Key, out var feature))
                await Rewrite(db, feature, [.. group.Select(thing => thing.Id)]);
        }
    }

    // What says the same stays, under its number: a question of which one answer is new has one new passage.
    private static async Task Rewrite(AppDb db, IFindable feature, IReadOnlyCollection<long> ids)
    {
        var kind = feature.Kind;
        var things = await feature.Describe(db, ids);
        Exchange(
            db.Passages,
            await db.Passages.AsNoTracking().Where(row => row.Kind == kind && ids.Contains(row.ThingId)).ToListAsync(),
            things.SelectMany(thing =>
                thing.Passages.Select((passage, ordinal) => PassageOf(kind, thing, passage, ordinal))
            ),
            row => row with { Id = 0 }
        );
        Exchange(
            db.Evidence,
            await db.Evidence.AsNoTracking().Where(row => row.Kind == kind && ids.Contains(row.ThingId)).ToListAsync(),
            things.SelectMany(thing => thing.Evidence.Select(proof => EvidenceOf(kind, thing.Id, proof))),
            row => row with { Id = 0 }
        );
    }

    private static void Exchange<T>(DbSet<T> rows, List<T> there, IEnumerable<T> wanted, Func<T, T> withoutNumber)
        where T : class
    {
        var left = there.GroupBy(withoutNumber).ToDictionary(same => same.Key, same => new Queue<T>(same));
        foreach (var row in wanted)
        {
            if (!left.TryGetValue(row, out var same) || !same.TryDequeue(out _))
                rows.Add(row);
        }
        rows.RemoveRange(left.Values.SelectMany(same => same));
    }

    private static StoredPassage PassageOf(string kind, Description thing, DescribedPassage passage, int ordinal) =>
        new()
        {
            Kind = kind,
            ThingId = thing.Id,
            Ordinal = ordinal,
            Title = thing.Title,
            Heading = passage.Heading,
            Url = thing.Url,
            Anchor = passage.Anchor,
            Body = passage.Body,
            Tags = string.Join('\n', thing.Tags),
            Scope = thing.Scope,
            Tongue = thing.Tongue,
            Stage = thing.Stage,
            CaredOn = thing.CaredOn,
            At = passage.At,
            Accepted = passage.Accepted,
        };

    private static StoredEvidence EvidenceOf(string kind, long id, DescribedProof proof) =>
        new()
        {
            Kind = kind,
            ThingId = id,
            Ordinal = proof.Ordinal,
            PersonId = proof.PersonId,
            Act = (int)proof.Act,
            At = proof.At,
            Weight = proof.Weight,
        };
}
