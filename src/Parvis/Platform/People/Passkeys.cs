using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Parvis.Platform.Data;
using Parvis.Platform.Web;

namespace Parvis.Platform.People;

/// <summary>What a browser is asked to sign, and the sealed memory of it that the browser hands back with its answer.</summary>
/// <param name="Options">As <c>navigator.credentials</c> takes them, with bytes in base64url.</param>
public sealed record PasskeyChallenge(JsonNode Options, string State);

/// <summary>An answer that holds. It counts once: <c>db.Use</c> or <c>db.Spend</c> in the act that follows.</summary>
public sealed record ProvenPasskey(
    long AccountId,
    UserPasskeyInfo Key,
    string ChallengeHash,
    DateTime ChallengeExpiresAt
);

/// <summary>Why an answer does not hold.</summary>
public enum PasskeyFault
{
    /// <summary>The challenge is too old, of another browser session, or none of ours.</summary>
    TooLate,

    /// <summary>The key was removed here, or never was of here.</summary>
    Unknown,

    /// <summary>It is not what the key of this account signs at this place.</summary>
    Wrong,
}

/// <summary>
/// The two ceremonies of WebAuthn, adding a key and coming in by it. The framework's <see cref="PasskeyHandler{TUser}"/>
/// verifies (W3C WebAuthn Level 3, 7.1 and 7.2); here are the place's name and origin, and the life of a challenge.
/// </summary>
public sealed class Passkeys(IDataProtectionProvider protection, SiteAddress site, TimeProvider clock)
{
    public static readonly TimeSpan ChallengeLasts = TimeSpan.FromMinutes(10);
    private const string SigningIn = "passkey-sign-in";
    private const int LongestAnswer = 20_000;

    // Of RSA keys of 8,192 bits, the longest that authenticators make, something over a thousand bytes.
    private const int LongestKey = 1_400;

    private sealed record Memory(string State, DateTime Until);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A challenge for whoever comes: the browser offers the keys that it has for this place.</summary>
    public async Task<PasskeyChallenge> ToSignIn(AppDb db, HttpContext context)
    {
        var made = await HandlerOver(db).MakeRequestOptionsAsync(null, context);
        return new PasskeyChallenge(JsonNode.Parse(made.RequestOptionsJson)!, Seal(made.AssertionState!, SigningIn));
    }

    /// <summary>A challenge for a new key of this account, to be answered in this session.</summary>
    public async Task<PasskeyChallenge> ToAdd(
        AppDb db,
        long accountId,
        string email,
        string name,
        string session,
        HttpContext context
    )
    {
        var user = new PasskeyUserEntity
        {
            Id = accountId.ToString(CultureInfo.InvariantCulture),
            Name = email,
            DisplayName = name,
        };
        var made = await HandlerOver(db).MakeCreationOptionsAsync(user, context);
        return new PasskeyChallenge(
            JsonNode.Parse(made.CreationOptionsJson)!,
            Seal(made.AttestationState!, Adding(accountId, session))
        );
    }

    /// <summary>Who comes in by this answer, or why nobody does.</summary>
    public async Task<(ProvenPasskey? Proven, PasskeyFault Fault)> Prove(
        AppDb db,
        string? answer,
        string? state,
        HttpContext context
    )
    {
        if (answer is not { Length: > 0 and < LongestAnswer } || Unseal(state, SigningIn) is not { } memory)
            return (null, PasskeyFault.TooLate);
        var asked = new PasskeyAssertionContext
        {
            HttpContext = context,
            CredentialJson = answer,
            AssertionState = memory.State,
        };
        var result = await HandlerOver(db).PerformAssertionAsync(asked);
        if (result.Succeeded)
            return (ProvenBy(result.User.Id, result.Passkey, memory), default);
        return (null, await IsKnown(db, answer) ? PasskeyFault.Wrong : PasskeyFault.Unknown);
    }

    /// <summary>The new key of this answer, or why there is none.</summary>
    public async Task<(ProvenPasskey? Proven, PasskeyFault Fault)> ProveNew(
        AppDb db,
        long accountId,
        string session,
        string? answer,
        string? state,
        HttpContext context
    )
    {
        if (answer is not { Length: > 0 and < LongestAnswer })
            return (null, PasskeyFault.TooLate);
        if (Unseal(state, Adding(accountId, session)) is not { } memory)
            return (null, PasskeyFault.TooLate);
        var asked = new PasskeyAttestationContext
        {
            HttpContext = context,
            CredentialJson = answer,
            AttestationState = memory.State,
        };
        var result = await HandlerOver(db).PerformAttestationAsync(asked);
        return result.Succeeded && result.Passkey.PublicKey.Length <= LongestKey
            ? (ProvenBy(accountId, result.Passkey, memory), default)
            : (null, PasskeyFault.Wrong);
    }

    private static string Adding(long accountId, string session) => $"passkey-add {accountId} {session}";

    private static ProvenPasskey ProvenBy(long accountId, UserPasskeyInfo key, Memory memory) =>
        new(accountId, key, Token.Hash(memory.State), memory.Until);

    // Who may read the challenge may not change it, nor carry it elsewhere.
    private string Seal(string state, string purpose)
    {
        var memory = JsonSerializer.SerializeToUtf8Bytes(new Memory(state, Now + ChallengeLasts));
        return Base64Url.EncodeToString(protection.CreateProtector(purpose).Protect(memory));
    }

    private Memory? Unseal(string? state, string purpose)
    {
        if (state is not { Length: > 0 and < LongestAnswer } || !Base64Url.IsValid(state))
            return null;
        try
        {
            var bytes = protection.CreateProtector(purpose).Unprotect(Base64Url.DecodeFromChars(state));
            return JsonSerializer.Deserialize<Memory>(bytes) is { } memory && memory.Until > Now ? memory : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static async Task<bool> IsKnown(AppDb db, string answer)
    {
        try
        {
            var credential = JsonNode.Parse(answer) is JsonObject said ? (string?)said["id"] : null;
            return credential is not null && await db.Passkeys.AnyAsync(key => key.CredentialId == credential);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    // The place's own address says its name and origin: what a request claims in its Host proves nothing.
    private PasskeyHandler<Account> HandlerOver(AppDb db)
    {
        var root = new Uri(site.Root);
        var options = new IdentityPasskeyOptions
        {
            ServerDomain = root.IdnHost,
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
            AttestationConveyancePreference = "none",
            ValidateOrigin = asked =>
                ValueTask.FromResult(
                    !asked.CrossOrigin
                        && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin)
                        && origin.GetLeftPart(UriPartial.Authority) == root.GetLeftPart(UriPartial.Authority)
                ),
        };
        var users = new UserManager<Account>(
            new PasskeyStore(db),
            Options.Create(new IdentityOptions()),
            null!,
            [],
            [],
            null!,
            null!,
            null!,
            NullLogger<UserManager<Account>>.Instance
        );
        return new PasskeyHandler<Account>(users, Options.Create(options));
    }
}
