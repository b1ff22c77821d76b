using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;

namespace Parvis.Platform.People;

/// <summary>What became of a code that somebody typed.</summary>
public enum CodeVerdict
{
    Right,
    Wrong,

    /// <summary>It is the code of a moment whose code was taken already: the next one will do.</summary>
    Used,

    /// <summary>Too many were wrong: none is looked at for a while.</summary>
    Wait,
}

/// <summary>Second factors and their recovery codes: set up, tried, taken off. Everything happens inside the caller's act.</summary>
public sealed class SecondFactors(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string TurnedOn = "add-second-factor";
    public const string TurnedOff = "remove-second-factor";
    public const string CodesRenewed = "renew-recovery-codes";
    public const string CodeUsed = "use-recovery-code";
    public const string Reset = "reset-second-factor";

    // Crockford's digits: none is taken for another, and 0, 1 may be typed as O, I or L.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private static readonly TimeSpan BeginsFor = TimeSpan.FromMinutes(15);
    private const int CodeLength = 16;
    private const int GroupLength = 4;
    private readonly IDataProtector protector = protection.CreateProtector("second-factor");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Begins setting up: a new secret, that asks nothing yet. One that was begun a moment ago stays, for people press twice; an older
    /// one somebody else may have seen.
    /// </summary>
    public async Task Begin(AppDb act, long accountId)
    {
        await act.Hold(act.Accounts.Where(account => account.Id == accountId), account => account.CreatedAt);
        var fresh = Now - BeginsFor;
        await act
            .SecondFactors.Where(factor =>
                factor.AccountId == accountId && factor.ConfirmedAt == null && factor.CreatedAt < fresh
            )
            .ExecuteDeleteAsync();
        if (await act.SecondFactors.AnyAsync(factor => factor.AccountId == accountId))
            return;
        act.SecondFactors.Add(
            new SecondFactor
            {
                AccountId = accountId,
                Secret = Base64Url.EncodeToString(protector.Protect(TimedCode.NewSecret())),
                CreatedAt = Now,
            }
        );
    }

    public Task GiveUp(AppDb act, long accountId) =>
        act
            .SecondFactors.Where(factor => factor.AccountId == accountId && factor.ConfirmedAt == null)
            .ExecuteDeleteAsync();

    /// <summary>The secret, for the application; null when the keys that sealed it are gone: a recovery code still helps.</summary>
    public byte[]? SecretOf(SecondFactor factor)
    {
        try
        {
            return protector.Unprotect(Base64Url.DecodeFromChars(factor.Secret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Confirms by a first code and gives the recovery codes, to be shown once; none when it was not right.</summary>
    public async Task<(CodeVerdict Verdict, IReadOnlyList<string> Codes)> Confirm(
        AppDb act,
        long accountId,
        long? personId,
        string typed
    )
    {
        if (await HeldFactor(act, accountId) is not { ConfirmedAt: null } factor)
            return (CodeVerdict.Used, []);
        var verdict = Try(factor, Tidied(typed));
        if (verdict != CodeVerdict.Right)
            return (verdict, []);
        factor.ConfirmedAt = Now;
        act.Record(Now, personId, TurnedOn, factor.OfAccount);
        return (verdict, await NewCodes(act, accountId));
    }

    /// <summary>Tries a code of the application, or a recovery code, which is then used up.</summary>
    public async Task<CodeVerdict> Try(AppDb act, long accountId, string typed)
    {
        if (await HeldFactor(act, accountId) is not { ConfirmedAt: not null } factor)
            return CodeVerdict.Wrong;
        var code = Tidied(typed);
        if (factor.MustWait(Now))
            return CodeVerdict.Wait;
        if (code.Length != CodeLength)
            return Try(factor, code);
        if (await UseUp(act, factor, code))
            return CodeVerdict.Right;
        factor.Fail(Now);
        return CodeVerdict.Wrong;
    }

    /// <summary>Ten new recovery codes in the place of the old ones.</summary>
    public async Task<IReadOnlyList<string>> Renew(AppDb act, long accountId, long? personId)
    {
        act.Record(Now, personId, CodesRenewed, new Thing(Account.Kind, accountId));
        return await NewCodes(act, accountId);
    }

    /// <summary>Takes the second factor off an account and tells its person; false when there is none.</summary>
    public async Task<bool> TakeOff(
        AppDb act,
        long accountId,
        long? byPersonId,
        AccountNews news,
        string? reason = null
    )
    {
        var factor = await act.SecondFactors.SingleOrDefaultAsync(one => one.AccountId == accountId);
        await act.RecoveryCodes.Where(code => code.AccountId == accountId).ExecuteDeleteAsync();
        if (factor is null)
            return false;
        act.SecondFactors.Remove(factor);
        var action = news == AccountNews.SecondFactorReset ? Reset : TurnedOff;
        act.Record(Now, byPersonId, action, new Thing(Account.Kind, accountId), reason);
        act.Tell(accountId, news, Now);
        return true;
    }

    // Two codes at once are looked at one after the other, so none is taken twice.
    private static async Task<SecondFactor?> HeldFactor(AppDb act, long accountId)
    {
        await act.Hold(act.SecondFactors.Where(factor => factor.AccountId == accountId), factor => factor.CreatedAt);
        return await act.SecondFactors.SingleOrDefaultAsync(factor => factor.AccountId == accountId);
    }

    private CodeVerdict Try(SecondFactor factor, string code)
    {
        if (factor.MustWait(Now))
            return CodeVerdict.Wait;
        var isCode = code.Length == TimedCode.Digits;
        var step = isCode && SecretOf(factor) is { } secret ? TimedCode.StepOf(secret, code, Now) : null;
        if (step is { } right && factor.Take(right))
            return CodeVerdict.Right;
        factor.Fail(Now);
        return step is null ? CodeVerdict.Wrong : CodeVerdict.Used;
    }

    private async Task<bool> UseUp(AppDb act, SecondFactor factor, string code)
    {
        var (hash, now) = (Token.Hash(code), Now);
        var used = await act
            .RecoveryCodes.Where(row => row.AccountId == factor.AccountId && row.Hash == hash && row.UsedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.UsedAt, now));
        if (used == 0)
            return false;
        (factor.Failures, factor.FirstFailedAt) = (0, null);
        act.Record(now, null, CodeUsed, factor.OfAccount);
        act.Tell(factor.AccountId, AccountNews.RecoveryCodeUsed, now);
        return true;
    }

    private static async Task<IReadOnlyList<string>> NewCodes(AppDb act, long accountId)
    {
        await act.RecoveryCodes.Where(code => code.AccountId == accountId).ExecuteDeleteAsync();
        var codes = Enumerable
            .Range(0, RecoveryCode.Count)
            .Select(_ => new string(RandomNumberGenerator.GetItems<char>(Alphabet, CodeLength)))
            .ToList();
        act.RecoveryCodes.AddRange(
            codes.Select(code => new RecoveryCode { AccountId = accountId, Hash = Token.Hash(code) })
        );
        return [.. codes.Select(code => string.Join('-', code.Chunk(GroupLength).Select(part => new string(part))))];
    }

    private static string Tidied(string typed) =>
        string.Concat(
            typed
                .Where(char.IsAsciiLetterOrDigit)
                .Select(char.ToLowerInvariant)
                .Select(letter =>
                    letter switch
                    {
                        'o' => '0',
                        'i' or 'l' => '1',
                        _ => letter,
                    }
                )
        );
}
