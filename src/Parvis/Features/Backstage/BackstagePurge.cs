using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;

namespace Parvis.Features.Backstage;

/// <summary>Done jobs, old ticks and old changes go after thirty days, and the bodies of sent mails; their rows stay.</summary>
public sealed record PurgeBackstage;

public sealed class BackstagePurge(Acts acts, TimeProvider clock) : IJob<PurgeBackstage>
{
    private const int KeptDays = 30;

    public Task Do(PurgeBackstage job, CancellationToken cancellation) =>
        acts.Run(
            async db =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var limit = now.AddDays(-KeptDays);
                await db.OutgoingMails.Where(mail => mail.ForgetAt < now).ExecuteDeleteAsync(CancellationToken.None);
                await db.Jobs.Where(row => row.DoneAt < limit).ExecuteDeleteAsync(CancellationToken.None);
                await db.ScheduleTicks.Where(tick => tick.DueAt < limit).ExecuteDeleteAsync(CancellationToken.None);
                await db.Changes.Where(change => change.At < limit).ExecuteDeleteAsync(CancellationToken.None);
                await db
                    .OutgoingMails.Where(mail => mail.SentAt < limit && mail.Text != "")
                    .ExecuteUpdateAsync(
                        mail => mail.SetProperty(row => row.Text, "").SetProperty(row => row.Html, ""),
                        CancellationToken.None
                    );
            },
            cancellation
        );
}
