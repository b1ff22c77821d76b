using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;

namespace Parvis.Platform.People;

/// <summary>What became of the wish to change one's addresses.</summary>
public enum AddressOutcome
{
    Done,

    /// <summary>There is nothing of the kind, or no longer.</summary>
    Gone,

    /// <summary>The address belongs to somebody else.</summary>
    Taken,

    /// <summary>Nobody has confirmed it yet.</summary>
    Unconfirmed,

    /// <summary>Without it the account would have no confirmed address.</summary>
    Last,
}

/// <summary>Changing the addresses of an account. Two changes of one person wait for each other.</summary>
public static class OwnAddresses
{
    public const string Added = "add-address";
    public const string Removed = "remove-address";
    public const string MainChanged = "change-main-address";

    /// <summary>Uses the link of a mail up: from now on the address is one of the account's.</summary>
    public static async Task<AddressOutcome> Confirm(this AppDb act, string token, DateTime now)
    {
        var claim = await act.AddressClaims.Include(one => one.Account).Behind(token, now).SingleOrDefaultAsync();
        if (claim is null)
            return AddressOutcome.Gone;
        await act.Hold(act.AddressClaims.Where(one => one.Id == claim.Id), one => one.Key);
        await act.Entry(claim).ReloadAsync();
        if (claim.UsedAt is not null)
            return AddressOutcome.Gone;
        var personId = claim.Account!.PersonId;
        claim.UsedAt = now;
        if (await act.IsSomebodyElses(claim.Key, personId))
            return AddressOutcome.Taken;
        var address = await act.Addresses.SingleOrDefaultAsync(one => one.PersonId == personId && one.Key == claim.Key);
        if (address is null)
            act.Addresses.Add(
                new Address
                {
                    PersonId = personId,
                    Email = claim.Email,
                    Key = claim.Key,
                    ConfirmedAt = now,
                }
            );
        else
            address.ConfirmedAt ??= now;
        act.Record(now, personId, Added, claim.Account.Changes);
        return AddressOutcome.Done;
    }

    /// <summary>Makes a confirmed address the main one, and tells the one that was.</summary>
    public static async Task<AddressOutcome> MakeMain(this AppDb act, Reader reader, long addressId, DateTime now)
    {
        var addresses = await HeldOf(act, reader);
        if (addresses.Find(one => one.Id == addressId) is not { } address)
            return AddressOutcome.Gone;
        if (address.ConfirmedAt is null)
            return AddressOutcome.Unconfirmed;
        if (address == addresses[0])
            return AddressOutcome.Done;
        address.MainAt = now;
        act.Record(now, reader.PersonId, MainChanged, new Thing(Account.Kind, reader.AccountId!.Value));
        act.Tell(reader.AccountId.Value, AccountNews.MainAddressMoved, now, addresses[0].Email);
        return AddressOutcome.Done;
    }

    /// <summary>Removes an address, and the links that were sent to it; a confirmed one always stays.</summary>
    public static async Task<AddressOutcome> Remove(this AppDb act, Reader reader, long addressId, DateTime now)
    {
        var addresses = await HeldOf(act, reader);
        if (addresses.Find(one => one.Id == addressId) is not { } address)
            return AddressOutcome.Gone;
        if (!addresses.Exists(other => other != address && other.ConfirmedAt is not null))
            return AddressOutcome.Last;
        act.Addresses.Remove(address);
        await act
            .SignInLinks.Where(link => link.AddressId == addressId && link.UsedAt == null)
            .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, now));
        act.Record(now, reader.PersonId, Removed, new Thing(Account.Kind, reader.AccountId!.Value));
        if (address.ConfirmedAt is not null)
            act.Tell(reader.AccountId.Value, AccountNews.AddressRemoved, now, address.Email);
        return AddressOutcome.Done;
    }

    public static Task<bool> IsSomebodyElses(this AppDb db, string key, long personId) =>
        db.Addresses.AnyAsync(address => address.Key == key && address.PersonId != personId);

    private static async Task<List<Address>> HeldOf(AppDb act, Reader reader)
    {
        await act.Hold(act.People.Where(person => person.Id == reader.PersonId), person => person.Name);
        return await act.Addresses.Where(address => address.PersonId == reader.PersonId).MainFirst().ToListAsync();
    }
}
