using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.Jobs;

/// <summary>
/// Something that must follow from an act, written in its transaction and carried out later by a worker, at least once.
/// </summary>
public sealed class Job
{
    public const int MostAttempts = 8;

    public long Id { get; init; }

    /// <summary>The name of its record, such as <c>SendMail</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The record as JSON.</summary>
    public required string Payload { get; init; }

    public DateTime CreatedAt { get; init; }
    public DateTime DueAt { get; set; }
    public int Attempts { get; init; }
    public DateTime? LeasedUntil { get; set; }
    public string? LeasedBy { get; set; }
    public DateTime? DoneAt { get; set; }

    /// <summary>Given up: staff sees it and may have it tried again.</summary>
    public DateTime? FailedAt { get; set; }

    public string? LastError { get; set; }

    public void Finish(DateTime now)
    {
        DoneAt = now;
        LeasedUntil = null;
        LastError = null;
    }

    /// <summary>Tries again later, each time later than the last (1, 4, 9… minutes), or gives up.</summary>
    public void Fail(string error, DateTime now)
    {
        LastError = error.Length > 2000 ? error[..2000] : error;
        LeasedUntil = null;
        if (Attempts >= MostAttempts)
            FailedAt = now;
        else
            DueAt = now.AddMinutes(Attempts * Attempts);
    }

    public void TryAgain(DateTime now)
    {
        FailedAt = null;
        DueAt = now;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Job>
    {
        public void Configure(EntityTypeBuilder<Job> job)
        {
            job.Property(row => row.Kind).HasMaxLength(80);
            job.Property(row => row.LeasedBy).HasMaxLength(80);
            job.Property(row => row.LastError).HasMaxLength(2000);
            job.HasIndex(row => new
            {
                row.DoneAt,
                row.FailedAt,
                row.DueAt,
            });
        }
    }
}

/// <summary>One tick of a schedule. Its key is what lets only one of several processes fire it.</summary>
public sealed class ScheduleTick
{
    public required string Name { get; init; }
    public DateTime DueAt { get; init; }
    public DateTime FiredAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ScheduleTick>
    {
        public void Configure(EntityTypeBuilder<ScheduleTick> tick)
        {
            tick.HasKey(row => new { row.Name, row.DueAt });
            tick.Property(row => row.Name).HasMaxLength(80);
        }
    }
}

public static class JobQueries
{
    extension(AppDb db)
    {
        public DbSet<Job> Jobs => db.Set<Job>();
        public DbSet<ScheduleTick> ScheduleTicks => db.Set<ScheduleTick>();
    }

    public static IQueryable<Job> Waiting(this IQueryable<Job> jobs) =>
        jobs.Where(job => job.DoneAt == null && job.FailedAt == null);

    public static IQueryable<Job> GivenUp(this IQueryable<Job> jobs) => jobs.Where(job => job.FailedAt != null);
}
