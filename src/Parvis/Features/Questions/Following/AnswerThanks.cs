using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Features.Questions.Following;

/// <summary>Somebody said that an answer helped them: once each, and nobody for their own.</summary>
public sealed class AnswerThanks
{
    public long Id { get; init; }
    public long AnswerId { get; init; }
    public long PersonId { get; init; }
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AnswerThanks>
    {
        public void Configure(EntityTypeBuilder<AnswerThanks> thanks) =>
            thanks.HasIndex(row => new { row.AnswerId, row.PersonId }).IsUnique();
    }
}

public static class ThanksQueries
{
    extension(AppDb db)
    {
        public async Task Thank(Answer answer, long personId, DateTime now)
        {
            var thanks = db.Set<AnswerThanks>();
            if (
                answer.AuthorId == personId
                || await thanks.AnyAsync(row => row.AnswerId == answer.Id && row.PersonId == personId)
            )
                return;
            thanks.Add(
                new AnswerThanks
                {
                    AnswerId = answer.Id,
                    PersonId = personId,
                    At = now,
                }
            );
            answer.Thanks++;
        }
    }
}
