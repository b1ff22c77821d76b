using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Features.Garden;

/// <summary>How many people a page helped on one day. Who they were is not known.</summary>
public sealed class PageHelped
{
    public long PageId { get; init; }
    public DateOnly Day { get; init; }
    public int Count { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PageHelped>
    {
        public void Configure(EntityTypeBuilder<PageHelped> helped)
        {
            helped.HasKey(row => new { row.PageId, row.Day });
            helped.HasOne<Page>().WithMany().HasForeignKey(row => row.PageId);
        }
    }
}

/// <summary>Somebody says that something is wrong on a page.</summary>
public sealed class PageDoubt
{
    public const int TextLength = 1000;
    public const int EmailLength = 320;

    public long Id { get; init; }
    public long PageId { get; init; }
    public Page? Page { get; init; }
    public required string Text { get; init; }

    /// <summary>Where to answer, if they gave it; it goes with the doubt, a month after that is settled.</summary>
    public string? Email { get; init; }
    public long? ById { get; init; }
    public DateTime At { get; init; }

    /// <summary>When it was settled, and by whom.</summary>
    public DateTime? SettledAt { get; private set; }
    public long? SettledById { get; private set; }

    /// <summary>Done with; a second time changes nothing.</summary>
    public void Settle(long? byId, DateTime at)
    {
        if (SettledAt is null)
            (SettledAt, SettledById) = (at, byId);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PageDoubt>
    {
        public void Configure(EntityTypeBuilder<PageDoubt> doubt)
        {
            doubt.Property(row => row.Text).HasMaxLength(TextLength);
            doubt.Property(row => row.Email).HasMaxLength(EmailLength);
            doubt.HasOne(row => row.Page).WithMany().HasForeignKey(row => row.PageId);
            doubt.HasIndex(row => row.SettledAt);
        }
    }
}

public static class FeedbackQueries
{
    extension(AppDb db)
    {
        public DbSet<PageHelped> PagesHelped => db.Set<PageHelped>();
        public DbSet<PageDoubt> PageDoubts => db.Set<PageDoubt>();
    }

    public static IQueryable<PageDoubt> Open(this IQueryable<PageDoubt> doubts) =>
        doubts.Where(doubt => doubt.SettledAt == null);
}
