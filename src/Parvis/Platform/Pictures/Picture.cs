using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Formats.Pictures;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Platform.Pictures;

/// <summary>A picture that somebody put here. Its file lies in the data folder under the fingerprint of what is in it.</summary>
public sealed class Picture
{
    public const int HashLength = 32;

    public long Id { get; init; }

    /// <summary>The first half of the SHA-256 of its bytes, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
    public PictureKind Kind { get; init; }
    public int Width { get; init; }
    public int Height { get; init; }
    public long Size { get; init; }

    /// <summary>Who put it here last, and when: until a text carries it, nobody else sees it.</summary>
    public long? ById { get; set; }
    public DateTime At { get; set; }

    /// <summary>Its address, from the root and without language; it tells the size too, so that a page does not jump.</summary>
    public string Path => OwnPictures.PathOf(Hash, Width, Height);

    internal sealed class Mapping : IEntityTypeConfiguration<Picture>
    {
        public void Configure(EntityTypeBuilder<Picture> picture)
        {
            picture.Property(row => row.Hash).HasMaxLength(HashLength);
            picture.Ignore(row => row.Path);
            picture.HasIndex(row => row.Hash).IsUnique();
            picture.HasIndex(row => row.At);
        }
    }
}

/// <summary>That a thing carries a picture, and who may see it there. Derived from the texts, in the act that changes them.</summary>
public sealed class PictureUse : IScoped
{
    public required string Hash { get; init; }
    public required string Kind { get; init; }
    public long ThingId { get; init; }
    public Scope Scope { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PictureUse>
    {
        public void Configure(EntityTypeBuilder<PictureUse> use)
        {
            use.HasKey(row => new
            {
                row.Hash,
                row.Kind,
                row.ThingId,
                row.Scope,
            });
            use.Property(row => row.Hash).HasMaxLength(Picture.HashLength);
            use.Property(row => row.Kind).HasMaxLength(32);
            use.HasIndex(row => new { row.Kind, row.ThingId });
        }
    }
}

public static class PictureQueries
{
    extension(AppDb db)
    {
        public DbSet<Picture> Pictures => db.Set<Picture>();
        public DbSet<PictureUse> PictureUses => db.Set<PictureUse>();
    }

    /// <summary>The picture, for a reader of a text that carries it and for who put it here.</summary>
    public static Task<Picture?> ReadableBy(this IQueryable<Picture> pictures, AppDb db, Reader reader, string hash)
    {
        var (scopes, person) = (reader.Scopes, reader.PersonId);
        return pictures
            .Where(picture => picture.Hash == hash)
            .Where(picture =>
                (person != null && picture.ById == person)
                || db.Set<PictureUse>().Any(use => use.Hash == hash && scopes.Contains(use.Scope))
            )
            .FirstOrDefaultAsync();
    }
}
