using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>
/// Somebody said of a thing that was found « c’est ça, merci ». Never who: the words of the search, masked as those of a missed one
/// are. It speaks for the people behind the thing.
/// </summary>
public sealed class Helped : IChanges
{
    // Ten times count twice as much as none; more count no more.
    private const int Most = 10;

    public long Id { get; init; }
    public required string Kind { get; init; }
    public long ThingId { get; init; }
    public required string Asked { get; init; }
    public DateTime At { get; init; }

    public Thing Changes => new(Kind, ThingId);

    /// <summary>How much more the acts behind a thing weigh that helped so often.</summary>
    public static double Weight(int times) => 1 + Math.Min(times, Most) / (double)Most;

    internal sealed class Mapping : IEntityTypeConfiguration<Helped>
    {
        public void Configure(EntityTypeBuilder<Helped> helped)
        {
            helped.Property(row => row.Kind).HasMaxLength(32);
            helped.Property(row => row.Asked).HasMaxLength(500);
            helped.HasIndex(row => new { row.Kind, row.ThingId });
        }
    }
}

public static class HelpedQueries
{
    /// <summary>How often each of these things helped; those that never did are not in it.</summary>
    public static Task<Dictionary<long, int>> TimesFor(
        this IQueryable<Helped> helped,
        string kind,
        IReadOnlyCollection<long> ids
    ) =>
        helped
            .Where(row => row.Kind == kind && ids.Contains(row.ThingId))
            .GroupBy(row => row.ThingId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count);
}
