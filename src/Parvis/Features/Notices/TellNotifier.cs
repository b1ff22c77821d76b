using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.Place;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Notices;

/// <summary>Whoever reported something learns how it stands: that the notice came, later what was decided.</summary>
public sealed record TellNotifier(long NoticeId);

public sealed class NotifierTeller(
    AppDb read,
    Acts acts,
    Composer composer,
    CurrentPlace place,
    SiteAddress site,
    Receipts receipts,
    TimeProvider clock
) : IJob<TellNotifier>
{
    public async Task Do(TellNotifier job, CancellationToken cancellation)
    {
        var notice = await read.Notices.AsNoTracking().FirstOrDefaultAsync(one => one.Id == job.NoticeId, cancellation);
        if (notice is not { Email: { } email, ToldAt: null })
            return;
        var texts = Texts.For(notice.Tongue, place.Card?.Formality ?? Formality.Vous);
        var mail = await composer.Compose(MailOf(notice, email, texts), texts);
        await acts.Run(act => Send(act, notice, mail), cancellation);
    }

    private Mail MailOf(Notice notice, string email, Texts texts)
    {
        var link = site.Root + texts.Base + receipts.PathOf(notice.Id);
        var at = Dates.Exact(Instant.FromDateTimeUtc(notice.At).InZone(place.Zone).LocalDateTime, texts.Tongue);
        return notice.Outcome is { } outcome
            ? new NoticeSettledMail(email, notice.PersonId, notice.Id, outcome, notice.Decision, link)
            : new NoticeReceivedMail(email, notice.PersonId, notice.Id, at, link);
    }

    // Another decision may have come since: then it has a job of its own.
    private async Task Send(AppDb act, Notice told, ComposedMail mail)
    {
        await act.Hold(act.Notices.Where(one => one.Id == told.Id), one => one.At);
        var notice = await act.Notices.SingleAsync(one => one.Id == told.Id);
        if (notice.ToldAt is not null || notice.SettledAt != told.SettledAt)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        notice.ToldAt = now;
        await act.Send(mail, now);
    }
}

/// <summary>The notice came: its number, its day, where to see it again. No word that was typed, for anybody may type an address.</summary>
public sealed record NoticeReceivedMail(string To, long? PersonId, long Number, string On, string Link)
    : Mail(To, "", PersonId)
{
    public override string Kind => "notice-received";
    public override Type Body => typeof(NoticeReceivedBody);

    public override string Subject(Texts texts, string place) =>
        texts.Format("{0} : le signalement n° {1} est bien arrivé", place, Number);
}

/// <summary>What was decided about a notice, and why.</summary>
public sealed record NoticeSettledMail(
    string To,
    long? PersonId,
    long Number,
    Outcome Outcome,
    string Decision,
    string Link
) : Mail(To, "", PersonId)
{
    public override string Kind => "notice-settled";
    public override Type Body => typeof(NoticeSettledBody);

    public override string Subject(Texts texts, string place) =>
        texts.Format("{0} : ce qui est décidé du signalement n° {1}", place, Number);
}
