using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Mail;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;

namespace Parvis.Platform.Mail;

/// <summary>Brings one mail on its way.</summary>
public sealed record SendMail(long MailId);

/// <summary>
/// Sends a mail: the attempt is committed first, then the call is made. A crash between the two leaves the attempt to be seen,
/// and the mail goes again under the same Message-ID.
/// </summary>
public sealed class Postman(Acts acts, ICourier courier, Composer composer, MailOptions options, TimeProvider clock)
    : IJob<SendMail>
{
    public async Task Do(SendMail job, CancellationToken cancellation)
    {
        var mail = await acts.Run(db => Begin(db, job.MailId), cancellation);
        if (mail is null)
            return;
        try
        {
            await courier.Deliver(MessageOf(mail), $"{mail.CreatedAt:yyyyMMdd-HHmmss}-{mail.Id}", cancellation);
        }
        catch (MailNotTakenException refusal)
        {
            await acts.Run(
                db => End(db, mail.Id, row => row.Fail(refusal.Message, refusal.ForGood, Now)),
                cancellation
            );
            if (refusal.ForGood)
                return;
            throw;
        }
        if (mail.ForgetAt is not null)
        {
            await acts.Run(
                db => db.OutgoingMails.Where(row => row.Id == mail.Id).ExecuteDeleteAsync(CancellationToken.None),
                CancellationToken.None
            );
            return;
        }
        var keepBody = !mail.IsSecret || options.ShowToEveryone;
        await acts.Run(db => End(db, mail.Id, row => row.Sent(Now, keepBody)), CancellationToken.None);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<OutgoingMail?> Begin(AppDb db, long id)
    {
        var mail = await db.OutgoingMails.SingleOrDefaultAsync(row =>
            row.Id == id && row.SentAt == null && row.FailedAt == null && row.HeldAt == null
        );
        mail?.Try(Now);
        return mail;
    }

    private static async Task End(AppDb db, long id, Action<OutgoingMail> how) =>
        how(await db.OutgoingMails.SingleAsync(row => row.Id == id));

    private MailMessage MessageOf(OutgoingMail mail) =>
        new()
        {
            From = composer.From,
            To = new Mailbox(mail.To, mail.ToName),
            Subject = mail.Subject,
            Date = new DateTimeOffset(mail.CreatedAt),
            MessageId = mail.MessageId,
            Text = mail.Text,
            Html = mail.Html,
        };
}
