using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Platform.Hiding;

/// <summary>That a thing is hidden now: since when, by whom, why, and who could read it before. The row goes when it is put back.</summary>
public sealed class Hidden
{
    public const int ReasonLength = 1_000;

    public required string Kind { get; init; }
    public long ThingId { get; init; }
    public Scope Former { get; init; }
    public DateTime At { get; init; }
    public long? ById { get; init; }
    public required string Reason { get; init; }

    /// <summary>When whoever wrote it was told by mail.</summary>
    public DateTime? AuthorToldAt { get; set; }

    public Thing Thing => new(Kind, ThingId);

    internal sealed class Mapping : IEntityTypeConfiguration<Hidden>
    {
        public void Configure(EntityTypeBuilder<Hidden> hidden)
        {
            hidden.HasKey(row => new { row.Kind, row.ThingId });
            hidden.Property(row => row.Kind).HasMaxLength(32);
            hidden.Property(row => row.Reason).HasMaxLength(ReasonLength);
        }
    }
}

public static class HiddenQueries
{
    extension(AppDb db)
    {
        public DbSet<Hidden> HiddenThings => db.Set<Hidden>();

        /// <summary>How this thing is hidden; null when it is not.</summary>
        public Task<Hidden?> HiddenNow(Thing thing) =>
            db.Set<Hidden>().FirstOrDefaultAsync(row => row.Kind == thing.Kind && row.ThingId == thing.Id);
    }

    /// <summary>Whether this reader still sees hidden texts of this author: who wrote them, and who decides about them.</summary>
    public static bool MaySeeHidden(this Reader reader, long? authorId) =>
        reader.May(Permission.HandleNotices) || (authorId is not null && authorId == reader.PersonId);
}
