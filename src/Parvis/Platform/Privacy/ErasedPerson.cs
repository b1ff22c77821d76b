using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.Privacy;

/// <summary>
/// That a person was erased: two numbers that say nothing without a backup, and by which one that is restored forgets them again.
/// </summary>
public sealed class ErasedPerson
{
    public long PersonId { get; init; }

    /// <summary>When the place had met the person: the same number in another place is somebody else.</summary>
    public DateTime KnownAt { get; init; }
    public DateTime ErasedAt { get; init; }

    /// <summary>The engines keep instants to different decimals.</summary>
    public bool Is(long personId, DateTime knownAt) =>
        PersonId == personId && (KnownAt - knownAt).Duration() < TimeSpan.FromMilliseconds(1);

    internal sealed class Mapping : IEntityTypeConfiguration<ErasedPerson>
    {
        public void Configure(EntityTypeBuilder<ErasedPerson> erased)
        {
            erased.HasKey(row => row.PersonId);
            erased.Property(row => row.PersonId).ValueGeneratedNever();
        }
    }
}

public static class ErasedQueries
{
    extension(AppDb db)
    {
        public DbSet<ErasedPerson> ErasedPeople => db.Set<ErasedPerson>();
    }
}
