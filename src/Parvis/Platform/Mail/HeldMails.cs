using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;

namespace Parvis.Platform.Mail;

/// <summary>Mails that carry the words of hidden things: they wait, and nobody reads them in the list of mails.</summary>
public static class HeldMails
{
    public static Task HoldMails(this AppDb act, IEnumerable<Thing> things, DateTime at) =>
        act.Carrying(things)
            .Where(mail => mail.HeldAt == null)
            .ExecuteUpdateAsync(mail => mail.SetProperty(row => row.HeldAt, at));

    /// <summary>What had not left goes on its way.</summary>
    public static async Task ReleaseMails(this AppDb act, IEnumerable<Thing> things, DateTime at)
    {
        var held = act.Carrying(things).Where(mail => mail.HeldAt != null);
        var waiting = await held.Where(mail => mail.SentAt == null && mail.FailedAt == null)
            .Select(mail => mail.Id)
            .ToListAsync();
        await held.ExecuteUpdateAsync(mail => mail.SetProperty(row => row.HeldAt, (DateTime?)null));
        foreach (var id in waiting)
            act.Enqueue(new SendMail(id), at);
    }

    private static IQueryable<OutgoingMail> Carrying(this AppDb act, IEnumerable<Thing> things)
    {
        var names = things.Select(thing => thing.ToString()).ToList();
        return act.OutgoingMails.Where(mail => mail.Carries != null && names.Contains(mail.Carries));
    }
}
