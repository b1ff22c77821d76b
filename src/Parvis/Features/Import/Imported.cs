using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Garden;
using Parvis.Platform.Data;

namespace Parvis.Features.Import;

/// <summary>
/// Where an imported thing came from. Its key lets an import be repeated or taken up again: what is here with the same
/// fingerprint is left alone.
/// </summary>
public sealed class Imported
{
    /// <summary>The kind of another name for a page.</summary>
    public const string Redirect = "redirect";

    /// <summary>The kind of a page that others link to and that has not come yet.</summary>
    public const string Awaited = "awaited";

    /// <summary>The name of the source, such as <c>mediawiki:Jardin</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The thing's own key in its source: a title, a path, an id.</summary>
    public required string Key { get; init; }
    public required string Kind { get; set; }
    public long ThingId { get; set; }

    /// <summary>Fingerprint of what was read, to tell whether it changed since.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>Fingerprint of what the import wrote here: when the thing no longer has it, somebody edited it since.</summary>
    public string Written { get; set; } = "";

    /// <summary>Where links lead to a page that is awaited, so that it is found there when it comes.</summary>
    public string? Promised { get; set; }
    public DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Imported>
    {
        public void Configure(EntityTypeBuilder<Imported> imported)
        {
            imported.HasKey(row => new { row.Source, row.Key });
            imported.Property(row => row.Source).HasMaxLength(200);
            imported.Property(row => row.Key).HasMaxLength(500);
            imported.Property(row => row.Kind).HasMaxLength(32);
            imported.Property(row => row.Fingerprint).HasMaxLength(64);
            imported.Property(row => row.Written).HasMaxLength(64);
            imported.Property(row => row.Promised).HasMaxLength(Page.SlugLength);
            imported.HasIndex(row => new { row.Kind, row.ThingId });
        }
    }
}

public static class ImportedQueries
{
    extension(AppDb db)
    {
        public DbSet<Imported> Imported => db.Set<Imported>();
    }
}
