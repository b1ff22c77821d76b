using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;
using Parvis.Platform.Text;

namespace Parvis.Platform.People;

/// <summary>A subject that somebody is glad to be asked about.</summary>
public sealed class Offer : IChanges
{
    public const string Kind = "offer";
    public const int SubjectLength = 80;
    public const int MostEach = 20;

    public long Id { get; init; }
    public long PersonId { get; init; }
    public required string Subject { get; init; }

    /// <summary>What tells a subject from another: « Laser » and « laser » are one.</summary>
    public required string Slug { get; init; }
    public DateTime At { get; init; }

    public Thing Changes => new(Kind, Id);

    public static string SlugOf(string subject) => Text.Slug.Of(subject, "autre");

    internal sealed class Mapping : IEntityTypeConfiguration<Offer>
    {
        public void Configure(EntityTypeBuilder<Offer> offer)
        {
            offer.Property(row => row.Subject).HasMaxLength(SubjectLength);
            offer.Property(row => row.Slug).HasMaxLength(SubjectLength * 2);
            offer.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
            offer.HasIndex(row => new { row.PersonId, row.Slug }).IsUnique();
        }
    }
}

public static class OfferQueries
{
    extension(AppDb db)
    {
        public DbSet<Offer> Offers => db.Set<Offer>();

        /// <summary>What a person is glad to be asked about, in alphabetical order.</summary>
        public Task<List<string>> OffersOf(long personId) =>
            db.Set<Offer>()
                .Where(offer => offer.PersonId == personId)
                .OrderBy(offer => offer.Slug)
                .Select(offer => offer.Subject)
                .ToListAsync();

        /// <summary>Gives a person these subjects and takes all others off; those that stay keep their date.</summary>
        public async Task PutOffers(long personId, IReadOnlyList<string> subjects, DateTime now)
        {
            var there = await db.Set<Offer>().Where(offer => offer.PersonId == personId).ToListAsync();
            var wanted = subjects.Select(one => (Subject: one.Trim(), Slug: Offer.SlugOf(one))).ToList();
            db.RemoveRange(there.Where(offer => !wanted.Exists(one => one.Subject == offer.Subject)));
            var kept = there.Select(offer => offer.Subject).ToHashSet();
            // The unique index would meet the old spelling before it is gone.
            await db.SaveChangesAsync();
            foreach (
                var (subject, slug) in wanted.DistinctBy(one => one.Slug).Where(one => !kept.Contains(one.Subject))
            )
                db.Set<Offer>()
                    .Add(
                        new Offer
                        {
                            PersonId = personId,
                            Subject = subject,
                            Slug = slug,
                            At = now,
                        }
                    );
        }
    }
}
