using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Features.Garden.Provenance;

/// <summary>What a text is harvested from, as the feature that has it says.</summary>
/// <param name="Part">The part of the thing: an answer of a question.</param>
/// <param name="Anchor">The end of the part's address.</param>
/// <param name="AuthorId">Who wrote it; null when the name is to be left out, or nobody knows it.</param>
public sealed record Origin(Thing Thing, long Part, string Anchor, long? AuthorId);

/// <summary>That a block of a page came from somewhere. A block that was harvested twice over has two sources.</summary>
public sealed class BlockSource : IChanges
{
    public long Id { get; init; }
    public long PageId { get; init; }

    /// <summary>The block's number among those of its page; it keeps it through all later revisions.</summary>
    public int Block { get; init; }

    public required string Kind { get; init; }
    public long ThingId { get; init; }
    public long PartId { get; init; }
    public required string Anchor { get; init; }
    public long? AuthorId { get; init; }
    public long? HarvestedById { get; init; }
    public DateTime At { get; init; }

    /// <summary>The revision of the page that brought it.</summary>
    public int Revision { get; init; }

    /// <summary>Tells its words as they were harvested: a block with another mark has changed since.</summary>
    public required string Mark { get; init; }

    public Thing Changes => new(Page.Kind, PageId);

    internal sealed class Mapping : IEntityTypeConfiguration<BlockSource>
    {
        public void Configure(EntityTypeBuilder<BlockSource> source)
        {
            source.Property(row => row.Kind).HasMaxLength(32);
            source.Property(row => row.Anchor).HasMaxLength(64);
            source.Property(row => row.Mark).HasMaxLength(64);
            source.HasOne<Page>().WithMany().HasForeignKey(row => row.PageId);
            source.HasIndex(row => new { row.PageId, row.Block });
            source.HasIndex(row => new { row.Kind, row.ThingId });
            source.HasIndex(row => row.AuthorId);
        }
    }
}

/// <summary>Where a block that has sources stands in one revision of its page. Blocks without sources have no rows.</summary>
public sealed class PlacedBlock
{
    public long PageId { get; init; }

    /// <summary>The revision.</summary>
    public int Number { get; init; }

    /// <summary>Its place among the blocks of the text, from 0.</summary>
    public int Position { get; init; }

    public int Block { get; init; }
    public required string Mark { get; init; }

    /// <summary>The elements that it became among those of the first level of the page's HTML.</summary>
    public int FirstElement { get; init; }
    public int Elements { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlacedBlock>
    {
        public void Configure(EntityTypeBuilder<PlacedBlock> placed)
        {
            placed.HasKey(row => new
            {
                row.PageId,
                row.Number,
                row.Position,
            });
            placed.Property(row => row.Mark).HasMaxLength(64);
            placed.HasOne<Page>().WithMany().HasForeignKey(row => row.PageId);
        }
    }
}

public static class ProvenanceQueries
{
    extension(AppDb db)
    {
        public DbSet<BlockSource> BlockSources => db.Set<BlockSource>();
        public DbSet<PlacedBlock> PlacedBlocks => db.Set<PlacedBlock>();
    }

    /// <summary>Those that came from one part of one thing.</summary>
    public static IQueryable<BlockSource> From(this IQueryable<BlockSource> sources, Origin origin) =>
        sources.Where(source =>
            source.Kind == origin.Thing.Kind && source.ThingId == origin.Thing.Id && source.PartId == origin.Part
        );
}
