using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

/// <summary>A link sent by mail. Opening it shows a button; pressing the button uses it up.</summary>
public sealed class SignInLink
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>An invitation waits in a mailbox for longer than a link that one asked for.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);

    /// <summary>Where it leads, before the token.</summary>
    public const string Path = "/entrer/lien/";

    public const int ReturnToLength = 500;

    public long Id { get; init; }
    public long AccountId { get; init; }
    public Account? Account { get; init; }
    public long? AddressId { get; init; }
    public required string TokenHash { get; init; }
    public string ReturnTo { get; init; } = "/";
    public DateTime CreatedAt { get; init; }
    public DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInLink>
    {
        public void Configure(EntityTypeBuilder<SignInLink> link)
        {
            link.Property(row => row.TokenHash).HasMaxLength(64);
            link.Property(row => row.ReturnTo).HasMaxLength(ReturnToLength);
            link.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId);
            link.HasIndex(row => row.TokenHash).IsUnique();
        }
    }
}

public static class SignInLinkQueries
{
    extension(AppDb db)
    {
        public DbSet<SignInLink> SignInLinks => db.Set<SignInLink>();

        /// <summary>Writes a link for this token, which is in the mail and stored nowhere else.</summary>
        public void AddSignInLink(
            string token,
            long accountId,
            long? addressId,
            DateTime now,
            TimeSpan lasts,
            string returnTo = "/"
        ) =>
            db.Set<SignInLink>()
                .Add(
                    new SignInLink
                    {
                        AccountId = accountId,
                        AddressId = addressId,
                        TokenHash = Token.Hash(token),
                        ReturnTo = returnTo,
                        CreatedAt = now,
                        ExpiresAt = now + lasts,
                    }
                );

        /// <summary>The accounts that a link opens, to choose from; none when it is used up, too old or unknown.</summary>
        public async Task<List<Account>> AccountsBehind(string token, DateTime now)
        {
            var hash = Token.Hash(token);
            var addresses = db.Addresses;
            var link = await db
                .SignInLinks.AsNoTracking()
                .Where(link => link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > now)
                .Select(link => new
                {
                    link.AccountId,
                    Key = addresses
                        .Where(address => address.Id == link.AddressId)
                        .Select(address => address.Key)
                        .FirstOrDefault(),
                })
                .SingleOrDefaultAsync();
            if (link is null)
                return [];
            var accounts = db.Accounts.AsNoTracking().Include(account => account.Person).Open();
            return await accounts
                .Where(account =>
                    account.Id == link.AccountId || account.Person!.Addresses.Any(address => address.Key == link.Key)
                )
                .OrderBy(account => account.Person!.SortKey)
                .ToListAsync();
        }

        /// <summary>
        /// Uses a link up and returns the account chosen among those behind it and where to go; null when there is nothing to
        /// use. Of several that press the button at once, one gets in.
        /// </summary>
        public async Task<(Account Account, string ReturnTo)?> UseSignInLink(
            string token,
            long? accountId,
            DateTime now
        )
        {
            var behind = await db.AccountsBehind(token, now);
            var chosen =
                accountId is null && behind.Count == 1 ? behind[0] : behind.Find(account => account.Id == accountId);
            if (chosen is null)
                return null;
            var hash = Token.Hash(token);
            var used = await db
                .SignInLinks.Where(link => link.TokenHash == hash && link.UsedAt == null)
                .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, now));
            if (used == 0)
                return null;
            var row = await db.SignInLinks.AsNoTracking().SingleAsync(link => link.TokenHash == hash);
            var sentTo = db.Addresses.Where(address => address.Id == row.AddressId).Select(address => address.Key);
            await db
                .Addresses.Where(address => address.PersonId == chosen.PersonId && address.ConfirmedAt == null)
                .Where(address => sentTo.Contains(address.Key))
                .ExecuteUpdateAsync(address => address.SetProperty(one => one.ConfirmedAt, now));
            return (chosen, row.ReturnTo);
        }
    }
}
