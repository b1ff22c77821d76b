using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.Questions.Following;

/// <summary>Where a person is written to.</summary>
public sealed record Mailbox(string Email, string Name);

public static class Mailboxes
{
    extension(AppDb db)
    {
        /// <summary>The main address of a person among those confirmed; null when there is none.</summary>
        public Task<Mailbox?> MailboxOf(long personId, CancellationToken cancellation) =>
            (
                from person in db.Set<Person>().Where(one => one.Id == personId)
                from address in person.Addresses.Where(one => one.ConfirmedAt != null)
                orderby address.MainAt == null, address.MainAt descending, address.Id
                select new Mailbox(address.Email, person.Name)
            ).FirstOrDefaultAsync(cancellation);
    }
}
