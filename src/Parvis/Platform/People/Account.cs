using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

/// <summary>What lets a person sign in, and the role it gives.</summary>
public sealed class Account : IChanges
{
    public const string Kind = "account";

    public long Id { get; init; }
    public long PersonId { get; init; }
    public Person? Person { get; init; }
    public Role Role { get; set; }

    /// <summary>As ASP.NET Core Identity hashes it (PBKDF2, versioned), or null: most sign in by a link.</summary>
    public string? PasswordHash { get; set; }

    public DateTime CreatedAt { get; init; }
    public DateTime? ClosedAt { get; set; }

    public Thing Changes => new(Kind, Id);

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> account)
        {
            account.Property(row => row.PasswordHash).HasMaxLength(200);
            account.HasOne(row => row.Person).WithMany().HasForeignKey(row => row.PersonId);
            account.HasIndex(row => row.PersonId).IsUnique();
        }
    }
}

/// <summary>One browser in which an account is signed in. The cookie holds only the token; the row holds its hash.</summary>
public sealed class Session
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    public long Id { get; init; }
    public long AccountId { get; init; }
    public Account? Account { get; init; }
    public required string TokenHash { get; init; }

    /// <summary>What the browser says it is, so that a person recognises it in the list.</summary>
    public string Browser { get; init; } = "";

    public DateTime CreatedAt { get; init; }
    public DateTime SeenAt { get; set; }
    public DateTime ExpiresAt { get; set; }
    public DateTime? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> session)
        {
            session.Property(row => row.TokenHash).HasMaxLength(64);
            session.Property(row => row.Browser).HasMaxLength(200);
            session.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId);
            session.HasIndex(row => row.TokenHash).IsUnique();
        }
    }
}

/// <summary>Secrets that are handed out once and stored only as a hash.</summary>
public static class Token
{
    /// <summary>256 random bits, safe in a URL and in a cookie.</summary>
    public static string New() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a token. A fast hash is enough: there is nothing to guess in 256 random bits.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

public static class AccountQueries
{
    extension(AppDb db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<Session> Sessions => db.Set<Session>();

        /// <summary>Which of a person's addresses this is: whoever uses a link that was sent there holds it.</summary>
        public Task<long?> AddressOf(long personId, string email)
        {
            var key = Address.KeyOf(email);
            return db.Set<Address>()
                .Where(address => address.PersonId == personId && address.Key == key)
                .Select(address => (long?)address.Id)
                .FirstOrDefaultAsync();
        }

        /// <summary>The first open account of whoever has this address.</summary>
        public Task<Account> AccountOf(string email)
        {
            var key = Address.KeyOf(email);
            return db.Set<Account>()
                .Where(account =>
                    account.ClosedAt == null && account.Person!.Addresses.Any(address => address.Key == key)
                )
                .OrderBy(account => account.Id)
                .FirstAsync();
        }

        /// <summary>Ends one session of this account; somebody else's stays.</summary>
        public Task EndSession(long accountId, long sessionId, DateTime now) =>
            db.End(accountId, session => session.Id == sessionId, now);

        /// <summary>Ends every session of this account but the one with this token.</summary>
        public Task EndSessions(long accountId, string exceptTokenHash, DateTime now) =>
            db.End(accountId, session => session.TokenHash != exceptTokenHash, now);

        private async Task End(long accountId, Expression<Func<Session, bool>> which, DateTime now)
        {
            await db
                .Sessions.Where(session => session.AccountId == accountId && session.EndedAt == null)
                .Where(which)
                .ExecuteUpdateAsync(session => session.SetProperty(row => row.EndedAt, now));
            // Every process forgets at once who was behind these sessions.
            db.Touch(new Thing(Account.Kind, accountId));
        }
    }

    public static IQueryable<Account> Open(this IQueryable<Account> accounts) =>
        accounts.Where(account => account.ClosedAt == null);

    /// <summary>The open accounts of everybody who has this address; usually one, several where it is shared.</summary>
    public static IQueryable<Account> WithAddress(this IQueryable<Account> accounts, string key) =>
        accounts.Open().Where(account => account.Person!.Addresses.Any(address => address.Key == key));

    public static IQueryable<Session> LiveAt(this IQueryable<Session> sessions, DateTime now) =>
        sessions.Where(session =>
            session.EndedAt == null && session.ExpiresAt > now && session.Account!.ClosedAt == null
        );
}
