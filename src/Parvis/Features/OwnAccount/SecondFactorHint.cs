using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.OwnAccount;

/// <summary>Whether to suggest a second factor: to staff who come in by one thing alone.</summary>
public sealed class SecondFactorHint(AppDb db, Reader reader)
{
    public async Task<bool> Applies()
    {
        if (!reader.IsStaff)
            return false;
        var (factors, passkeys) = (db.SecondFactors, db.Passkeys);
        return await db.Accounts.AnyAsync(account =>
            account.Id == reader.AccountId
            && !factors.Any(factor => factor.AccountId == account.Id && factor.ConfirmedAt != null)
            && !passkeys.Any(key => key.AccountId == account.Id)
        );
    }
}
