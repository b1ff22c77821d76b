using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Text;

namespace Parvis.Platform.Pictures;

/// <summary>Which thing carries which picture, written anew in the act that changes the thing: its circle is theirs.</summary>
internal sealed class FollowPictures(IEnumerable<ICarriesPictures> carriers) : IBeforeCommit
{
    public async Task Follow(AppDb db, IReadOnlyCollection<Thing> touched)
    {
        foreach (var carrier in carriers)
        {
            var ids = touched.Where(thing => thing.Kind == carrier.Kind).Select(thing => thing.Id).ToArray();
            if (ids.Length > 0)
                await Follow(db, carrier, ids);
        }
    }

    private static async Task Follow(AppDb db, ICarriesPictures carrier, long[] ids)
    {
        var kind = carrier.Kind;
        var wanted = (await carrier.TextsOf(db, ids))
            .SelectMany(text => OwnPictures.In(text.Text).Select(hash => (hash, text.ThingId, text.Scope)))
            .ToHashSet();
        var there = await db.PictureUses.Where(use => use.Kind == kind && ids.Contains(use.ThingId)).ToListAsync();
        foreach (var use in there)
        {
            if (!wanted.Remove((use.Hash, use.ThingId, use.Scope)))
                db.PictureUses.Remove(use);
        }
        foreach (var (hash, thing, scope) in wanted)
        {
            db.PictureUses.Add(
                new PictureUse
                {
                    Hash = hash,
                    Kind = kind,
                    ThingId = thing,
                    Scope = scope,
                }
            );
        }
    }
}
