using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;

namespace Parvis.Features.SignIn;

/// <summary>Sessions that are over, and links and steps that are used or too old, go after thirty days.</summary>
public sealed record PurgeSignIns;

public sealed class SignInPurge(Acts acts, TimeProvider clock) : IJob<PurgeSignIns>
{
    private const int KeptDays = 30;

    public Task Do(PurgeSignIns job, CancellationToken cancellation) =>
        acts.Run(
            async db =>
            {
                var limit = clock.GetUtcNow().UtcDateTime.AddDays(-KeptDays);
                await db
                    .Sessions.Where(session => session.ExpiresAt < limit || session.EndedAt < limit)
                    .ExecuteDeleteAsync(CancellationToken.None);
                await db.SignInLinks.Where(link => link.ExpiresAt < limit).ExecuteDeleteAsync(CancellationToken.None);
                await db.SecondSteps.Where(step => step.ExpiresAt < limit).ExecuteDeleteAsync(CancellationToken.None);
                await db
                    .AddressClaims.Where(claim => claim.ExpiresAt < limit)
                    .ExecuteDeleteAsync(CancellationToken.None);
                await db
                    .SpentChallenges.Where(spent => spent.ExpiresAt < limit)
                    .ExecuteDeleteAsync(CancellationToken.None);
                await db
                    .SecondFactors.Where(factor => factor.ConfirmedAt == null && factor.CreatedAt < limit)
                    .ExecuteDeleteAsync(CancellationToken.None);
            },
            cancellation
        );
}
