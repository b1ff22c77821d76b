using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

/// <summary>A key by which an account comes in without a mail or a password: a device or a wallet holds it, we hold its public half.</summary>
public sealed class Passkey
{
    public const int NameLength = 80;
    public const int MostOfAnAccount = 20;
    private const int TransportsLength = 200;

    public long Id { get; init; }
    public long AccountId { get; init; }
    public Account? Account { get; init; }

    /// <summary>Base64url, as browsers write it; at most 1,023 bytes.</summary>
    public required string CredentialId { get; init; }

    /// <summary>A COSE key, in base64url.</summary>
    public required string PublicKey { get; init; }

    /// <summary>How often it signed, as it says itself; keys that are copied between devices always say 0.</summary>
    public long SignCount { get; init; }

    public required string Name { get; set; }

    /// <summary>How a browser may reach it, with commas between.</summary>
    public string Transports { get; init; } = "";

    /// <summary>Its maker may copy it to other devices of the same person; this never changes.</summary>
    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? UsedAt { get; init; }

    public static Passkey Of(UserPasskeyInfo proven, long accountId, string name, DateTime now)
    {
        var transports = string.Join(',', proven.Transports ?? []);
        return new()
        {
            AccountId = accountId,
            CredentialId = Base64Url.EncodeToString(proven.CredentialId),
            PublicKey = Base64Url.EncodeToString(proven.PublicKey),
            SignCount = proven.SignCount,
            Name = name.Length > NameLength ? name[..NameLength] : name,
            Transports = transports.Length > TransportsLength ? "" : transports,
            IsBackupEligible = proven.IsBackupEligible,
            IsBackedUp = proven.IsBackedUp,
            CreatedAt = now,
        };
    }

    /// <summary>As the verification of the framework reads it.</summary>
    internal UserPasskeyInfo ToInfo() =>
        new(
            Base64Url.DecodeFromChars(CredentialId),
            Base64Url.DecodeFromChars(PublicKey),
            new DateTimeOffset(CreatedAt),
            (uint)SignCount,
            Transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
            isUserVerified: true,
            IsBackupEligible,
            IsBackedUp,
            attestationObject: [],
            clientDataJson: []
        )
        {
            Name = Name,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<Passkey>
    {
        public void Configure(EntityTypeBuilder<Passkey> key)
        {
            key.Property(row => row.CredentialId).HasMaxLength(1400);
            key.Property(row => row.PublicKey).HasMaxLength(2000);
            key.Property(row => row.Name).HasMaxLength(NameLength);
            key.Property(row => row.Transports).HasMaxLength(TransportsLength);
            key.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId);
            key.HasIndex(row => row.CredentialId).IsUnique();
        }
    }
}

/// <summary>A challenge that was answered. It is kept until it would be too old anyway, so that no answer counts twice.</summary>
public sealed class SpentChallenge
{
    public long Id { get; init; }
    public required string Hash { get; init; }
    public DateTime ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SpentChallenge>
    {
        public void Configure(EntityTypeBuilder<SpentChallenge> spent)
        {
            spent.Property(row => row.Hash).HasMaxLength(64);
            spent.HasIndex(row => row.Hash).IsUnique();
        }
    }
}

public static class PasskeyQueries
{
    extension(AppDb db)
    {
        public DbSet<Passkey> Passkeys => db.Set<Passkey>();
        public DbSet<SpentChallenge> SpentChallenges => db.Set<SpentChallenge>();

        /// <summary>Uses a challenge up in this act; false when it was before.</summary>
        public async Task<bool> Spend(ProvenPasskey proven)
        {
            if (await db.SpentChallenges.AnyAsync(spent => spent.Hash == proven.ChallengeHash))
                return false;
            db.SpentChallenges.Add(
                new SpentChallenge { Hash = proven.ChallengeHash, ExpiresAt = proven.ChallengeExpiresAt }
            );
            await db.SaveChangesAsync();
            return true;
        }

        /// <summary>
        /// Writes down that a passkey was used; null when its challenge was answered before, or the key meanwhile counted
        /// further or went. Of two answers at once one counts.
        /// </summary>
        public async Task<Account?> Use(ProvenPasskey proven, DateTime now)
        {
            if (!await db.Spend(proven))
                return null;
            var (credential, count) = (Base64Url.EncodeToString(proven.Key.CredentialId), (long)proven.Key.SignCount);
            var used = await db
                .Passkeys.Where(key => key.CredentialId == credential && key.AccountId == proven.AccountId)
                .Where(key => key.SignCount < count || (key.SignCount == 0 && count == 0))
                .ExecuteUpdateAsync(key =>
                    key.SetProperty(row => row.SignCount, count)
                        .SetProperty(row => row.IsBackedUp, proven.Key.IsBackedUp)
                        .SetProperty(row => row.UsedAt, now)
                );
            return used == 0
                ? null
                : await db.Accounts.Open().SingleOrDefaultAsync(account => account.Id == proven.AccountId);
        }
    }
}
