using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

/// <summary>A company, association or public body around the place.</summary>
public sealed class Organisation
{
    public long Id { get; init; }
    public required string Name { get; set; }
    public required string SortKey { get; set; }
    public string About { get; set; } = "";
    public string? Url { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> organisation)
        {
            organisation.Property(row => row.Name).HasMaxLength(200);
            organisation.Property(row => row.SortKey).HasMaxLength(400);
            organisation.Property(row => row.Url).HasMaxLength(500);
            organisation.HasIndex(row => row.SortKey);
        }
    }
}

/// <summary>A person in an organisation, from one day until another.</summary>
public sealed class Membership
{
    public long Id { get; init; }
    public long PersonId { get; init; }
    public long OrganisationId { get; init; }
    public string Title { get; set; } = "";
    public DateOnly From { get; init; }
    public DateOnly? Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> membership)
        {
            membership.Property(row => row.Title).HasMaxLength(200);
            membership.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
            membership.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId);
        }
    }
}

public static class OrganisationQueries
{
    extension(AppDb db)
    {
        public DbSet<Organisation> Organisations => db.Set<Organisation>();
        public DbSet<Membership> Memberships => db.Set<Membership>();
    }
}
