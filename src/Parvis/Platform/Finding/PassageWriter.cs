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

    /// <summary>Writes everything anew, as after a change of how text becomes passages. Returns how many things there were.</summary>
    public async Task Rewrite(AppDb db, IFindable feature, IReadOnlyCollection<long> ids)
    {
        var kind = feature.Kind;
        await db.Passages.Where(row => row.Kind == kind && ids.Contains(row.ThingId)).ExecuteDeleteAsync();
        await db.Evidence.Where(row => row.Kind == kind && ids.Contains(row.ThingId)).ExecuteDeleteAsync();
        foreach (var thing in await feature.Describe(db, ids))
        {
            db.Passages.AddRange(thing.Passages.Select((passage, ordinal) => PassageOf(kind, thing, passage, ordinal)));
            db.Evidence.AddRange(thing.Evidence.Select(proof => EvidenceOf(kind, thing.Id, proof)));
        }
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
