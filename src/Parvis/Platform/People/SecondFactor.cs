using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

/// <summary>The secret that an account shares with an authenticator application. Until it is confirmed by a code, it asks nothing.</summary>
public sealed class SecondFactor
{
    public const int MostFailures = 10;
    public static readonly TimeSpan FailuresCountFor = TimeSpan.FromMinutes(15);

    public long Id { get; init; }
    public long AccountId { get; init; }
    public Account? Account { get; init; }

    /// <summary>Sealed with the keys of data protection.</summary>
    public required string Secret { get; init; }

    public DateTime CreatedAt { get; init; }
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>The last step whose code was taken: neither it nor an earlier one is taken again.</summary>
    public long LastStep { get; set; }

    /// <summary>Wrong codes since <see cref="FirstFailedAt"/>, from wherever: they are few to guess from.</summary>
    public int Failures { get; set; }

    public DateTime? FirstFailedAt { get; set; }

    /// <summary>What the journal says of it: a part of the account.</summary>
    internal Thing OfAccount => new(Account.Kind, AccountId);

    public bool MustWait(DateTime now) => Failures >= MostFailures && now - FirstFailedAt < FailuresCountFor;

    public void Fail(DateTime now)
    {
        if (FirstFailedAt is null || now - FirstFailedAt >= FailuresCountFor)
            (FirstFailedAt, Failures) = (now, 0);
        Failures++;
    }

    /// <summary>Takes the code of this step, unless that or a later one was taken before.</summary>
    public bool Take(long step)
    {
        if (step <= LastStep)
            return false;
        (LastStep, Failures, FirstFailedAt) = (step, 0, null);
        return true;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SecondFactor>
    {
        public void Configure(EntityTypeBuilder<SecondFactor> factor)
        {
            factor.Property(row => row.Secret).HasMaxLength(400);
            factor.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId);
            factor.HasIndex(row => row.AccountId).IsUnique();
        }
    }
}

/// <summary>One of ten codes to come in when the application is lost; only its hash is kept.</summary>
public sealed class RecoveryCode
{
    public const int Count = 10;

    public long Id { get; init; }
    public long AccountId { get; init; }
    public Account? Account { get; init; }
    public required string Hash { get; init; }
    public DateTime? UsedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> code)
        {
            code.Property(row => row.Hash).HasMaxLength(64);
            code.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId);
            code.HasIndex(row => new { row.AccountId, row.Hash }).IsUnique();
        }
    }
}

/// <summary>Somebody showed one thing and is asked for the second: no session yet, and few tries.</summary>
public sealed class SecondStep
{
    public const int MostTries = 5;
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Where it is asked, before the token.</summary>
    public const string Path = "/entrer/code/";

    public long Id { get; init; }
    public long AccountId { get; init; }
    public Account? Account { get; init; }
    public required string TokenHash { get; init; }
    public string ReturnTo { get; init; } = "/";
    public int Tries { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SecondStep>
    {
        public void Configure(EntityTypeBuilder<SecondStep> step)
        {
            step.Property(row => row.TokenHash).HasMaxLength(64);
            step.Property(row => row.ReturnTo).HasMaxLength(SignInLink.ReturnToLength);
            step.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId);
            step.HasIndex(row => row.TokenHash).IsUnique();
        }
    }
}

public static class SecondFactorQueries
{
    extension(AppDb db)
    {
        public DbSet<SecondFactor> SecondFactors => db.Set<SecondFactor>();
        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
        public DbSet<SecondStep> SecondSteps => db.Set<SecondStep>();

        public Task<bool> AsksSecondFactor(long accountId) =>
            db.SecondFactors.AnyAsync(factor => factor.AccountId == accountId && factor.ConfirmedAt != null);

        /// <summary>Writes a step for this account and returns its token, which is stored nowhere.</summary>
        public string AddSecondStep(long accountId, string returnTo, DateTime now)
        {
            var token = Token.New();
            db.SecondSteps.Add(
                new SecondStep
                {
                    AccountId = accountId,
                    TokenHash = Token.Hash(token),
                    ReturnTo = returnTo,
                    CreatedAt = now,
                    ExpiresAt = now + SecondStep.Lasts,
                }
            );
            return token;
        }
    }

    /// <summary>The step of this token while it can still be taken.</summary>
    public static IQueryable<SecondStep> Live(this IQueryable<SecondStep> steps, string token, DateTime now)
    {
        var hash = Token.Hash(token);
        return steps
            .Where(step => step.TokenHash == hash && step.UsedAt == null && step.ExpiresAt > now)
            .Where(step => step.Tries < SecondStep.MostTries && step.Account!.ClosedAt == null);
    }
}
