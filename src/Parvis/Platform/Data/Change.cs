using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parvis.Platform.Data;

/// <summary>A thing by its kind (<c>question</c>, <c>page</c>, <c>person</c>…) and its number.</summary>
public readonly record struct Thing(string Kind, long Id)
{
    public override string ToString() => $"{Kind}:{Id}";
}

/// <summary>An entity whose saving changes a thing: itself, or the thing that it is a part of.</summary>
public interface IChanges
{
    /// <summary>The thing that others must look at again; read after the save, when new rows have their key.</summary>
    Thing Changes { get; }
}

/// <summary>
/// One line of the list of all changes, in the order of commits. The index, the output cache and the other processes
/// follow its number and nothing else.
/// </summary>
public sealed class Change
{
    public long Number { get; init; }
    public required string Kind { get; init; }
    public long ThingId { get; init; }
    public DateTime At { get; init; }

    public Thing Thing => new(Kind, ThingId);

    internal sealed class Mapping : IEntityTypeConfiguration<Change>
    {
        public void Configure(EntityTypeBuilder<Change> change)
        {
            change.HasKey(row => row.Number);
            change.Property(row => row.Number).ValueGeneratedNever();
            change.Property(row => row.Kind).HasMaxLength(32);
            change.HasIndex(row => row.At);
        }
    }
}

/// <summary>
/// One row with the last number given out. Its lock is held until the commit, so numbers become visible in their order
/// on PostgreSQL too, where identity values do not.
/// </summary>
public sealed class ChangeCounter
{
    public long Id { get; init; }
    public long Last { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChangeCounter>
    {
        public void Configure(EntityTypeBuilder<ChangeCounter> counter) =>
            counter.Property(row => row.Id).ValueGeneratedNever();
    }
}

public static class ChangeQueries
{
    extension(AppDb db)
    {
        public DbSet<Change> Changes => db.Set<Change>();
        public DbSet<ChangeCounter> ChangeCounters => db.Set<ChangeCounter>();
    }
}
