using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;
using Parvis.Platform.Place;

namespace Parvis.Platform.People;

/// <summary>Letting people in, and giving them roles.</summary>
public static class Admission
{
    public const string RoleGiven = "give-role";
    public const string Admitted = "admit";

    /// <summary>
    /// The account of the person with this address and name, made if there is none. Where the address has an account already and
    /// no name is given, or the same, it is that one: doing it twice changes nothing.
    /// </summary>
    public static async Task<Account> Admit(
        this AppDb db,
        string name,
        string email,
        Role role,
        long? byPersonId,
        DateTime now
    )
    {
        var key = Address.KeyOf(email);
        var sameName = Person.Named(name, now).SortKey;
        var known = await db
            .Accounts.Include(account => account.Person)
                .ThenInclude(person => person!.Addresses)
            .WithAddress(key)
            .FirstOrDefaultAsync(account => account.Person!.SortKey == sameName);
        if (known is not null)
            return known;
        var person = await PersonWithoutAccount(db, key, sameName) ?? Person.Named(name, now);
        if (person.Id == 0)
        {
            person.Addresses.Add(Address.Of(email));
            db.People.Add(person);
            await db.SaveChangesAsync();
        }
        var account = new Account
        {
            PersonId = person.Id,
            Person = person,
            Role = role,
            CreatedAt = now,
        };
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        db.Record(now, byPersonId, Admitted, account.Changes);
        return account;
    }

    /// <summary>
    /// Gives a role and writes it in the journal; false, and nothing done, when the place would be left without a steward.
    /// </summary>
    public static async Task<bool> GiveRole(
        this AppDb db,
        Account account,
        Role role,
        long? byPersonId,
        string? reason,
        DateTime now
    )
    {
        if (account.Role == role)
            return true;
        if (await db.IsLastSteward(account))
            return false;
        account.Role = role;
        db.Record(now, byPersonId, RoleGiven, account.Changes, reason);
        return true;
    }

    /// <summary>Whether the place would be left without a steward if this account were not one.</summary>
    public static async Task<bool> IsLastSteward(this AppDb act, Account account) =>
        account is { Role: Role.Steward, ClosedAt: null } && !await AnotherSteward(act, account.Id);

    private static Task<Person?> PersonWithoutAccount(AppDb db, string key, string sortKey)
    {
        var accounts = db.Accounts;
        return db
            .People.Include(person => person.Addresses)
            .Where(person => person.Addresses.Any(address => address.Key == key) && person.SortKey == sortKey)
            .FirstOrDefaultAsync(person => !accounts.Any(account => account.PersonId == person.Id));
    }

    // Two stewards who take the role from each other at once wait here for one another.
    private static async Task<bool> AnotherSteward(AppDb db, long accountId)
    {
        await db.Places.ExecuteUpdateAsync(place => place.SetProperty(row => row.Version, row => row.Version));
        return await db.Accounts.Open().AnyAsync(other => other.Role == Role.Steward && other.Id != accountId);
    }
}
