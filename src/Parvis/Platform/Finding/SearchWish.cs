using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Language.Text;
using Parvis.Platform.People;

namespace Parvis.Platform.Finding;

/// <summary>An address left with a search that found nothing: it hears once when there is an answer, and is forgotten then.</summary>
public sealed class SearchWish
{
    public long Id { get; init; }
    public long MissedId { get; init; }
    public required string Email { get; init; }
    public Tongue Tongue { get; init; }
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SearchWish>
    {
        public void Configure(EntityTypeBuilder<SearchWish> wish)
        {
            wish.Property(row => row.Email).HasMaxLength(Address.Length);
            wish.HasIndex(row => new { row.MissedId, row.Email }).IsUnique();
        }
    }
}
