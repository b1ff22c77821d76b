using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Pictures;

namespace Parvis.Features.Writing;

/// <summary>Pictures that no text carries go after a week; their files go with them.</summary>
public sealed record DropPictures;

public sealed class PictureBroom(Acts acts, AppDb db, PictureFolder folder, TimeProvider clock) : IJob<DropPictures>
{
    private const int KeptDays = 7;

    // A file is written before its row.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    public async Task Do(DropPictures job, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var limit = now.AddDays(-KeptDays);
        await acts.Run(
            act =>
                act.Pictures.Where(picture => picture.At < limit)
                    .Where(picture => !act.Set<PictureUse>().Any(use => use.Hash == picture.Hash))
                    .ExecuteDeleteAsync(CancellationToken.None),
            cancellation
        );
        var kept = await db.Pictures.Select(picture => picture.Hash).ToHashSetAsync(cancellation);
        foreach (var hash in folder.OlderThan(now - Fresh).Where(hash => !kept.Contains(hash)))
            folder.Drop(hash);
    }
}
