using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Features.Questions.Following;

/// <summary>Somebody who wants to hear what becomes of a question; whoever asks does.</summary>
public sealed class QuestionFollow
{
    public long Id { get; init; }
    public long QuestionId { get; init; }
    public long PersonId { get; init; }
    public DateTime Since { get; set; }
    public DateTime? StoppedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<QuestionFollow>
    {
        public void Configure(EntityTypeBuilder<QuestionFollow> follow) =>
            follow.HasIndex(row => new { row.QuestionId, row.PersonId }).IsUnique();
    }
}

public static class FollowQueries
{
    extension(AppDb db)
    {
        public DbSet<QuestionFollow> QuestionFollows => db.Set<QuestionFollow>();

        public Task<bool> Follows(long questionId, long personId) =>
            db.Set<QuestionFollow>()
                .AnyAsync(row => row.QuestionId == questionId && row.PersonId == personId && row.StoppedAt == null);

        /// <summary>To follow twice changes nothing.</summary>
        public async Task Follow(long questionId, long personId, DateTime now)
        {
            var follow = await Of(db, questionId, personId);
            if (follow is null)
                db.Set<QuestionFollow>()
                    .Add(
                        new QuestionFollow
                        {
                            QuestionId = questionId,
                            PersonId = personId,
                            Since = now,
                        }
                    );
            else if (follow.StoppedAt is not null)
                (follow.Since, follow.StoppedAt) = (now, null);
        }

        public async Task Unfollow(long questionId, long personId, DateTime now)
        {
            if (await Of(db, questionId, personId) is { StoppedAt: null } follow)
                follow.StoppedAt = now;
        }
    }

    private static Task<QuestionFollow?> Of(AppDb db, long questionId, long personId) =>
        db.Set<QuestionFollow>().SingleOrDefaultAsync(row => row.QuestionId == questionId && row.PersonId == personId);
}
