using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.Journal;

/// <summary>
/// Who did what to which thing, when and why. It holds numbers, never names; the reason may be purged, nothing else may
/// change: the database itself refuses.
/// </summary>
public sealed class JournalEntry
{
    public long Id { get; init; }
    public DateTime At { get; init; }

    /// <summary>Null when nobody signed in did it: the program itself, or the command line.</summary>
    public long? PersonId { get; init; }

    /// <summary>A verb, such as <c>sow</c>, <c>give-role</c>, <c>restore</c>.</summary>
    public required string Action { get; init; }

    public required string Kind { get; init; }
    public long ThingId { get; init; }
    public string? Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<JournalEntry>
    {
        public void Configure(EntityTypeBuilder<JournalEntry> entry)
        {
            entry.Property(row => row.Action).HasMaxLength(40);
            entry.Property(row => row.Kind).HasMaxLength(32);
            entry.Property(row => row.Reason).HasMaxLength(2000);
            entry.HasIndex(row => row.At);
            entry.HasIndex(row => new { row.Kind, row.ThingId });
        }
    }
}

public static class JournalQueries
{
    extension(AppDb db)
    {
        public DbSet<JournalEntry> Journal => db.Set<JournalEntry>();

        /// <summary>Writes a line in the act that does the thing, so that neither exists without the other.</summary>
        public void Record(DateTime at, long? personId, string action, Thing thing, string? reason = null) =>
            db.Set<JournalEntry>()
                .Add(
                    new JournalEntry
                    {
                        At = at,
                        PersonId = personId,
                        Action = action,
                        Kind = thing.Kind,
                        ThingId = thing.Id,
                        Reason = reason,
                    }
                );
    }
}
