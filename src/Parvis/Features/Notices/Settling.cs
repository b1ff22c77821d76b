using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.Jobs;
using Parvis.Platform.Journal;
using Parvis.Platform.People;

namespace Parvis.Features.Notices;

/// <summary>What staff does about a notice. Each act can be undone by another one.</summary>
public enum Act
{
    Hide,
    Restore,
    Dismiss,
    Reopen,
}

/// <summary>
/// Carries out a decision: the text goes or comes back, every notice about it is settled, whoever reported and whoever wrote is
/// told. To decide the same twice changes nothing.
/// </summary>
public sealed class Settling(Hideables hideables, Reader reader, TimeProvider clock)
{
    /// <summary>False when there is no such notice, or no longer a text to decide about.</summary>
    public async Task<bool> Do(AppDb act, Act what, long noticeId, string why)
    {
        if (await act.Notices.AsNoTracking().FirstOrDefaultAsync(one => one.Id == noticeId) is not { } found)
            return false;
        await act.Hold(act.Notices.About(found.Reported), one => one.At);
        var notices = await act.Notices.About(found.Reported).ToListAsync();
        var notice = notices.Single(one => one.Id == noticeId);
        return what switch
        {
            Act.Hide => await Hide(act, notice, notices, why),
            Act.Restore => await Restore(act, notice, notices, why),
            Act.Dismiss => Dismiss(act, notice, why),
            Act.Reopen => await Reopen(act, notice, why),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<bool> Hide(AppDb act, Notice notice, List<Notice> notices, string why)
    {
        if (await hideables.Hide(act, notice.Reported, reader.PersonId, why, Now))
            act.Enqueue(new TellAuthor(notice.Kind, notice.ThingId), Now);
        else if (await act.HiddenNow(notice.Reported) is null)
            return false;
        foreach (var one in notices.Where(one => one.IsOpen || one == notice))
            Settle(act, one, Outcome.Hidden, why);
        return true;
    }

    private async Task<bool> Restore(AppDb act, Notice notice, List<Notice> notices, string why)
    {
        if (!await hideables.Restore(act, notice.Reported, reader.PersonId, why, Now))
            return true;
        foreach (var one in notices.Where(one => one.Outcome == Outcome.Hidden || one == notice))
            Settle(act, one, Outcome.Restored, why);
        return true;
    }

    private bool Dismiss(AppDb act, Notice notice, string why)
    {
        if (notice.IsOpen && Settle(act, notice, Outcome.Dismissed, why))
            act.Record(Now, reader.PersonId, "dismiss-notice", new Thing(Notice.ThingKind, notice.Id), why);
        return true;
    }

    private async Task<bool> Reopen(AppDb act, Notice notice, string why)
    {
        if (notice.IsOpen || await act.HiddenNow(notice.Reported) is not null)
            return true;
        notice.Reopen();
        act.Record(Now, reader.PersonId, "reopen-notice", new Thing(Notice.ThingKind, notice.Id), why);
        return true;
    }

    private bool Settle(AppDb act, Notice notice, Outcome outcome, string why)
    {
        if (!notice.Settle(outcome, reader.PersonId, why, Now))
            return false;
        if (notice.Email is not null)
            act.Enqueue(new TellNotifier(notice.Id), Now);
        return true;
    }
}
