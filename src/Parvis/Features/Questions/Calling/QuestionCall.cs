using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Features.Questions.Calling;

/// <summary>
/// Somebody who was thought of for a question, with the reason, and whether they are asked. Proposals are made once, when the
/// question is; the asker and staff change them.
/// </summary>
public sealed class QuestionCall
{
    public const int ReasonLength = 500;

    public long Id { get; init; }
    public long QuestionId { get; init; }
    public long PersonId { get; init; }

    /// <summary>Why, in one sentence; empty when somebody named them.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The things that the reason speaks of, « question:12 page:5 »: who may not see one of them does not read it.</summary>
    public string Because { get; init; } = "";

    /// <summary>The first one is the likeliest to know.</summary>
    public int Place { get; init; }
    public DateTime ProposedAt { get; init; }
    public DateTime? CalledAt { get; set; }

    /// <summary>Who chose them; null when the house did.</summary>
    public long? CalledById { get; set; }
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>When the mail was written: once, whatever becomes of the call.</summary>
    public DateTime? ToldAt { get; set; }

    public bool Stands => CalledAt is not null && WithdrawnAt is null;

    public IEnumerable<Thing> Things =>
        Because
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Split(':'))
            .Select(one => new Thing(one[0], long.Parse(one[1], System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Asks this person; to do it twice changes nothing.</summary>
    public void Call(long? byId, DateTime now)
    {
        if (!Stands)
            (CalledAt, CalledById, WithdrawnAt) = (now, byId, null);
    }

    public void Withdraw(DateTime now)
    {
        if (Stands)
            WithdrawnAt = now;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<QuestionCall>
    {
        public void Configure(EntityTypeBuilder<QuestionCall> call)
        {
            call.Property(row => row.Reason).HasMaxLength(ReasonLength);
            call.Property(row => row.Because).HasMaxLength(ReasonLength);
            call.Ignore(row => row.Stands);
            call.Ignore(row => row.Things);
            call.HasIndex(row => new { row.QuestionId, row.PersonId }).IsUnique();
            call.HasIndex(row => new { row.PersonId, row.CalledAt });
        }
    }
}

public static class CallQueries
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    extension(AppDb db)
    {
        public DbSet<QuestionCall> QuestionCalls => db.Set<QuestionCall>();

        /// <summary>How many questions each of these people was asked in the last seven days.</summary>
        public Task<Dictionary<long, int>> CallsThisWeek(IReadOnlyCollection<long> people, DateTime now)
        {
            var since = now - Week;
            return db.Set<QuestionCall>()
                // Withdrawn after the mail left, it was asked all the same.
                .Where(call => people.Contains(call.PersonId) && call.CalledAt > since)
                .Where(call => call.WithdrawnAt == null || call.ToldAt != null)
                .GroupBy(call => call.PersonId)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key, group => group.Count);
        }
    }
}
