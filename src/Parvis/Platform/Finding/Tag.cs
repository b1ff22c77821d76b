using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>A word that gathers things; in the garden, a bed.</summary>
public sealed class Tag
{
    public const int NameLength = 80;

    public long Id { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public required string SortKey { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Tag>
    {
        public void Configure(EntityTypeBuilder<Tag> tag)
        {
            tag.Property(row => row.Slug).HasMaxLength(NameLength * 2);
            tag.Property(row => row.Name).HasMaxLength(NameLength);
            tag.Property(row => row.SortKey).HasMaxLength(NameLength * 2);
            tag.HasIndex(row => row.Slug).IsUnique();
        }
    }
}

/// <summary>That a thing carries a tag.</summary>
public sealed class Tagging
{
    public required string Kind { get; init; }
    public long ThingId { get; init; }
    public long TagId { get; init; }
    public Tag? Tag { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Tagging>
    {
        public void Configure(EntityTypeBuilder<Tagging> tagging)
        {
            tagging.HasKey(row => new
            {
                row.Kind,
                row.ThingId,
                row.TagId,
            });
            tagging.Property(row => row.Kind).HasMaxLength(32);
            tagging.HasOne(row => row.Tag).WithMany().HasForeignKey(row => row.TagId);
        }
    }
}

public static class TagQueries
{
    extension(AppDb db)
    {
        public DbSet<Tag> Tags => db.Set<Tag>();
        public DbSet<Tagging> Taggings => db.Set<Tagging>();
    }

    public static IQueryable<Tagging> Of(this IQueryable<Tagging> taggings, string kind, long thingId) =>
        taggings.Where(tagging => tagging.Kind == kind && tagging.ThingId == thingId);

    /// <summary>The names of the tags of each of these things.</summary>
    public static async Task<ILookup<long, string>> NamesFor(
        this IQueryable<Tagging> taggings,
        string kind,
        IReadOnlyCollection<long> ids
    )
    {
        var names = await taggings
            .Where(tagging => tagging.Kind == kind && ids.Contains(tagging.ThingId))
            .OrderBy(tagging => tagging.Tag!.SortKey)
            .Select(tagging => new { tagging.ThingId, tagging.Tag!.Name })
            .ToListAsync();
        return names.ToLookup(tag => tag.ThingId, tag => tag.Name);
    }
}
