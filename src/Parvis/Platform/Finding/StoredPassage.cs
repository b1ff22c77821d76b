using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Platform.Finding;

/// <summary>
/// A passage as it is found: a section of a page, a question, an answer, a person's own words. Derived from its thing in
/// the transaction that changes it; the index in memory is built from these rows and takes its excerpts from them. What is under a
/// number never changes: what says something else is another row.
/// </summary>
public sealed record StoredPassage
{
    public long Id { get; init; }
    public required string Kind { get; init; }
    public long ThingId { get; init; }

    /// <summary>Place of the passage in its thing, from 0.</summary>
    public int Ordinal { get; init; }

    public required string Title { get; init; }
    public string Heading { get; init; } = "";

    /// <summary>Path without the anchor, from the root and without language: <c>/jardin/decoupeuse-laser</c>.</summary>
    public required string Url { get; init; }
    public string Anchor { get; init; } = "";
    public required string Body { get; init; }
    public string Tags { get; init; } = "";
    public Scope Scope { get; init; }
    public Tongue Tongue { get; init; }

    /// <summary>Stage of a garden page, else null.</summary>
    public int? Stage { get; init; }

    public DateOnly? CaredOn { get; init; }
    public DateTime At { get; init; }
    public bool Accepted { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredPassage>
    {
        public void Configure(EntityTypeBuilder<StoredPassage> passage)
        {
            passage.Property(row => row.Kind).HasMaxLength(32);
            passage.HasIndex(row => new
            {
                row.Kind,
                row.ThingId,
                row.Ordinal,
            });
        }
    }
}

/// <summary>That a person showed that they know: derived like the passages, beside them.</summary>
public sealed record StoredEvidence
{
    public long Id { get; init; }
    public required string Kind { get; init; }
    public long ThingId { get; init; }

    /// <summary>The passage it is about, or null for the whole thing.</summary>
    public int? Ordinal { get; init; }

    public long PersonId { get; init; }

    /// <summary>What they did, an <c>EvidenceAct</c>.</summary>
    public int Act { get; init; }
    public DateTime At { get; init; }
    public double Weight { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredEvidence>
    {
        public void Configure(EntityTypeBuilder<StoredEvidence> evidence)
        {
            evidence.Property(row => row.Kind).HasMaxLength(32);
            evidence.HasIndex(row => new { row.Kind, row.ThingId });
            evidence.HasIndex(row => row.PersonId);
        }
    }
}

/// <summary>
/// A submitted search that found nothing good, without the person: addresses and numbers are masked before it is kept.
/// </summary>
public sealed class MissedSearch
{
    public long Id { get; init; }
    public required string Text { get; init; }

    /// <summary>Folded and sorted words: two wordings with the same key are one gap.</summary>
    public required string Key { get; init; }
    public Tongue Tongue { get; init; }
    public int Times { get; set; }
    public DateTime FirstAt { get; init; }
    public DateTime LastAt { get; set; }

    /// <summary>The page that was sown for it.</summary>
    public long? SownAsId { get; set; }

    /// <summary>When somebody saw that nothing is to be sown here.</summary>
    public DateTime? SetAsideAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MissedSearch>
    {
        public void Configure(EntityTypeBuilder<MissedSearch> missed)
        {
            missed.Property(row => row.Text).HasMaxLength(500);
            missed.Property(row => row.Key).HasMaxLength(500);
            missed.HasIndex(row => row.Key).IsUnique();
            missed.HasIndex(row => row.LastAt);
        }
    }
}

public static class FindingQueries
{
    extension(AppDb db)
    {
        public DbSet<StoredPassage> Passages => db.Set<StoredPassage>();
        public DbSet<StoredEvidence> Evidence => db.Set<StoredEvidence>();
        public DbSet<MissedSearch> MissedSearches => db.Set<MissedSearch>();
        public DbSet<SearchWish> SearchWishes => db.Set<SearchWish>();
        public DbSet<Helped> Helped => db.Set<Helped>();
    }
}
