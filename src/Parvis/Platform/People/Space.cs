using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

/// <summary>A community inside the place: the fablab, the shared garden, a hosted organisation's room.</summary>
public sealed class Space : IScoped, IChanges
{
    public const string Kind = "space";

    public long Id { get; init; }
    public required string Slug { get; set; }
    public required string Name { get; set; }
    public required string SortKey { get; set; }
    public string About { get; set; } = "";

    /// <summary>Who may know that the space exists; its own things carry <see cref="People.Scope.OfSpace"/>.</summary>
    public Scope Scope { get; set; }

    public Thing Changes => new(Kind, Id);

    internal sealed class Mapping : IEntityTypeConfiguration<Space>
    {
        public void Configure(EntityTypeBuilder<Space> space)
        {
            space.Property(row => row.Slug).HasMaxLength(100);
            space.Property(row => row.Name).HasMaxLength(200);
            space.Property(row => row.SortKey).HasMaxLength(400);
            space.HasIndex(row => row.Slug).IsUnique();
        }
    }
}

/// <summary>A person in a space, from one moment until another.</summary>
public sealed class SpaceMember
{
    public long Id { get; init; }
    public long SpaceId { get; init; }
    public long PersonId { get; init; }
    public DateTime From { get; init; }
    public DateTime? Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SpaceMember>
    {
        public void Configure(EntityTypeBuilder<SpaceMember> member)
        {
            member.HasOne<Space>().WithMany().HasForeignKey(row => row.SpaceId);
            member.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        }
    }
}

public static class SpaceQueries
{
    extension(AppDb db)
    {
        public DbSet<Space> Spaces => db.Set<Space>();
        public DbSet<SpaceMember> SpaceMembers => db.Set<SpaceMember>();
    }

    public static IQueryable<SpaceMember> At(this IQueryable<SpaceMember> members, DateTime now) =>
        members.Where(member => member.From <= now && (member.Until == null || member.Until > now));
}
