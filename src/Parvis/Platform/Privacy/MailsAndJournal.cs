using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;

namespace Parvis.Platform.Privacy;

/// <summary>What was written to people, and what the journal says of them.</summary>
internal sealed class MailsAndJournal : IPersonalData
{
    public IReadOnlyList<Holding> Holdings { get; } = [Mails(), Entries()];

    public async Task Erase(AppDb act, Subject who, DateTime now)
    {
        // Those that wait go too: there is nobody left to write to.
        await To(act, who).ExecuteDeleteAsync();
        await About(act, who)
            .Where(entry => entry.Reason != null)
            .ExecuteUpdateAsync(entry => entry.SetProperty(row => row.Reason, (string?)null));
    }

    private static Holding Mails() =>
        new Holding(
            "courriels",
            "Courriels envoyés",
            "pouvoir dire ce qui est parti, et réessayer",
            "le texte 30 jours, l’envoi tant que la personne est inscrite",
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                To(db, who)
                    .OrderBy(mail => mail.Id)
                    .Select(mail => new
                    {
                        a = mail.To,
                        objet = mail.HeldAt == null ? mail.Subject : "",
                        ecrit = mail.CreatedAt,
                        parti = mail.SentAt,
                        texte = mail.IsSecret || mail.HeldAt != null ? "" : mail.Text,
                    }),
        }.Of<OutgoingMail>(nameof(OutgoingMail.PersonId), nameof(OutgoingMail.To), nameof(OutgoingMail.ToName));

    private static Holding Entries() =>
        new Holding(
            "journal",
            "Journal des actes de l’équipe",
            "pouvoir dire qui a fait quoi, et le défaire",
            "tant que le lieu en a besoin ; des numéros, jamais de noms",
            Fate.LosesTheName
        )
        {
            Rows = (db, who) =>
                db
                    .Journal.Where(entry => entry.PersonId == who.PersonId)
                    .Union(About(db, who))
                    .OrderBy(entry => entry.Id)
                    .Select(entry => new
                    {
                        le = entry.At,
                        acte = entry.Action,
                        chose = entry.Kind,
                        numero = entry.ThingId,
                        raison = entry.Reason,
                    }),
        }.Of<JournalEntry>(nameof(JournalEntry.PersonId));

    private static IQueryable<OutgoingMail> To(AppDb db, Subject who) =>
        db.OutgoingMails.Where(mail =>
            mail.PersonId == who.PersonId
            || (mail.PersonId == null && (who.Keys.Contains(mail.To) || who.Keys.Contains(mail.To.ToLower())))
        );

    private static IQueryable<JournalEntry> About(AppDb db, Subject who)
    {
        var accounts = db.Accounts.Where(account => account.PersonId == who.PersonId).Select(account => account.Id);
        return db.Journal.Where(entry =>
            (entry.Kind == Person.Kind && entry.ThingId == who.PersonId)
            || (entry.Kind == Account.Kind && accounts.Contains(entry.ThingId))
        );
    }
}
