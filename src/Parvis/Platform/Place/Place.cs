using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.Place;

/// <summary>How the place speaks to people in French.</summary>
public enum Formality
{
    Vous,
    Tu,
}

/// <summary>The place itself: one row, made by the first-run page.</summary>
public sealed class PlaceCard : IChanges
{
    public const string Kind = "place";
    public const long TheOne = 1;

    public long Id { get; init; } = TheOne;
    public required string Name { get; set; }

    /// <summary>A line under the name, such as « tiers-lieu de Saint-Aubin ».</summary>
    public string Tagline { get; set; } = "";

    public string Street { get; set; } = "";
    public string PostalCode { get; set; } = "";
    public string Town { get; set; } = "";
    public string Telephone { get; set; } = "";
    public string Email { get; set; } = "";

    /// <summary>Where people find this place on the web, without a slash at its end; empty on one's own machine.</summary>
    public string Url { get; set; } = "";

    /// <summary>IANA name of its zone.</summary>
    public string Zone { get; set; } = "Europe/Paris";

    public Formality Formality { get; set; }

    /// <summary>Title and first sentence of the home page; empty: the usual ones.</summary>
    public string WelcomeTitle { get; set; } = "";
    public string WelcomeText { get; set; } = "";

    /// <summary>For the legal notice (LCEN art. 1-1): who publishes, who answers for it, who hosts.</summary>
    public string Publisher { get; set; } = "";
    public string PublicationDirector { get; set; } = "";
    public string HostedBy { get; set; } = "";

    /// <summary>What the accessibility statement says of the building.</summary>
    public string BuildingAccess { get; set; } = "";

    /// <summary>Seen by two people who edit at once: a save on an older version is a conflict.</summary>
    public int Version { get; set; }

    public Thing Changes => new(Kind, Id);

    internal sealed class Mapping : IEntityTypeConfiguration<PlaceCard>
    {
        public void Configure(EntityTypeBuilder<PlaceCard> place)
        {
            place.Property(row => row.Id).ValueGeneratedNever();
            place.Property(row => row.Name).HasMaxLength(120);
            place.Property(row => row.Zone).HasMaxLength(64);
            place.Property(row => row.Version).IsConcurrencyToken();
        }
    }
}

/// <summary>One period of one day of the week, in the place's own time, between the dates on which it holds.</summary>
public sealed class OpeningPeriod : IChanges
{
    public long Id { get; init; }
    public DayOfWeek Day { get; init; }
    public TimeOnly Opens { get; init; }

    /// <summary>The end of the period; midnight means the end of the day.</summary>
    public TimeOnly Closes { get; init; }

    /// <summary>First and last day on which it holds, so that figures of the past never change.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; set; }

    public Thing Changes => new(PlaceCard.Kind, PlaceCard.TheOne);

    internal sealed class Mapping : IEntityTypeConfiguration<OpeningPeriod>
    {
        public void Configure(EntityTypeBuilder<OpeningPeriod> period) => period.HasKey(row => row.Id);
    }
}

/// <summary>Days on which the place is shut whatever its hours.</summary>
public sealed class Closing : IChanges
{
    public long Id { get; init; }
    public DateOnly From { get; init; }
    public DateOnly Until { get; init; }
    public string Reason { get; init; } = "";

    public Thing Changes => new(PlaceCard.Kind, PlaceCard.TheOne);

    internal sealed class Mapping : IEntityTypeConfiguration<Closing>
    {
        public void Configure(EntityTypeBuilder<Closing> closing) =>
            closing.Property(row => row.Reason).HasMaxLength(200);
    }
}

public static class PlaceQueries
{
    extension(AppDb db)
    {
        public DbSet<PlaceCard> Places => db.Set<PlaceCard>();
        public DbSet<OpeningPeriod> OpeningPeriods => db.Set<OpeningPeriod>();
        public DbSet<Closing> Closings => db.Set<Closing>();
    }
}
