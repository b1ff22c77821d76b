using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parvis.Platform.Data;

/// <summary>A data protection key, wrapped by the key file that lies outside the database.</summary>
public sealed class ProtectionKey
{
    public long Id { get; init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProtectionKey>
    {
        public void Configure(EntityTypeBuilder<ProtectionKey> key)
        {
            key.Property(row => row.Name).HasMaxLength(200);
            key.HasIndex(row => row.Name).IsUnique();
        }
    }
}

public static class ProtectionKeyQueries
{
    extension(AppDb db)
    {
        public DbSet<ProtectionKey> ProtectionKeys => db.Set<ProtectionKey>();
    }
}
