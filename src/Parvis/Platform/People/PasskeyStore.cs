using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

/// <summary>
/// What the framework's passkey verification asks of a store of users, over our accounts: it reads, and never writes. A
/// person's number in the eyes of a passkey (its user handle) is that of the account.
/// </summary>
internal sealed class PasskeyStore(AppDb db) : IUserPasskeyStore<Account>
{
    private static NotSupportedException Writes => new("Accounts and passkeys are written by acts.");

    Task<string> IUserStore<Account>.GetUserIdAsync(Account user, CancellationToken cancellation) =>
        Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    async Task<Account?> IUserStore<Account>.FindByIdAsync(string userId, CancellationToken cancellation) =>
        long.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await db.Accounts.AsNoTracking().Open().SingleOrDefaultAsync(account => account.Id == id, cancellation)
            : null;

    async Task<Account?> IUserPasskeyStore<Account>.FindByPasskeyIdAsync(
        byte[] credentialId,
        CancellationToken cancellation
    )
    {
        var credential = Base64Url.EncodeToString(credentialId);
        return await db
            .Passkeys.AsNoTracking()
            .Where(key => key.CredentialId == credential)
            .Select(key => key.Account)
            .SingleOrDefaultAsync(cancellation);
    }

    async Task<UserPasskeyInfo?> IUserPasskeyStore<Account>.FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellation
    )
    {
        var credential = Base64Url.EncodeToString(credentialId);
        var key = await db
            .Passkeys.AsNoTracking()
            .SingleOrDefaultAsync(key => key.AccountId == user.Id && key.CredentialId == credential, cancellation);
        return key?.ToInfo();
    }

    async Task<IList<UserPasskeyInfo>> IUserPasskeyStore<Account>.GetPasskeysAsync(
        Account user,
        CancellationToken cancellation
    )
    {
        var keys = await db.Passkeys.AsNoTracking().Where(key => key.AccountId == user.Id).ToListAsync(cancellation);
        return [.. keys.Select(key => key.ToInfo())];
    }

    Task IUserPasskeyStore<Account>.AddOrUpdatePasskeyAsync(
        Account user,
        UserPasskeyInfo passkey,
        CancellationToken cancellation
    ) => throw Writes;

    Task IUserPasskeyStore<Account>.RemovePasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellation
    ) => throw Writes;

    Task<string?> IUserStore<Account>.GetUserNameAsync(Account user, CancellationToken cancellation) => throw Writes;

    Task IUserStore<Account>.SetUserNameAsync(Account user, string? userName, CancellationToken cancellation) =>
        throw Writes;

    Task<string?> IUserStore<Account>.GetNormalizedUserNameAsync(Account user, CancellationToken cancellation) =>
        throw Writes;

    Task IUserStore<Account>.SetNormalizedUserNameAsync(
        Account user,
        string? normalizedName,
        CancellationToken cancellation
    ) => throw Writes;

    Task<IdentityResult> IUserStore<Account>.CreateAsync(Account user, CancellationToken cancellation) => throw Writes;

    Task<IdentityResult> IUserStore<Account>.UpdateAsync(Account user, CancellationToken cancellation) => throw Writes;

    Task<IdentityResult> IUserStore<Account>.DeleteAsync(Account user, CancellationToken cancellation) => throw Writes;

    Task<Account?> IUserStore<Account>.FindByNameAsync(string normalizedUserName, CancellationToken cancellation) =>
        throw Writes;

    // The context belongs to the request.
    void IDisposable.Dispose() { }
}
