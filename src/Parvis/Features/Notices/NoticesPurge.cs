using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;

namespace Parvis.Features.Notices;

/// <summary>A year after the decision, who reported and in which words goes; the count and the decision stay.</summary>
public sealed record PurgeNotices;

public sealed class NoticesPurge(Acts acts, TimeProvider clock) : IJob<PurgeNotices>
{
    private const int KeptMonths = 12;

    public Task Do(PurgeNotices job, CancellationToken cancellation) =>
        acts.Run(
            async db =>
            {
                var limit = clock.GetUtcNow().UtcDateTime.AddMonths(-KeptMonths);
                await db
                    .Notices.Where(notice => notice.SettledAt < limit)
                    .ExecuteUpdateAsync(
                        notice =>
                            notice
                                .SetProperty(row => row.Name, (string?)null)
                                .SetProperty(row => row.Email, (string?)null)
                                .SetProperty(row => row.PersonId, (long?)null)
                                .SetProperty(row => row.Text, ""),
                        CancellationToken.None
                    );
            },
            cancellation
        );
}
