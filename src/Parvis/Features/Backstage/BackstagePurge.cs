using Microsoft.EntityFrameworkCore;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;

namespace Parvis.Features.Backstage;

/// <summary>
/// Jobs that are over, old ticks and old changes go after thirty days, and what mails said, whether they left or not; that one went to
/// somebody we know stays.
/// </summary>
public sealed record PurgeBackstage;

public sealed class BackstagePurge(Acts acts, DataFolder folder, TimeProvider clock) : IJob<PurgeBackstage>
{
    private const int KeptDays = 30;

    public async Task Do(PurgeBackstage job, CancellationToken cancellation)
    {
        await acts.Run(
            async db =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var limit = now.AddDays(-KeptDays);
                await db.OutgoingMails.Where(mail => mail.ForgetAt < now).ExecuteDeleteAsync(CancellationToken.None);
                await db
                    .OutgoingMails.Where(mail => mail.CreatedAt < limit && mail.PersonId == null)
                    .ExecuteDeleteAsync(CancellationToken.None);
                await db
                    .Jobs.Where(row => row.DoneAt < limit || row.FailedAt < limit)
                    .ExecuteDeleteAsync(CancellationToken.None);
                await db.ScheduleTicks.Where(tick => tick.DueAt < limit).ExecuteDeleteAsync(CancellationToken.None);
                await db.Changes.Where(change => change.At < limit).ExecuteDeleteAsync(CancellationToken.None);
                await db
                    .OutgoingMails.Where(mail => mail.CreatedAt < limit && mail.Text != "")
                    .ExecuteUpdateAsync(
                        mail => mail.SetProperty(row => row.Text, "").SetProperty(row => row.Html, ""),
                        CancellationToken.None
                    );
            },
            cancellation
        );
        DropFiles(clock.GetUtcNow().UtcDateTime.AddDays(-KeptDays));
    }

    // Where no mail server is configured, mails are files.
    private void DropFiles(DateTime limit)
    {
        if (!Directory.Exists(folder.Mails))
            return;
        foreach (var file in Directory.EnumerateFiles(folder.Mails, "*.eml"))
        {
            if (File.GetLastWriteTimeUtc(file) < limit)
                File.Delete(file);
        }
    }
}
