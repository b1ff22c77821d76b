using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;

namespace Parvis.Features.Garden;

/// <summary>Doubts go a month after they were settled, with the address that somebody left for an answer.</summary>
public sealed record ForgetDoubts;

public sealed class DoubtBroom(Acts acts, TimeProvider clock) : IJob<ForgetDoubts>
{
    private const int KeptDays = 30;

    public Task Do(ForgetDoubts job, CancellationToken cancellation) =>
        acts.Run(
            act =>
            {
                var limit = clock.GetUtcNow().UtcDateTime.AddDays(-KeptDays);
                return act
                    .PageDoubts.Where(doubt => doubt.SettledAt < limit)
                    .ExecuteDeleteAsync(CancellationToken.None);
            },
            cancellation
        );
}
