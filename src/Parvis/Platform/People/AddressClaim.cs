using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

/// <summary>
/// Somebody says that an address is theirs. Until whoever reads its mails confirms it, it is no address of theirs: nothing is
/// sent there, and nobody comes in by it.
/// </summary>
public sealed class AddressClaim
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    /// <summary>Where it is confirmed, before the token.</summary>
    public const string Path = "/moi/adresses/confirmer/";

    public long Id { get; init; }
    public long AccountId { get; init; }
    public Account? Account { get; init; }
    public required string Email { get; set; }
    public required string Key { get; init; }

    /// <summary>Null until its mail is written.</summary>
    public string? TokenHash { get; set; }

    public DateTime CreatedAt { get; init; }
    public DateTime ExpiresAt { get; set; }
    public DateTime? UsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AddressClaim>
    {
        public void Configure(EntityTypeBuilder<AddressClaim> claim)
        {
            claim.Property(row => row.Email).HasMaxLength(Address.Length);
            claim.Property(row => row.Key).HasMaxLength(Address.Length);
            claim.Property(row => row.TokenHash).HasMaxLength(64);
            claim.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId);
            claim.HasIndex(row => new { row.AccountId, row.Key }).IsUnique();
            claim.HasIndex(row => row.TokenHash).IsUnique();
        }
    }
}

public static class AddressClaimQueries
{
    extension(AppDb db)
    {
        public DbSet<AddressClaim> AddressClaims => db.Set<AddressClaim>();

        /// <summary>Claims an address for this account, or claims it anew, and returns the claim.</summary>
        public async Task<AddressClaim> Claim(long accountId, string email, DateTime now)
        {
            var key = Address.KeyOf(email);
            var claim = await db.AddressClaims.SingleOrDefaultAsync(one =>
                one.AccountId == accountId && one.Key == key
            );
            if (claim is null)
            {
                claim = new AddressClaim
                {
                    AccountId = accountId,
                    Email = email.Trim(),
                    Key = key,
                    CreatedAt = now,
                };
                db.AddressClaims.Add(claim);
            }
            (claim.Email, claim.ExpiresAt, claim.UsedAt) = (email.Trim(), now + AddressClaim.Lasts, null);
            await db.SaveChangesAsync();
            return claim;
        }
    }

    public static IQueryable<AddressClaim> WaitingAt(this IQueryable<AddressClaim> claims, DateTime now) =>
        claims.Where(claim => claim.UsedAt == null && claim.ExpiresAt > now && claim.Account!.ClosedAt == null);

    /// <summary>The claim behind the link of a mail, while it can be confirmed.</summary>
    public static IQueryable<AddressClaim> Behind(this IQueryable<AddressClaim> claims, string token, DateTime now)
    {
        var hash = Token.Hash(token);
        return claims.WaitingAt(now).Where(claim => claim.TokenHash == hash);
    }
}
