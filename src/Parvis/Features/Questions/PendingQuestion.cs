using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;

namespace Parvis.Features.Questions;

/// <summary>A question that waits until its asker shows that the address is theirs: nobody sees or hears of it before.</summary>
public sealed class PendingQuestion
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(3);
    public const int TagsLength = Tag.NameLength * Question.MostTags;

    public long Id { get; init; }
    public required string TokenHash { get; init; }
    public required string Email { get; init; }

    /// <summary>The name to show; empty when none was given.</summary>
    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string Tags { get; init; }
    public DateTime CreatedAt { get; init; }

    /// <summary>What became of it.</summary>
    public long? QuestionId { get; set; }

    public Wish Wish => new(Title, Text, Tags, Scope.Public);

    internal sealed class Mapping : IEntityTypeConfiguration<PendingQuestion>
    {
        public void Configure(EntityTypeBuilder<PendingQuestion> pending)
        {
            pending.Property(row => row.TokenHash).HasMaxLength(64);
            pending.Property(row => row.Email).HasMaxLength(Address.Length);
            pending.Property(row => row.Name).HasMaxLength(Person.NameLength);
            pending.Property(row => row.Title).HasMaxLength(Question.TitleLength);
            pending.Property(row => row.Text).HasMaxLength(Question.LongestText);
            pending.Property(row => row.Tags).HasMaxLength(TagsLength);
            pending.Ignore(row => row.Wish);
            pending.HasIndex(row => row.TokenHash).IsUnique();
        }
    }
}

public static class PendingQueries
{
    extension(AppDb db)
    {
        public DbSet<PendingQuestion> PendingQuestions => db.Set<PendingQuestion>();

        /// <summary>What this token confirms; null when it is unknown or too old. One that was used leads to its question.</summary>
        public Task<PendingQuestion?> PendingBehind(string token, DateTime now)
        {
            var (hash, since) = (Token.Hash(token), now - PendingQuestion.Lasts);
            return db.Set<PendingQuestion>()
                .SingleOrDefaultAsync(row => row.TokenHash == hash && row.CreatedAt > since);
        }
    }
}
